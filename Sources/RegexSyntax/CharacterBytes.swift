/// The chains of characters: of one, of a class, of `\d` and the like.
///
/// In UTF mode a character beyond ASCII is a first byte and one to three that go on.
struct CharacterBytes {
  let mode: RegexMode

  /// Any character.
  var any: ByteChain { of([0...0x10FFFF]) }

  /// A character that is spelled out.
  func literal(_ value: UInt32, _ flags: RegexFlags) -> ByteChain {
    guard mode == .utf, value >= 0x80, !flags.contains(.caseless),
      let scalar = Unicode.Scalar(value)
    else { return of([value...value], isCaseless: flags.contains(.caseless)) }
    return ByteChain(
      links: String(Character(scalar)).utf8.map { ByteChain.Link(enter: ByteSet($0...$0)) })
  }

  /// One of the members of a class.
  func members(_ members: CharacterClass, _ flags: RegexFlags) -> ByteChain {
    let isCaseless = flags.contains(.caseless)
    var ranges: [ClosedRange<UInt32>] = []
    var types: [ByteChain] = []
    for item in members.items {
      switch item.kind {
      case .scalars(let range), .image(let range), .replaced(let range): ranges.append(range)
      case .type(let type): types.append(self.type(type))
      case .trivia: break
      }
    }
    if members.isNegated { return others(than: ranges, members, isCaseless) }
    if types.isEmpty || !ranges.isEmpty { types.append(of(ranges, isCaseless: isCaseless)) }
    return .merged(types)
  }

  /// What is left: of ASCII, or of all bytes, what is not left out for certain.
  private func others(
    than ranges: [ClosedRange<UInt32>], _ members: CharacterClass, _ isCaseless: Bool
  ) -> ByteChain {
    var without = ByteSet()
    for range in ranges where range.lowerBound <= highest {
      for value in range.lowerBound...min(range.upperBound, highest) {
        let byte = UInt8(truncatingIfNeeded: value)
        without.insert(byte)
        if isCaseless, let other = Self.otherCase(of: byte) { without.insert(other) }
      }
    }
    for item in members.items {
      guard case .type(let type) = item.kind, let set = Self.plainSet(of: type) else { continue }
      without.formUnion(set)
    }
    return except(without)
  }

  /// `\d` and the like. In UTF mode Unicode's properties say which characters beyond ASCII are meant.
  func type(_ type: RegexNode.CharacterType) -> ByteChain {
    switch type {
    case .digit:
      guard mode == .utf else { return ByteChain(links: [ByteChain.Link(enter: Self.digits)]) }
      return one(of: Self.digits, firstBytes: Self.firstBytesOfDigits)
    case .space:
      guard mode == .utf else { return ByteChain(links: [ByteChain.Link(enter: Self.spaces)]) }
      return one(of: Self.spaces, firstBytes: ByteSet(0xC2...0xC2, 0xE1...0xE3))
    case .word:
      return one(of: Self.words, firstBytes: mode == .utf ? Self.firstBytes : ByteSet())
    case .notDigit: return except(Self.digits)
    case .notSpace: return except(Self.spaces)
    case .notWord: return except(Self.words)
    case .newlineSequence, .graphemeCluster:
      var some = any
      some.append(any.optional)
      return some
    case .horizontalSpace, .notHorizontalSpace, .verticalSpace, .notVerticalSpace, .property,
      .singleByte:
      return any
    }
  }

  // MARK: Sets

  private static let digits = ByteSet(0x30...0x39)
  private static let spaces = ByteSet(0x09...0x0D, 0x20...0x20)
  private static let words = ByteSet(0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x5F...0x5F)
  /// Of characters beyond ASCII.
  private static let firstBytes = ByteSet(0xC2...0xF4)
  private static let firstBytesOfDigits = PrefixStrings.digits.reduce(into: ByteSet()) {
    if let byte = $1.first, byte >= 0x80 { $0.insert(byte) }
  }

  /// What a type means of ASCII; nil where that is not known.
  private static func plainSet(of type: RegexNode.CharacterType) -> ByteSet? {
    switch type {
    case .digit: digits
    case .space: spaces
    case .word: words
    case .notDigit: ByteSet(0...0x7F).subtracting(digits)
    case .notSpace: ByteSet(0...0x7F).subtracting(spaces)
    case .notWord: ByteSet(0...0x7F).subtracting(words)
    case .horizontalSpace, .notHorizontalSpace, .verticalSpace, .notVerticalSpace,
      .newlineSequence, .graphemeCluster, .property, .singleByte:
      nil
    }
  }

  /// The highest character of a byte.
  private var highest: UInt32 { mode == .utf ? 0x7F : 0xFF }

  /// A byte of `plain`, or a character with one of `firstBytes`.
  private func one(of plain: ByteSet, firstBytes: ByteSet) -> ByteChain {
    ByteChain(links: [
      ByteChain.Link(
        enter: plain.union(firstBytes), stay: firstBytes.isEmpty ? ByteSet() : .continuation)
    ])
  }

  /// Any character but the ASCII ones, or bytes, of `without`.
  private func except(_ without: ByteSet) -> ByteChain {
    guard mode == .utf else {
      return ByteChain(links: [ByteChain.Link(enter: ByteSet.all.subtracting(without))])
    }
    return one(of: ByteSet(0...0x7F).subtracting(without), firstBytes: Self.firstBytes)
  }

  /// One of the characters of these ranges.
  private func of(_ ranges: [ClosedRange<UInt32>], isCaseless: Bool = false) -> ByteChain {
    var plain = ByteSet()
    // Where these stand the byte is not alone.
    var longer: [ByteChain] = []
    for range in ranges {
      if range.lowerBound <= highest {
        for value in range.lowerBound...min(range.upperBound, highest) {
          let byte = UInt8(truncatingIfNeeded: value)
          plain.insert(byte)
          guard isCaseless, let other = Self.otherCase(of: byte) else { continue }
          plain.insert(other)
          guard mode == .utf else { continue }
          // U+212A and U+017F.
          if byte | 0x20 == UInt8(ascii: "k") { longer.append(Self.chain([0xE2, 0x84, 0xAA])) }
          if byte | 0x20 == UInt8(ascii: "s") { longer.append(Self.chain([0xC5, 0xBF])) }
        }
      }
      guard mode == .utf, range.upperBound > highest else { continue }
      if isCaseless {
        // Other letters have other cases, two of them in ASCII.
        for letter in "kKsS".utf8 { plain.insert(letter) }
        longer.append(one(of: ByteSet(), firstBytes: Self.firstBytes))
      } else {
        longer += Self.characters(max(range.lowerBound, 0x80)...min(range.upperBound, 0x10FFFF))
      }
    }
    if !plain.isEmpty { longer.append(ByteChain(links: [ByteChain.Link(enter: plain)])) }
    return .merged(longer)
  }

  /// A chain for each number of bytes.
  private static func characters(_ range: ClosedRange<UInt32>) -> [ByteChain] {
    let lengths: [ClosedRange<UInt32>] = [0x80...0x7FF, 0x800...0xFFFF, 0x10000...0x10FFFF]
    return lengths.enumerated().compactMap { index, length in
      guard range.overlaps(length) else { return nil }
      let part = range.clamped(to: length)
      let first = ByteSet(firstByte(of: part.lowerBound)...firstByte(of: part.upperBound))
      let following = repeatElement(ByteChain.Link(enter: .continuation), count: index + 1)
      return ByteChain(links: [ByteChain.Link(enter: first)] + following)
    }
  }

  private static func chain(_ bytes: [UInt8]) -> ByteChain {
    ByteChain(links: bytes.map { ByteChain.Link(enter: ByteSet($0...$0)) })
  }

  /// The other case of a letter of ASCII.
  private static func otherCase(of byte: UInt8) -> UInt8? {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) ? byte ^ 0x20 : nil
  }

  private static func firstByte(of scalar: UInt32) -> UInt8 {
    switch scalar {
    case ..<0x800: UInt8(0xC0 | scalar >> 6)
    case ..<0x10000: UInt8(0xE0 | scalar >> 12)
    default: UInt8(0xF0 | scalar >> 18)
    }
  }
}
