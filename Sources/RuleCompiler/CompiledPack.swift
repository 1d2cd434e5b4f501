package import Diagnostics
package import RuleCheck
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
  package var patternsByPlace: [SourceRange: PatternID]
  /// The literals that the search looks for, as the dense view shows them, by number.
  package var literals: [[UInt8]]

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

  /// The text of a place in the rules; empty where there is no such place.
  package func text(of range: SourceRange) -> String {
    guard range.file.rawValue < files.count else { return "" }
    let bytes = files[range.file.rawValue].bytes
    guard range.start >= 0, range.start <= range.end, range.end <= bytes.count else { return "" }
    return String(decoding: bytes[range.start..<range.end], as: UTF8.self)
  }
}
