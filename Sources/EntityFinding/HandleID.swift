/// The letters, digits and signs of what may be a handle.
struct HandleID {
  let start: Int
  private(set) var end: Int
  private(set) var digits = 0
  private(set) var letters = 0
  private(set) var hasUnderscore = false
  private(set) var hasPoint = false
  private(set) var hasHyphen = false
  private(set) var hasPlus = false
  private(set) var startsWithLetter: Bool
  /// A phone number with blanks between its groups stands there.
  private(set) var phoneEnd: Int?
  private(set) var isCut = false
  private(set) var startsWithZero: Bool

  /// Reads the handle at `start`, which has a letter, digit, `_` or `+`. O(its length).
  init(_ text: Span<UInt8>, at start: Int) {
    self.start = start
    startsWithLetter = text.isLatin(start)
    startsWithZero = text.byte(start) == 0x30
    var index = start
    if text.byte(index) == 0x2B {
      hasPlus = true
      index += 1
    }
    while index - start < 41 {
      let byte = text.byte(index)
      // A link glued to the handle's end.
      if byte == 0x68, Self.startsLink(text, index) { break }
      if text.isDigit(index) {
        digits += 1
      } else if text.isLatin(index) {
        letters += 1
      } else if byte == 0x5F {
        hasUnderscore = true
      } else if byte == 0x2D, text.isWord(index + 1) {
        hasHyphen = true
      } else if byte == 0x2E, text.isWord(index + 1) {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    end = index
    // Part of an address, a percentage or a word that goes on in other letters.
    isCut = text.byte(index) == 0x40 || text.byte(index) == 0x25 || text.hasSpacedWord(at: index)
    readPhone(text)
  }

  private static func startsLink(_ text: Span<UInt8>, _ index: Int) -> Bool {
    text.byte(index + 1) == 0x74 && text.byte(index + 2) == 0x74 && text.byte(index + 3) == 0x70
  }

  private mutating func readPhone(_ text: Span<UInt8>) {
    guard letters == 0, digits > 0 else { return }
    let groups = DigitGroups(text, at: hasPlus ? start + 1 : start)
    guard groups.count > 0, !groups.isOverlong else { return }
    for last in stride(from: groups.count - 1, through: 0, by: -1) {
      var candidate = PhoneCandidate(groups: groups, first: 0, last: last)
      candidate.hasPlus = hasPlus
      if (8...15).contains(groups.length(0, last)), !candidate.countries(hasCue: true).isEmpty {
        phoneEnd = groups.end(of: last)
        end = max(end, groups.end(of: last))
        return
      }
    }
  }

  private var length: Int { digits + letters + (hasUnderscore ? 1 : 0) }
  private var isNumber: Bool { letters == 0 && !hasUnderscore && !hasPlus }

  /// Whether a handle of that network may look like this.
  func fits(_ network: HandleNetwork, _ clues: HandleClues) -> Bool {
    guard !isCut else { return false }
    if phoneEnd != nil { return network != .qq || digits <= 11 }
    switch network {
    case .wechat:
      guard !hasPlus, !hasPoint else { return false }
      if isNumber { return (5...11).contains(digits) && !startsWithZero && !hasHyphen }
      return (5...20).contains(end - start) && (startsWithLetter || digits > 0)
    case .qq:
      return isNumber && !hasHyphen && !hasPoint && (5...11).contains(digits) && !startsWithZero
    case .telegram:
      guard startsWithLetter, !hasPoint, !hasHyphen, !hasPlus else { return false }
      return (clues.hasSign ? 4...32 : 5...32).contains(end - start)
    case .whatsapp:
      return hasPlus ? (8...15).contains(digits) : false
    case .line:
      return (4...20).contains(end - start) && (letters > 0 || digits >= 6) && !hasPlus
    case .zalo, .kakaotalk:
      return (4...20).contains(end - start) && letters > 0 && !hasPlus
    }
  }
}
