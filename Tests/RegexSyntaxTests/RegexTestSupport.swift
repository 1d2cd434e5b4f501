import PCRE2
import RegexSyntax
import TestSupport

/// Matches once, with fresh scratch.
func firstMatch(
  _ pattern: [UInt8], in text: String, mode: Pattern.Mode = .utf
) throws -> MatchOutcome {
  let pattern = try Pattern(pattern, mode: mode)
  var matcher = Matcher(matchLimit: 100_000)
  return matcher.firstMatch(of: pattern, in: Array(text.utf8).span, from: 0)
}

/// The tree in one line: `(seq a (quantified 1... b))`.
func sExpression(_ node: RegexNode, source: [UInt8]) -> String {
  func text(_ range: Range<Int>) -> String { String(decoding: source[range], as: UTF8.self) }
  func list(_ name: String, _ nodes: [RegexNode]) -> String {
    "(" + ([name] + nodes.map { sExpression($0, source: source) }).joined(separator: " ") + ")"
  }
  switch node.kind {
  case .literal(let value):
    let isPlain = value > 0x20 && value < 0xD800 && value != 0x7F
    guard isPlain, let scalar = Unicode.Scalar(value) else {
      return "U+" + String(value, radix: 16, uppercase: true)
    }
    return String(scalar)
  case .characterClass(let members):
    let items = members.items.filter { $0.kind != .trivia }.map { item in
      switch item.kind {
      case .scalars(let range), .replaced(let range):
        range.count == 1
          ? String(range.lowerBound, radix: 16)
          : "\(String(range.lowerBound, radix: 16))-\(String(range.upperBound, radix: 16))"
      case .image(let range): "+\(String(range.lowerBound, radix: 16))"
      case .type, .trivia: text(item.range)
      }
    }
    return "[\(members.isNegated ? "^" : "")\(items.joined(separator: " "))]"
  case .anyCharacter, .characterType, .assertion, .backreference, .subroutine, .inlineFlags,
    .trivia, .verb, .matchStart, .callout:
    return "<\(text(node.range))>"
  case .interpolation(let index): return "{\(index)}"
  case .words(let words): return "(words \(words.count))"
  case .opaque: return "(opaque)"
  case .group(let group, let child): return list("\(group.kind)", [child])
  case .quantified(let child, _, let quantifier):
    let maximum = quantifier.maximum.map(String.init) ?? ""
    let greed = quantifier.greed == .greedy ? "" : " \(quantifier.greed)"
    return list("\(quantifier.minimum)..\(maximum)\(greed)", [child])
  case .sequence(let items): return list("seq", items)
  case .alternation(let branches): return list("or", branches)
  }
}

/// Writes random patterns that PCRE2 takes, mostly.
struct PatternGenerator {
  var random: SeededRandom
  var hasEdges = false
  private var groups = 0

  init(seed: UInt64, hasEdges: Bool = false) {
    random = SeededRandom(seed: seed)
    self.hasEdges = hasEdges
  }

  static let alphabet = ["a", "b", "k", "A", "1", " ", "_", "é", "中", "账", "-"]

  mutating func pattern() -> String {
    groups = 0
    return alternation(depth: 3)
  }

  mutating func text() -> String {
    (0..<Int.random(in: 0...24, using: &random)).map { _ in
      Int.random(in: 0..<30, using: &random) == 0 ? "\n" : pick(Self.alphabet)
    }.joined()
  }

  mutating func pick(_ choices: [String]) -> String {
    choices[Int.random(in: 0..<choices.count, using: &random)]
  }

  private mutating func alternation(depth: Int) -> String {
    let count = Int.random(in: 0..<4, using: &random) == 0 ? 3 : 1
    return (0..<count).map { _ in sequence(depth: depth) }.joined(separator: "|")
  }

  private mutating func sequence(depth: Int) -> String {
    (0..<Int.random(in: 1...4, using: &random)).map { _ in quantified(depth: depth) }.joined()
  }

  private mutating func quantified(depth: Int) -> String {
    let atom = atom(depth: depth)
    guard Int.random(in: 0..<3, using: &random) == 0 else { return atom }
    let count = pick(["*", "+", "?", "{2}", "{1,2}", "{0,3}", "{2,}", "{,3}"])
    return atom + count + pick(["", "", "?", "+"])
  }

  private mutating func atom(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 26 : 14), using: &random) {
    case 0..<9: return pick(Self.alphabet)
    case 9: return pick([".", "\\d", "\\w", "\\s", "\\W", "\\N", "\\p{Han}", "\\S"])
    case 10: return characterClass()
    case 11:
      return pick([
        "\\x61", "\\x{4e2d}", "\\Qab\\E", "\\Qa.\\E", "(?#c)", "\\.", "\\E", "\\141", "\\t",
        "\\Q\\E", "{", "}", "]", "\\N{U+61}", "\\o{61}",
      ])
    case 12: return pick(["^", "$", "\\A", "\\z", "\\Z", "\\G"])
    case 13:
      if hasEdges { return pick(["\\b", "\\b", "\\B"]) }
      return groups > 0 ? "\\\(Int.random(in: 1...groups, using: &random))" : "b"
    case 14..<17:
      groups += 1
      return "(" + alternation(depth: depth - 1) + ")"
    case 17..<21: return "(?:" + alternation(depth: depth - 1) + ")"
    case 21: return "(?>" + alternation(depth: depth - 1) + ")"
    case 22: return pick(["(?=", "(?!"]) + alternation(depth: depth - 1) + ")"
    case 23: return pick(["(?<=", "(?<!"]) + pick(Self.alphabet) + ")"
    case 24: return pick(["(?i)", "(?-i)", "(?s)", "(?x)", "(?-x)", "(?xx)", "(?i:a)", "(?U)"])
    default: return "(?i:" + alternation(depth: depth - 1) + ")"
    }
  }

  private mutating func characterClass() -> String {
    let items = (0..<Int.random(in: 1...4, using: &random)).map { _ in
      pick(["a", "b", "k", "A-C", "é", "中", "\\d", "[:alpha:]", "\\x61", "一-龥", "\\-", "\\]", " "])
    }
    return "[" + pick(["", "", "^"]) + pick(["", "]", "-"]) + items.joined() + pick(["", "-"]) + "]"
  }
}
