/// Finds phone numbers: E.164 of any country, and the national forms of twelve.
///
/// A number must fit a numbering plan and look like one: eight digits count only after a word such
/// as 电话 or `call`, ten and more by their own first digits. Spaced, masked (138****0000) and
/// Chinese digits (幺三八...) are read. Order numbers, dates, amounts and longer ids are not found.
/// Linear: a bounded number of ways to cut each row of digits.
enum PhoneFinder {
  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    while let numeral = Numerals.next(text, from: index) {
      // 幺 is no numeral elsewhere, and the first digit of mobile numbers read aloud.
      let start = text.scalar(before: numeral).value == 0x5E7A ? numeral - 3 : numeral
      guard startsDigits(text, at: start) else {
        index = Numerals.end(text, at: numeral)
        continue
      }
      let groups = DigitGroups(text, at: start)
      index = max(groups.end, Numerals.end(text, at: numeral))
      // Most numbers are too short; the cheapest test goes first.
      guard groups.count > 0, groups.length(0, groups.count - 1) >= 7, !groups.isOverlong else {
        continue
      }
      find(text, groups, into: &matches)
    }
  }

  private static func startsDigits(_ text: Span<UInt8>, at start: Int) -> Bool {
    if text.isDigit(start) || text.scalar(at: start).value == 0x5E7A { return true }
    guard case .digit? = ChineseNumeral(text.scalar(at: start).value) else { return false }
    return true
  }

  private static func find(
    _ text: Span<UInt8>, _ groups: DigitGroups, into matches: inout [EntityMatch]
  ) {
    var first = 0
    while first < groups.count {
      var next = first + 1
      if first == 0 || groups.gap(before: first) == .space {
        for last in stride(from: groups.count - 1, through: first, by: -1) {
          guard (7...17).contains(groups.length(first, last)),
            let match = match(text, PhoneCandidate(groups: groups, first: first, last: last))
          else { continue }
          matches.append(match)
          next = last + 1
          break
        }
      }
      first = next
    }
  }

  private static func match(_ text: Span<UInt8>, _ candidate: PhoneCandidate) -> EntityMatch? {
    let groups = candidate.groups
    var start = groups.start(of: candidate.first)
    let end = groups.end(of: candidate.last)
    guard endsWell(text, candidate, end) else { return nil }
    var candidate = candidate
    if candidate.first == 0 {
      if text.byte(start - 1) == 0x28 { start -= 1 }
      if text.byte(start - 1) == 0x2B {
        candidate.hasPlus = true
        start -= 1
      }
      guard startsWell(text, start, candidate) else { return nil }
    }
    // The words are looked for only once the digits may be a number at all.
    var countries = candidate.countries(hasCue: true)
    guard !countries.isEmpty else { return nil }
    if !PhoneWords.invite(text, before: start) {
      countries = candidate.countries(hasCue: false)
      guard !countries.isEmpty else { return nil }
    }
    if candidate.isOneGroup, PhoneWords.forbid(text, before: start) { return nil }
    return EntityMatch(start: start, end: end, value: .phone(countries))
  }

  private static func startsWell(
    _ text: Span<UInt8>, _ start: Int, _ candidate: PhoneCandidate
  ) -> Bool {
    let last = text.byte(start - 1)
    if candidate.hasPlus || last == 0x28 { return true }
    if candidate.groups.hanDigits > 0, ChineseNumeral(text.scalar(before: start).value) != nil {
      return false
    }
    switch last {
    case 0x2F where text.isDigit(start - 2) && text.isDigit(start - 5): return true
    case 0x2D, 0x2E, 0x5F, 0x2F, 0x3D, 0x40, 0x24, 0x2A, 0x25, 0x26:
      // A dash or point after a word is punctuation, after a digit the inside of an id.
      return last <= 0x2E && !text.isWord(start - 2) && last != 0x24
    case 0x23: return false
    default: break
    }
    if last == 0x2C { return !text.isDigit(start - 2) }
    return !text.hasSpacedWord(before: start) || PhoneWords.touch(text, before: start)
  }

  private static func endsWell(
    _ text: Span<UInt8>, _ candidate: PhoneCandidate, _ end: Int
  ) -> Bool {
    if candidate.last + 1 < candidate.groups.count {
      return candidate.groups.gap(before: candidate.last + 1) == .space
    }
    switch text.byte(end) {
    case 0x25, 0x40, 0x5F, 0x2A, 0x2B, 0x3D: return false
    case 0x2D, 0x2F, 0x2C, 0x3A: return !text.isDigit(end + 1) || text.byte(end) == 0x2F
    case 0x2E: return !text.isWord(end + 1)
    default: break
    }
    return !text.hasSpacedWord(at: end) && !PhoneWords.count(text, at: end)
  }
}
