/// Finds the places where numbers start.
enum Numerals {
  /// The first ASCII digit or Chinese numeral at or after `index`.
  static func next(_ text: Span<UInt8>, from index: Int) -> Int? {
    var index = index
    while index < text.count {
      let byte = text[index]
      if byte &- 48 < 10 { return index }
      // Every numeral is three bytes with a first one of E3 (〇) to E9.
      if byte >= 0xE3, byte <= 0xE9 {
        if ChineseNumeral(text.scalar(at: index).value) != nil { return index }
        index += 3
      } else {
        index += 1
      }
    }
    return nil
  }

  /// The end of the digits or numerals at `start`, for a number that was not wanted.
  static func end(_ text: Span<UInt8>, at start: Int) -> Int {
    var index = start
    if text.isDigit(start) {
      while text.isDigit(index) { index += 1 }
      return index
    }
    while text.byte(index) >= 0xE3, ChineseNumeral(text.scalar(at: index).value) != nil {
      index += 3
    }
    return max(index, start + 1)
  }
}
