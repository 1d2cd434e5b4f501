/// Reading scalars of folded text, which is valid UTF-8.
///
/// Should it ever not be, a read gives U+FFFD and moves one byte: wrong, but in bounds.
extension Span<UInt8> {
  /// The scalar that starts at `offset`, and its length in bytes. `offset` is in bounds.
  ///
  /// Inlinable: it is called for every character, and a call across modules costs more than it does.
  @inlinable
  package func foldedScalar(at offset: Int) -> (value: UInt32, length: Int) {
    let first = self[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    guard first >= 0xC2, offset + length <= count else { return (0xFFFD, 1) }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    for index in 1..<length { value = value << 6 | UInt32(self[offset + index] & 0x3F) }
    return (value, length)
  }
}
