/// Finds invite, meeting and one-time codes by the word they go by. Linear.
enum CodeFinder {
  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    while index < text.count {
      let byte = text[index]
      guard byte & 0xC0 != 0x80, byte > 0x20,
        !(text.isWord(index) && text.hasSpacedWord(before: index))
      else {
        index += 1
        continue
      }
      if let match = named(text, at: index) ?? leading(text, at: index) {
        matches.append(match)
        index = match.end
      } else {
        index += 1
      }
    }
  }

  private static func named(_ text: Span<UInt8>, at start: Int) -> EntityMatch? {
    guard let (after, purpose) = CodeWords.names.word(in: text, at: start) else { return nil }
    var index = after
    for _ in 0..<7 {
      if let end = code(text, at: index, purpose) {
        return EntityMatch(start: start, end: end, value: .code(purpose))
      }
      guard index - after < 32,
        let (next, _) = CodeWords.connectors.word(in: text, at: index)
      else { return nil }
      index = next
    }
    return nil
  }

  /// The code first, then its name.
  private static func leading(_ text: Span<UInt8>, at start: Int) -> EntityMatch? {
    guard text.isDigit(start), let end = code(text, at: start, .oneTime),
      let (last, purpose) = CodeWords.followers.word(in: text, at: end)
    else { return nil }
    return EntityMatch(start: start, end: last, value: .code(purpose))
  }

  /// The end of the code of that kind at `start`.
  private static func code(_ text: Span<UInt8>, at start: Int, _ purpose: CodePurpose) -> Int? {
    guard text.isWord(start), !text.isWord(start - 1) || text.byte(start - 1) >= 0x80 else {
      return nil
    }
    switch purpose {
    case .meeting: return meeting(text, at: start)
    case .oneTime: return alphanumeric(text, at: start, 4...8, mostLetters: 5)
    case .invite: return alphanumeric(text, at: start, 4...12, mostLetters: 11)
    }
  }

  /// Letters and digits with at least one digit, or with two groups of them.
  private static func alphanumeric(
    _ text: Span<UInt8>, at start: Int, _ lengths: ClosedRange<Int>, mostLetters: Int
  ) -> Int? {
    var index = start
    var digits = 0
    while text.isWord(index), index - start < 24 {
      if text.isDigit(index) { digits += 1 }
      index += 1
    }
    // 123 456 and 123-456.
    if digits == 3, index - start == 3, text.byte(index) == 0x20 || text.byte(index) == 0x2D {
      let next = index + 1
      if text.isDigit(next), text.isDigit(next + 1), text.isDigit(next + 2) {
        index = next + 3
        digits = 6
      }
    }
    let length = digits == 6 && index - start == 7 ? 6 : index - start
    guard lengths.contains(length), digits > 0, length - digits <= mostLetters,
      endsCode(text, index)
    else { return nil }
    return index
  }

  /// Nine to eleven digits, in groups or not.
  private static func meeting(_ text: Span<UInt8>, at start: Int) -> Int? {
    var index = start
    var digits = 0
    while digits < 13 {
      if text.isDigit(index) {
        digits += 1
        index += 1
      } else if text.byte(index) == 0x20 || text.byte(index) == 0x2D, text.isDigit(index + 1) {
        index += 1
      } else {
        break
      }
    }
    guard (9...11).contains(digits), endsCode(text, index) else { return nil }
    return index
  }

  private static func endsCode(_ text: Span<UInt8>, _ end: Int) -> Bool {
    guard !text.hasSpacedWord(at: end) else { return false }
    switch text.byte(end) {
    case 0x25, 0x5F, 0x40: return false
    case 0x2E, 0x2D, 0x3A: return !text.isWord(end + 1)
    default: break
    }
    // 元, 分, 位, 年, 月, 天, 个: the number counts something.
    switch text.scalar(at: end).value {
    case 0x5143, 0x5206, 0x4F4D, 0x5E74, 0x6708, 0x5929, 0x4E2A, 0x6B21, 0x4EBA, 0x5757:
      return false
    default: return true
    }
  }
}
