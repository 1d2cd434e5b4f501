import TextFolding

// The finders read bytes of the fold through these. A position past either end reads as 0, which
// is no digit, letter or space, so that a look-ahead needs no bounds of its own.
extension Span<UInt8> {
  /// The byte at `index`, or 0 outside the text.
  func byte(_ index: Int) -> UInt8 { index >= 0 && index < count ? self[index] : 0 }

  /// The scalar that starts at `index`, which must be the start of one; (0, 0) at the end.
  func scalar(at index: Int) -> (value: UInt32, length: Int) {
    let first = byte(index)
    if first < 0x80 { return (UInt32(first), index < count && index >= 0 ? 1 : 0) }
    if first < 0xE0 { return (UInt32(first & 0x1F) << 6 | tail(index + 1), clamped(2, index)) }
    if first < 0xF0 {
      let high = UInt32(first & 0x0F) << 12
      return (high | tail(index + 1) << 6 | tail(index + 2), clamped(3, index))
    }
    let high = UInt32(first & 0x07) << 18 | tail(index + 1) << 12
    return (high | tail(index + 2) << 6 | tail(index + 3), clamped(4, index))
  }

  /// The scalar that ends before `index`; (0, 0) at the start.
  func scalar(before index: Int) -> (value: UInt32, length: Int) {
    guard index > 0, index <= count else { return (0, 0) }
    var start = index - 1
    while start > 0, index - start < 4, self[start] & 0xC0 == 0x80 { start -= 1 }
    return (scalar(at: start).value, index - start)
  }

  private func tail(_ index: Int) -> UInt32 { UInt32(byte(index) & 0x3F) }
  private func clamped(_ length: Int, _ index: Int) -> Int { Swift.min(length, count - index) }

  func isDigit(_ index: Int) -> Bool { byte(index) &- 48 < 10 }
  func isLatin(_ index: Int) -> Bool { byte(index) &- 97 < 26 }
  func isWord(_ index: Int) -> Bool { isDigit(index) || isLatin(index) }
  func isSpace(_ index: Int) -> Bool { byte(index) == 0x20 || byte(index) == 0x0A }

  /// Whether a digit or a letter of a spaced script starts at `index`.
  func hasSpacedWord(at index: Int) -> Bool {
    let first = byte(index)
    if first < 0x80 { return isWord(index) }
    return ScalarClass.of(scalar(at: index).value).rawValue & wordOrMark != 0
  }

  /// Whether a digit or a letter of a spaced script ends before `index`.
  func hasSpacedWord(before index: Int) -> Bool {
    let last = byte(index - 1)
    if last < 0x80 { return isWord(index - 1) }
    return ScalarClass.of(scalar(before: index).value).rawValue & wordOrMark != 0
  }

  /// Whether the scalar at `index` is a Chinese character.
  func hasHan(at index: Int) -> Bool { isHan(scalar(at: index).value) }

  /// Whether the scalar before `index` is a Chinese character.
  func hasHan(before index: Int) -> Bool { isHan(scalar(before: index).value) }

  /// The end of the blanks at `index`, at most `limit` of them.
  func skippingSpaces(_ index: Int, atMost limit: Int = 1) -> Int {
    var index = index
    var left = limit
    while left > 0, byte(index) == 0x20 {
      index += 1
      left -= 1
    }
    return index
  }

  /// The start of the blanks that end before `index`, at most `limit` of them.
  func skippingSpaces(before index: Int, atMost limit: Int = 1) -> Int {
    var index = index
    var left = limit
    while left > 0, byte(index - 1) == 0x20 {
      index -= 1
      left -= 1
    }
    return index
  }
}

/// Whether a scalar is a Chinese character.
func isHan(_ scalar: UInt32) -> Bool {
  scalar >= 0x4E00 && scalar < 0xA000 || scalar >= 0x3400 && scalar < 0x4DC0
    || scalar >= 0x20000 && scalar < 0x32000 || scalar == 0x3007
}

/// A mask and not a set: an array literal of another module's option set is made anew, on the heap,
/// each time.
private let wordOrMark = ScalarClass.spacedWord.rawValue | ScalarClass.mark.rawValue
