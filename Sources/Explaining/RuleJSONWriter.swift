import JSON
import Reporting

/// Writes the explanation of a rule for programs: one object on one line.
package enum RuleJSONWriter {
  package static func bytes(of rule: RuleExplanation) -> [UInt8] {
    JSONValue.object([
      ("id", .string(rule.id)),
      ("title", .object(rule.titles.map { ($0.language, .string($0.text)) })),
      ("stage", .string(rule.stage)), ("group", .string(rule.group)),
      ("score", value(of: rule.score)), ("labels", .strings(rule.labels)),
      ("references", .strings(rule.references)), ("place", .string(rule.place)),
      ("status", .string(rule.status.rawValue)), ("thread", value(of: rule.chain)),
      ("when", value(of: rule.when)), ("unless", .array(rule.unless.map(value))),
      ("patterns", .array(rule.patterns.map(value))),
      (
        "cost",
        .object([
          ("patterns", .integer(rule.patterns.count)), ("pcre2", .integer(rule.regexCount)),
          ("unsearched", .integer(rule.unsearchedCount)),
          ("always_judged", .bool(rule.isAlwaysJudged)),
        ])
      ),
    ]).line
  }

  private static func value(of score: RuleExplanation.Score?) -> JSONValue {
    switch score {
    case nil: .null
    case .fixed(let points): .number(points)
    case .sum(let lexicon, let upTo):
      .object([("sum", .string(lexicon)), ("up_to", .number(upTo))])
    }
  }

  private static func value(of chain: ChainPlan?) -> JSONValue {
    guard let chain else { return .null }
    return .object([
      ("within_seconds", .integer(Int(clamping: chain.duration))),
      (
        "steps",
        .array(
          chain.steps.map { step in
            .object([("side", .string(step.side)), ("when", value(of: step.part))])
          })
      ),
    ])
  }

  private static func value(of part: PlanPart) -> JSONValue {
    .object([
      ("form", .string(part.form.name)), ("text", .string(part.text)),
      ("signals", .strings(part.signals)), ("parts", .array(part.children.map(value))),
    ])
  }

  private static func value(of pattern: PatternPlan) -> JSONValue {
    .object([
      ("source", .string(pattern.source)), ("place", .string(pattern.place)),
      ("kind", .string(pattern.kind.rawValue)), ("view", .string(pattern.view.rawValue)),
      ("literals", .strings(pattern.literals)), ("signs", .strings(pattern.signs)),
      ("gate", .string(pattern.gate)),
      ("unsearched", .bool(pattern.isUnsearched)), ("trigger", .bool(pattern.isTrigger)),
    ])
  }
}
