import EntityFinding

/// Hides what a lexicon must not learn: links, addresses, phone numbers, sums of money, card and
/// identity numbers, handles, whatever looks like an account (`IdentifierRuns`), and the placeholders
/// that data sets put in their places. Digits need no hiding: a token has none.
struct IdentifierMask {
  /// Hidden bytes of the fold, in order, without overlap.
  private(set) var ranges: [Range<Int>] = []
  private var matches: [EntityMatch] = []

  private static let kinds: [EntityKind] = [
    .url, .domain, .email, .handle, .money, .phone, .bankCard, .idCard,
  ]

  /// Finds what to hide in a fold. O(text).
  mutating func find(in fold: Span<UInt8>) {
    matches.removeAll(keepingCapacity: true)
    let possible = EntityGate.kinds(in: fold)
    for kind in Self.kinds where possible.holds(kind) { find(kind, fold) }
    ranges.removeAll(keepingCapacity: true)
    var found = IdentifierRuns.ranges(in: fold)
    guard !(matches.isEmpty && found.isEmpty) else { return }
    found += matches.map { $0.start..<$0.end }
    found.sort { ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound) }
    for range in found {
      if let last = ranges.last, range.lowerBound <= last.upperBound {
        ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        ranges.append(range)
      }
    }
  }

  private mutating func find(_ kind: EntityKind, _ fold: Span<UInt8>) {
    // None of these kinds looks at the original text.
    EntityFinder.find(kind, fold: fold, raw: fold, foldedRange: { $0 }, into: &matches)
  }

  /// Words in capitals that data sets write for what they took out: DIGIT, URL, NAME and the like.
  private static let placeholders: Set<String> = [
    "DIGIT", "DIGITS", "NUM", "NUMBER", "URL", "LINK", "NAME", "PERSON", "USER", "USERNAME",
    "EMAIL", "PHONE", "TEL", "ADDRESS", "LOC", "LOCATION", "ORG", "DATE", "TIME", "MONEY",
    "AMOUNT", "ID", "TOKEN", "MASK", "UNK",
  ]

  /// Overwrites placeholders and runs of X (XXX) in an original text with vertical bars, which part
  /// tokens. A run of capitals counts whole, so IDEA stays.
  static func hidePlaceholders(in raw: inout [UInt8]) {
    var index = 0
    while index < raw.count {
      guard isCapital(raw[index]) else {
        index += 1
        continue
      }
      var end = index
      while end < raw.count, isCapital(raw[end]) { end += 1 }
      let touchesSmall =
        end < raw.count && isSmall(raw[end]) || index > 0 && isSmall(raw[index - 1])
      if !touchesSmall, isPlaceholder(raw[index..<end]) {
        for place in index..<end { raw[place] = 0x7C }
      }
      index = end
    }
  }

  private static func isPlaceholder(_ run: ArraySlice<UInt8>) -> Bool {
    if run.count >= 2, run.allSatisfy({ $0 == 0x58 }) { return true }
    guard run.count <= 9, run.count >= 2 else { return false }
    return placeholders.contains(String(decoding: run, as: UTF8.self))
  }

  private static func isCapital(_ byte: UInt8) -> Bool { (0x41...0x5A).contains(byte) }
  private static func isSmall(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte) }
}
