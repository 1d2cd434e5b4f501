package import Diagnostics
package import RuleCheck
import RuleSyntax
package import ScreeningEngine

/// What became of a pack: its checked form, everything there is to say of it, and, without errors,
/// the rule set.
package struct CompiledPack: Sendable {
  package var checked: CheckedPack
  /// In file order, then by place.
  package var diagnostics: [Diagnostic]
  /// nil where `diagnostics` has an error.
  package var ruleSet: RuleSet?
  /// Where each node of `RuleProgram.nodes` stands in the rules.
  package var nodeRanges: [SourceRange]
  /// The pattern of every phrase and regular expression of the rules, by the place of its literal.
  package var patternsByPlace: PatternPlaces
  /// The literals that the search looks for, as the dense view shows them, by number.
  package var literals: [[UInt8]]
  /// The signs that it looks for in the fold, by number.
  package var signs: [[UInt8]]

  /// `family/name`; `all/name` for a rule in all families; the name alone for one in none.
  package static func id(of rule: CheckedRule, in pack: CheckedPack) -> String {
    switch rule.scope {
    case .family(let index): "\(pack.families[index].name)/\(rule.name)"
    case .all: "all/\(rule.name)"
    case .none: rule.name
    }
  }
}

extension CheckedPack {
  /// A warning for each allowance that no longer counts on `today` (days since 1970).
  package func expiredAllowances(today: Int64) -> [Diagnostic] {
    allowances.filter { $0.until.days < today }.map { allowance in
      Diagnostic(
        .allowanceExpired, .warning, "the allowance of \(allowance.owner) has expired",
        at: allowance.range, label: "it no longer counts",
        help: "take it out, or have its owner set a new day")
    }
  }

  /// The text of a place in the rules, on one line: a space where its author left white space or
  /// comments between tokens, so that names made of it do not depend on how a file is laid out.
  /// Empty where there is no such place. O(bytes).
  package func text(of range: SourceRange) -> String {
    guard range.file.rawValue < files.count else { return "" }
    let bytes = files[range.file.rawValue].bytes
    guard range.start >= 0, range.start <= range.end, range.end <= bytes.count else { return "" }
    let source = SourceFile(path: "", bytes: Array(bytes[range.start..<range.end]))
    var line: [UInt8] = []
    for token in Lexer.tokens(of: source, file: range.file).tokens {
      if token.start > token.triviaStart, !line.isEmpty { line.append(UInt8(ascii: " ")) }
      line += source.bytes[token.start..<token.end]
    }
    return String(decoding: line, as: UTF8.self)
  }
}
