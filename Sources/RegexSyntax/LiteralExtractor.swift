/// Finds the literals that every match of a pattern contains.
///
/// Law: whenever PCRE2 finds a match, its text contains a literal of each choice (compared under
/// case folding where the literal says so). Work and memory are bounded whatever the pattern.
package struct LiteralExtractor {
  /// A set may grow to this by combining alternatives.
  static let mostCombined = 64
  /// ... or to this, as long as it has literals too short to search for.
  static let mostCombinedShort = 192
  static let shortestUseful = 3
  /// A set may be this large if the pattern lists its members (interpolated lexicons).
  static let mostListed = 20_000
  /// Sets up to this size still get a neighbouring literal put on.
  static let mostExtended = 1024
  static let longestLiteral = 255
  /// A class of more characters is no alternation of literals.
  static let largestClass = 8
  static let mostChoices = 16

  let mode: RegexMode

  /// The literals of a rewritten pattern.
  package static func literals(of regex: RewrittenRegex) -> RequiredLiterals {
    literals(of: regex.tree, mode: regex.mode)
  }

  /// The choices of a rewritten pattern, best first.
  package static func choices(of regex: RewrittenRegex) -> [LiteralChoice] {
    isReadable(regex.tree)
      ? choices(from: LiteralExtractor(mode: regex.mode).facts(of: regex.tree)) : []
  }

  /// The literals of a tree. Nothing is said of patterns with verbs (`(*ACCEPT)` ends a match
  /// anywhere) and of what the parser did not understand.
  package static func literals(of tree: RegexNode, mode: RegexMode) -> RequiredLiterals {
    guard isReadable(tree) else {
      return RequiredLiterals(
        choices: [], exactSet: nil, gap: nil, minimumLength: 0, maximumLength: nil)
    }
    let extractor = LiteralExtractor(mode: mode)
    let facts = extractor.facts(of: tree)
    return RequiredLiterals(
      choices: choices(from: facts), exactSet: facts.isPure ? facts.strings : nil,
      gap: extractor.gapForm(of: tree), minimumLength: facts.minimum, maximumLength: facts.maximum)
  }

  /// The choices of a whole pattern, best first.
  static func choices(from facts: Facts) -> [LiteralChoice] {
    var choices = facts.choices
    if let strings = facts.strings, let choice = LiteralChoice(strings, end: facts.maximum) {
      choices.append(choice)
    }
    choices.sort { $0.quality > $1.quality }
    var distinct: [LiteralChoice] = []
    for choice in choices where distinct.count < mostChoices {
      if !distinct.contains(where: { $0.literals == choice.literals }) { distinct.append(choice) }
    }
    return distinct
  }

  static func isReadable(_ tree: RegexNode) -> Bool {
    var isReadable = true
    tree.visit { node in
      switch node.kind {
      case .verb, .opaque, .interpolation: isReadable = false
      default: break
      }
    }
    return isReadable
  }

  /// What is known of one node.
  struct Facts {
    /// Every match of the node is one of these strings; in order of preference.
    var strings: [RequiredLiteral]?
    /// Every match begins with one of these; nil is "nothing known".
    var prefix: [RequiredLiteral]?
    /// Every match ends with one of these.
    var suffix: [RequiredLiteral]?
    /// Sets of which every match contains a member, `strings` apart.
    var choices: [LiteralChoice] = []
    /// The strings match wherever they stand, and in this order.
    var isPure = true
    var minimum = 0
    var maximum: Int?

    /// Matches the empty string, and perhaps looks around.
    static func zeroWidth(isPure: Bool) -> Facts {
      Facts(strings: [RequiredLiteral(bytes: [])], isPure: isPure, minimum: 0, maximum: 0)
    }

    /// Some text of which only the length is known.
    static func unknown(minimum: Int, maximum: Int?) -> Facts {
      Facts(isPure: false, minimum: minimum, maximum: maximum)
    }

    /// A known set of strings.
    static func listed(_ strings: [RequiredLiteral], isPure: Bool = true) -> Facts {
      if strings.count == 1, !strings[0].isCaseless {
        let length = strings[0].bytes.count
        return Facts(strings: strings, isPure: isPure, minimum: length, maximum: length)
      }
      // A caseless character may have a spelling of another length: k (1 byte) and U+212A (3).
      let minimum = strings.map { string in
        string.isCaseless
          ? string.bytes.count { $0 & 0xC0 != 0x80 } : string.bytes.count
      }.min()
      let maximum = strings.map { $0.isCaseless ? $0.bytes.count * 4 : $0.bytes.count }.max()
      return Facts(
        strings: strings, isPure: isPure, minimum: minimum ?? 0, maximum: maximum ?? 0)
    }

    var start: [RequiredLiteral]? { strings ?? prefix }
    var end: [RequiredLiteral]? { strings ?? suffix }

    /// The most selective set known.
    var bestChoice: LiteralChoice? {
      let listed = strings.flatMap { LiteralChoice($0, end: maximum) }
      return (choices + (listed.map { [$0] } ?? [])).max { $0.quality < $1.quality }
    }
  }

  func facts(of node: RegexNode) -> Facts {
    switch node.kind {
    case .literal(let value):
      return literal(value, node.flags).map { .listed([$0]) }
        ?? .unknown(minimum: 1, maximum: longestCharacter)
    case .anyCharacter: return .unknown(minimum: 1, maximum: longestCharacter)
    case .characterType(let type):
      let isLong = type == .graphemeCluster
      return .unknown(minimum: 1, maximum: isLong ? nil : longestCharacter)
    case .characterClass(let members): return facts(of: members, node.flags)
    case .inlineFlags, .trivia: return .zeroWidth(isPure: true)
    case .assertion, .matchStart, .callout: return .zeroWidth(isPure: false)
    case .backreference, .subroutine, .verb, .interpolation, .opaque:
      return .unknown(minimum: 0, maximum: nil)
    case .group(let group, let child): return facts(of: group, child)
    case .quantified(let child, _, let quantifier): return facts(of: child, quantifier)
    case .sequence: return facts(ofSequence: elements(of: node)[...])
    case .alternation(let branches): return facts(ofBranches: branches)
    case .words(let words): return facts(ofWords: words, node.flags)
    }
  }

  private var longestCharacter: Int {
    switch mode {
    case .utf: 4
    case .bytes: 1
    }
  }

  // MARK: Leaves

  /// Nil for the few characters that have case forms which folding drops or splits.
  func literal(_ value: UInt32, _ flags: RegexFlags) -> RequiredLiteral? {
    let isCaseless = flags.contains(.caseless)
    guard mode == .utf, value >= 0x80 else {
      let isUpper = (0x41...0x5A).contains(value)
      let hasCase = isCaseless && (isUpper || (0x61...0x7A).contains(value))
      let byte = UInt8(truncatingIfNeeded: isUpper && hasCase ? value + 0x20 : value)
      return RequiredLiteral(bytes: [byte], isCaseless: hasCase)
    }
    guard let scalar = Unicode.Scalar(value) else { return nil }
    guard isCaseless else {
      return RequiredLiteral(bytes: Array(UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter))
    }
    // The combining iota below has a case form, and folding drops it as a stray mark.
    guard ![0x345, 0x399, 0x3B9, 0x1FBE].contains(value) else { return nil }
    let lower = scalar.properties.lowercaseMapping
    guard lower.unicodeScalars.count == 1 else { return nil }
    let hasCase = scalar.properties.isCased
    return RequiredLiteral(bytes: Array(lower.utf8), isCaseless: hasCase)
  }

  private func facts(of members: CharacterClass, _ flags: RegexFlags) -> Facts {
    let unknown = Facts.unknown(minimum: 1, maximum: longestCharacter)
    guard let scalars = members.members(limit: Self.largestClass), !scalars.isEmpty else {
      return unknown
    }
    var strings: [RequiredLiteral] = []
    for scalar in scalars {
      guard let literal = literal(scalar, flags) else { return unknown }
      if !strings.contains(literal) { strings.append(literal) }
    }
    return .listed(strings)
  }

  private func facts(ofWords words: [[UInt32]], _ flags: RegexFlags) -> Facts {
    var strings: [RequiredLiteral] = []
    var needsNoEdge = true
    for word in words.prefix(Self.mostListed + 1) {
      var string = RequiredLiteral(bytes: [])
      for scalar in word {
        guard let next = literal(scalar, flags) else {
          return .unknown(minimum: 1, maximum: nil)
        }
        string = string.joined(next)
      }
      strings.append(string)
      for end in [word.first, word.last] where SpacedWord.side(of: end ?? 0) != .notWord {
        needsNoEdge = false
      }
    }
    guard !strings.isEmpty, strings.count <= Self.mostListed else {
      return .unknown(minimum: 1, maximum: nil)
    }
    return .listed(strings, isPure: needsNoEdge)
  }
}
