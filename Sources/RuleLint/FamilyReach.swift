import Diagnostics
import RuleCheck

/// W0403: families whose thresholds lie beyond all that their rules can score; not those of a single
/// rule that reaches `review`, of which nothing more can be asked.
enum FamilyReach {
  static func diagnostics(_ context: LintContext) -> [Diagnostic] {
    var used: Set<Int> = []
    for rule in context.pack.rules {
      if case .family(let index) = rule.scope { used.insert(index) }
    }
    var found: [Diagnostic] = []
    // A family without rules has been reported as that.
    for (index, family) in context.pack.families.enumerated() where used.contains(index) {
      let most = greatestScore(ofFamily: index, context)
      guard most < family.block else { continue }
      // One rule that reaches `review` is how every family begins; its author knows that it is alone.
      if most >= family.review, scoringRules(ofFamily: index, context) < 2 { continue }
      let (threshold, what) =
        most < family.review ? (family.review, "review") : (family.block, "block")
      let rounded = (most * 10).rounded() / 10
      found.append(
        Diagnostic(
          .thresholdOutOfReach, .warning,
          "no message can reach `\(what)` of the family `\(family.name)`", at: family.range,
          label:
            "all its rules together score \(shown(rounded)), and \(shown(threshold)) is needed",
          help: "lower `\(what)`, raise scores, or put rules that mean different things into "
            + "different groups"))
    }
    return found
  }

  /// The family's own rules that speak for fraud.
  private static func scoringRules(ofFamily family: Int, _ context: LintContext) -> Int {
    context.pack.rules.count { rule in
      guard case .family(family) = rule.scope, rule.status == .active else { return false }
      return greatestScore(of: rule, context) > 0
    }
  }

  /// The strongest rule of each group added up: no message scores more.
  private static func greatestScore(ofFamily family: Int, _ context: LintContext) -> Double {
    var strongest: [String: Double] = [:]
    var alone = 0.0
    for rule in context.pack.rules where rule.status == .active && counts(rule, in: family) {
      let score = greatestScore(of: rule, context)
      guard score > 0 else { continue }
      if let group = rule.group {
        strongest[group] = max(strongest[group] ?? 0, score)
      } else {
        alone += score
      }
    }
    return alone + strongest.values.reduce(0, +)
  }

  private static func counts(_ rule: CheckedRule, in family: Int) -> Bool {
    switch rule.scope {
    case .family(let own): own == family
    case .all: true
    case .none: false
    }
  }

  private static func greatestScore(of rule: CheckedRule, _ context: LintContext) -> Double {
    switch rule.score {
    case .fixed(let score): score
    case .sum(let lexicon, let limit):
      min(limit, context.pack.lexicons[lexicon].entries.reduce(0) { $0 + max($1.score ?? 0, 0) })
    case nil: 0
    }
  }

  private static func shown(_ score: Double) -> String {
    score == score.rounded() && abs(score) < 1e9 ? "\(Int(score))" : "\(score)"
  }
}
