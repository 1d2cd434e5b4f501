/// A set of byte values.
package struct ByteSet: Sendable, Equatable {
  /// By value, from the lowest bit of the first word.
  package private(set) var words = SIMD4<UInt64>()

  package init() {}

  package func contains(_ byte: UInt8) -> Bool {
    words[Int(byte >> 6)] >> UInt64(byte & 63) & 1 != 0
  }

  mutating func insert(_ byte: UInt8) { words[Int(byte >> 6)] |= 1 << UInt64(byte & 63) }

  mutating func insert(_ bytes: ClosedRange<UInt8>) { for byte in bytes { insert(byte) } }

  func union(_ other: ByteSet) -> ByteSet {
    var all = self
    all.words |= other.words
    return all
  }

  /// How often a byte of it is met in messages, roughly; it orders sets, no more.
  var frequency: Int {
    (UInt8.min...UInt8.max).reduce(0) { $0 + (contains($1) ? Self.frequency(of: $1) : 0) }
  }

  private static let letters = [
    82, 15, 28, 43, 127, 22, 20, 61, 70, 2, 8, 40, 24, 67, 75, 19, 1, 60, 63, 91, 28, 10, 24, 2, 20,
    1,
  ]

  /// In thousandths: letters of English prose, blanks, and the bytes of Chinese text.
  private static func frequency(of byte: UInt8) -> Int {
    switch byte {
    case 0x20: 150
    case UInt8(ascii: "a")...UInt8(ascii: "z"):
      letters[Int(byte - UInt8(ascii: "a"))]
    case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "0")...UInt8(ascii: "9"): 10
    case 0xE4...0xE9: 60
    case 0x80...0xBF: 25
    case 0x21...0x7E: 8
    default: 2
    }
  }
}

/// What bytes a text must have for a pattern to match it: of each set at least one.
///
/// For patterns without a literal that could be searched for: `v\W?i\W?a` says little of a text's
/// places and much of its letters. Law: whenever PCRE2 finds a match, its text has a byte of each set.
package struct RequiredBytes {
  /// Sets beyond the rarest so many say little more.
  private static let most = 8

  private let mode: RegexMode

  /// The sets of a rewritten pattern, the rarest first; none where nothing is known.
  package static func sets(of regex: RewrittenRegex) -> [ByteSet] {
    guard regex.isReadable else { return [] }
    let all = RequiredBytes(mode: regex.mode).sets(of: regex.tree).filter { $0 != ByteSet.all }
    var distinct: [ByteSet] = []
    for set in all where !distinct.contains(set) { distinct.append(set) }
    return Array(distinct.sorted { $0.frequency < $1.frequency }.prefix(most))
  }

  private func sets(of node: RegexNode) -> [ByteSet] {
    switch node.kind {
    case .literal(let value): return literal(value, node.flags).map { [$0] } ?? []
    case .characterType(let type): return self.type(type).map { [$0] } ?? []
    case .characterClass(let members): return characters(members, node.flags).map { [$0] } ?? []
    case .group(let group, let child):
      switch group.kind {
      case .capturing, .nonCapturing, .atomic, .branchReset, .scriptRun, .lookAhead, .lookBehind:
        return sets(of: child)
      case .negativeLookAhead, .negativeLookBehind, .conditional, .definition: return []
      }
    case .quantified(let child, _, let quantifier):
      return quantifier.minimum > 0 ? sets(of: child) : []
    case .sequence(let items): return items.flatMap { sets(of: $0) }
    case .alternation(let branches): return either(branches).map { [$0] } ?? []
    case .anyCharacter, .assertion, .backreference, .subroutine, .inlineFlags, .trivia, .verb,
      .matchStart, .callout, .interpolation, .words, .opaque:
      return []
    }
  }

  /// Of each branch its rarest set; nil where one has none.
  private func either(_ branches: [RegexNode]) -> ByteSet? {
    var all = ByteSet()
    for branch in branches {
      guard let rarest = sets(of: branch).min(by: { $0.frequency < $1.frequency }) else {
        return nil
      }
      all = all.union(rarest)
    }
    return all
  }

  private func literal(_ value: UInt32, _ flags: RegexFlags) -> ByteSet? {
    var set = ByteSet()
    guard mode == .utf, value >= 0x80 else {
      let byte = UInt8(truncatingIfNeeded: value)
      set.insert(byte)
      if flags.contains(.caseless) { addCases(of: byte, to: &set) }
      return set
    }
    // Other letters have other cases.
    guard !flags.contains(.caseless), let scalar = Unicode.Scalar(value),
      let last = Array(String(Character(scalar)).utf8).last
    else { return nil }
    set.insert(last)
    return set
  }

  private func addCases(of byte: UInt8, to set: inout ByteSet) {
    let lower = byte | 0x20
    guard (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(lower) else { return }
    set.insert(lower)
    set.insert(lower & 0xDF)
    // U+212A and U+017F, by their first bytes.
    if mode == .utf, lower == UInt8(ascii: "k") { set.insert(0xE2) }
    if mode == .utf, lower == UInt8(ascii: "s") { set.insert(0xC5) }
  }

  private func characters(_ members: CharacterClass, _ flags: RegexFlags) -> ByteSet? {
    var set = ByteSet()
    for item in members.items {
      switch item.kind {
      case .scalars(let range), .image(let range), .replaced(let range):
        guard add(range, flags, to: &set) else { return nil }
      case .type: return nil
      case .trivia: break
      }
    }
    guard members.isNegated else { return set }
    var rest = ByteSet()
    for byte in UInt8.min...UInt8.max
    where !set.contains(byte) || mode == .utf && byte >= 0x80 { rest.insert(byte) }
    return rest
  }

  /// Adds the bytes, or first bytes, of a range of characters; false where they have other cases.
  private func add(
    _ range: ClosedRange<UInt32>, _ flags: RegexFlags, to set: inout ByteSet
  ) -> Bool {
    let isCaseless = flags.contains(.caseless)
    let highest: UInt32 = mode == .utf ? 0x7F : 0xFF
    if range.lowerBound <= highest {
      for value in range.lowerBound...min(range.upperBound, highest) {
        let byte = UInt8(truncatingIfNeeded: value)
        set.insert(byte)
        if isCaseless { addCases(of: byte, to: &set) }
      }
    }
    guard mode == .utf, range.upperBound > highest else { return true }
    guard !isCaseless, range.upperBound <= 0x10FFFF else { return false }
    set.insert(
      Self.firstByte(of: max(range.lowerBound, 0x80))...Self.firstByte(of: range.upperBound))
    return true
  }

  private static func firstByte(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case ..<0x800: UInt8(0xC0 | scalar >> 6)
    case ..<0x10000: UInt8(0xE0 | scalar >> 12)
    default: UInt8(0xF0 | scalar >> 18)
    }
  }

  /// In UTF mode all beyond ASCII, of which Unicode's properties tell.
  private func type(_ type: RegexNode.CharacterType) -> ByteSet? {
    let isNegated: Bool
    var set = ByteSet()
    switch type {
    case .digit, .notDigit:
      set.insert(0x30...0x39)
      isNegated = type == .notDigit
    case .space, .notSpace:
      set.insert(0x09...0x0D)
      set.insert(0x20)
      isNegated = type == .notSpace
    case .word, .notWord:
      set.insert(0x30...0x39)
      set.insert(0x41...0x5A)
      set.insert(0x61...0x7A)
      set.insert(0x5F)
      isNegated = type == .notWord
    case .horizontalSpace, .notHorizontalSpace, .verticalSpace, .notVerticalSpace,
      .newlineSequence, .graphemeCluster, .property, .singleByte:
      return nil
    }
    var rest = ByteSet()
    for byte in UInt8.min...UInt8.max
    where set.contains(byte) != isNegated || mode == .utf && byte >= 0x80 { rest.insert(byte) }
    return rest
  }
}

extension ByteSet {
  fileprivate static let all: ByteSet = {
    var all = ByteSet()
    all.insert(UInt8.min...UInt8.max)
    return all
  }()
}
