import Diagnostics
import RuleCheck

/// W0201, W0207, W0208: rules without a `hit`, a `miss` or a `refer`.
enum MissingParts {
  static func diagnostics(_ context: LintContext) -> [Diagnostic] {
    var found: [Diagnostic] = []
    for (index, rule) in context.pack.rules.enumerated() where context.isEnabled(rule) {
      let name = context.name(ofRule: index)
      let what = rule.chain == nil ? "message" : "conversation"
      if rule.hits.isEmpty {
        found.append(
          Diagnostic(
            .ruleWithoutHit, .warning, "the rule \(name) has no `hit`", at: rule.range,
            label: "nothing shows that it can hold",
            help: "add a \(what) that it must hold on: \(example("hit", rule))"))
      }
      guard raisesScore(rule) else { continue }
      if rule.misses.isEmpty {
        found.append(
          Diagnostic(
            .ruleWithoutMiss, .warning, "the rule \(name) has no `miss`", at: rule.range,
            label: "nothing shows where it ends",
            help: "add an innocent \(what) close to its hits: \(example("miss", rule))"))
      }
      if rule.references.isEmpty {
        found.append(
          Diagnostic(
            .missingReference, .warning, "the rule \(name) names no source", at: rule.range,
            help: "say what it is made from: `refer \"https://..\"`"))
      }
    }
    return found
  }

  private static func example(_ keyword: String, _ rule: CheckedRule) -> String {
    rule.chain == nil ? "`\(keyword) \"..\"`" : "`\(keyword) { them \"..\"  me \"..\" }`"
  }

  private static func raisesScore(_ rule: CheckedRule) -> Bool {
    switch rule.score {
    case .fixed(let score): score > 0
    case .sum: true
    case nil: false
    }
  }
}
