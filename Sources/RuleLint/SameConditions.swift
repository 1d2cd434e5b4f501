import Diagnostics
import RuleCheck

/// W0402: rules that hold on the same messages.
enum SameConditions {
  static func diagnostics(_ context: LintContext) -> [Diagnostic] {
    var keys = ConditionKeys(context)
    var earlier: [Int: [Int]] = [:]
    var found: [Diagnostic] = []
    // A rule on trial may stand beside the one it is to replace.
    for (index, rule) in context.pack.rules.enumerated() where rule.status == .active {
      let key = keys.number(of: rule)
      let same = earlier[key, default: []].first {
        meet(context.pack.rules[$0].scope, rule.scope)
      }
      earlier[key, default: []].append(index)
      guard let same else { continue }
      found.append(
        Diagnostic(
          .sameCondition, .warning,
          "the rule \(context.name(ofRule: index)) holds on the same messages as "
            + context.name(ofRule: same), at: rule.range, label: "the same condition",
          secondary: [
            Diagnostic.Label(range: context.pack.rules[same].range, text: "as this rule")
          ], help: "make them one rule, or change what one of them asks for"))
    }
    return found
  }

  /// Whether two rules count in a family together.
  private static func meet(_ a: CheckedRule.Scope, _ b: CheckedRule.Scope) -> Bool {
    switch (a, b) {
    case (.family(let a), .family(let b)): a == b
    case (.all, .all), (.all, .family), (.family, .all), (.none, .none): true
    case (.none, .family), (.none, .all), (.family, .none), (.all, .none): false
    }
  }
}
