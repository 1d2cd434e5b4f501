import Corpora
import JSON
import Reporting
import ScreeningEngine

/// Rules, patterns and mistakes as JSON.
extension AssessmentJSONWriter {
  func rule(_ rule: RuleFigures) -> JSONValue {
    .object([
      ("id", .string(rule.id)), ("stage", .string(rule.stage)),
      ("shadow", .bool(rule.isShadow)), ("score", .number(rule.score)),
      ("measured_score", rule.measuredScore.map { .number($0) } ?? .null),
      ("hits", counts(rule.hits)), ("clusters", counts(rule.clusters)),
      ("lost_without", counts(rule.lost)), ("held_without", counts(rule.saved)),
      ("recall", rate(rule.recall)), ("false_positives", rate(rule.falsePositives)),
      (
        "overlaps",
        .array(
          rule.overlaps.map {
            .object([
              ("id", .string($0.id)), ("both", .integer($0.both)),
              ("share", .decimal($0.share, places: 4)),
            ])
          })
      ),
    ])
  }

  func pattern(_ pattern: PatternFigures) -> JSONValue {
    .object([
      ("rule", .string(pattern.ruleID)), ("pattern", .string(pattern.source)),
      ("place", .string(pattern.place)), ("hits", counts(pattern.hits)),
      ("clusters", counts(pattern.clusters)), ("needed", counts(pattern.needed)),
      ("lost_without", counts(pattern.lost)),
      ("alternatives", .array(pattern.alternatives.map(alternative))),
    ])
  }

  func blame(_ blame: PatternBlame) -> JSONValue {
    .object([
      ("pattern", .string(blame.source)), ("place", .string(blame.place)),
      ("rules", .strings(blame.rules)), ("lost_without", counts(blame.lost)),
      ("lost_clusters", counts(blame.lostClusters)),
      ("alternatives", .array(blame.alternatives.map(alternative))),
    ])
  }

  private func alternative(_ alternative: PatternFigures.Alternative) -> JSONValue {
    .object([
      ("text", .string(alternative.text)), ("hits", counts(alternative.hits)),
      ("lost_without", counts(alternative.lost)),
      (
        "examples",
        .array(
          alternative.examples.map { example in
            .object(
              [
                ("id", .string(corpus.messages[example.message].id)),
                ("label", .string(example.label.rawValue)),
              ] + match(example.match))
          })
      ),
    ])
  }

  private func match(_ match: BlamedMatch) -> [(String, JSONValue)] {
    [
      ("before", .string(match.before)), ("match", .string(match.match)),
      ("after", .string(match.after)),
    ]
  }

  func mistakes(
    _ mistakes: [Assessment.Mistake], _ assessment: Assessment
  ) -> JSONValue {
    .array(mistakes.prefix(Self.listedMistakes).map { mistake($0, assessment) })
  }

  func mistake(_ mistake: Assessment.Mistake, _ assessment: Assessment) -> JSONValue {
    let message = corpus.messages[mistake.message]
    let outcome = mistake.outcome
    return .object([
      ("id", .string(message.id)), ("source", .string(message.source)),
      ("line", .integer(message.line)), ("label", .string(message.label.rawValue)),
      ("families", .strings(message.families)), ("verdict", .string(outcome.level.name)),
      ("family", .string(outcome.family.map { assessment.families[$0.index].name })),
      ("score", .number(outcome.highestScore)), ("like_it", .integer(mistake.count)),
      ("rules", .strings(outcome.rules.map { assessment.rule($0.rule) })),
      ("text", .string(message.text)),
      (
        "blame",
        .array(
          mistake.blame.map { blame in
            .object(
              [
                ("pattern", .string(blame.source)), ("place", .string(blame.place)),
                ("rules", .strings(blame.rules)), ("decisive", .bool(blame.isDecisive)),
              ] + match(blame.match))
          })
      ),
    ])
  }
}
