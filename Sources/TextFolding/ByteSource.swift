/// The bytes being folded, borrowed for the length of one call.
///
/// Reads are checked in debug builds only: `FoldPass` is the one user, and its tests run over every
/// scalar and every cut of a sequence.
@safe struct ByteSource {
  let base: UnsafePointer<UInt8>
  let count: Int

  /// Nil for an empty buffer, which may have no address.
  init?(_ buffer: UnsafeBufferPointer<UInt8>) {
    guard let base = buffer.baseAddress, !buffer.isEmpty else { return nil }
    unsafe self.base = base
    count = buffer.count
  }

  @inline(__always)
  subscript(index: Int) -> UInt8 {
    assert(index >= 0 && index < count)
    // SAFETY: FoldPass keeps its position below `count` whenever it reads.
    return unsafe base[index]
  }

  /// Four bytes from `index`, the first lowest; those beyond the end read as 0.
  @inline(__always)
  func word(at index: Int) -> UInt32 {
    if index + 4 <= count {
      // SAFETY: the four bytes lie within `count`.
      return UInt32(
        littleEndian: unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt32.self))
    }
    var word: UInt32 = 0
    for offset in 0..<max(0, count - index) {
      word |= UInt32(self[index + offset]) << UInt32(8 * offset)
    }
    return word
  }

  /// Eight bytes from `index`, the first lowest; all must lie within the text.
  @inline(__always)
  func wideWord(at index: Int) -> UInt64 {
    assert(index >= 0 && index + 8 <= count)
    // SAFETY: FoldPass asks only where the bytes are left.
    return UInt64(
      littleEndian: unsafe UnsafeRawPointer(base + index).loadUnaligned(as: UInt64.self))
  }

  /// The last bytes of the text, from `index` on, less than eight, with zeros above them. The text
  /// must be eight bytes long or longer.
  @inline(__always)
  func wideTail(at index: Int) -> UInt64 {
    wideWord(at: count - 8) >> UInt64(8 * (8 - (count - index)))
  }
}
