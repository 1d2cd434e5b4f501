import TextFolding

/// Scalars of folded text and the words they are in.
extension Span<UInt8> {
  /// The scalar that starts at `offset`, and its length in bytes. `offset` is in bounds.
  @inline(__always)
  func scalar(at offset: Int) -> (value: UInt32, length: Int) {
    let first = self[offset]
    if first < 0x80 { return (UInt32(first), 1) }
    // Han and Kana, most of the rest, without the call.
    guard first >= 0xE1, first < 0xF0, offset + 3 <= count else { return foldedScalar(at: offset) }
    let rest = UInt32(self[offset + 1] & 0x3F) << 6 | UInt32(self[offset + 2] & 0x3F)
    return (UInt32(first & 0x0F) << 12 | rest, 3)
  }

  /// The scalar that ends at `offset`, or nil at the start of the text.
  func scalar(before offset: Int) -> UInt32? {
    guard offset > 0 else { return nil }
    var start = offset - 1
    while start > 0, offset - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return scalar(at: start).value
  }

  /// Whether a digit or a letter of a spaced script starts at `offset`.
  func hasSpacedWord(at offset: Int) -> Bool {
    offset < count && ScalarClass.of(scalar(at: offset).value).contains(.spacedWord)
  }

  /// Whether a digit or a letter of a spaced script ends at `offset`.
  func hasSpacedWord(before offset: Int) -> Bool {
    guard let value = scalar(before: offset) else { return false }
    return ScalarClass.of(value).contains(.spacedWord)
  }

  /// Whether both ends of `start..<end` keep the edge rule: an end that is a digit or a letter of
  /// a spaced script does not touch another such.
  func hasEdges(_ start: Int, _ end: Int) -> Bool {
    !(hasSpacedWord(before: start) && hasSpacedWord(at: start))
      && !(hasSpacedWord(at: end) && hasSpacedWord(before: end))
  }

  /// The end of the letters and digits of spaced scripts that start at `offset`.
  func endOfWord(from offset: Int) -> Int {
    var end = offset
    while end < count {
      let next = scalar(at: end)
      guard ScalarClass.of(next.value).contains(.spacedWord) else { break }
      end += next.length
    }
    return end
  }
}
