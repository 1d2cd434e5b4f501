package import Corpora
import JSON
import Reporting
import ScreeningEngine

/// Writes a comparison for programs: one JSON object (schemas/diff.schema.json).
package struct ComparisonJSONWriter {
  private let corpus: Corpus

  package init(corpus: Corpus) { self.corpus = corpus }

  /// The object on one line, with a line feed; every changed message is in it.
  package func bytes(of comparison: CorpusComparison) -> [UInt8] {
    JSONValue.object([
      ("old", .string(comparison.oldPack)), ("new", .string(comparison.newPack)),
      ("messages", .integer(comparison.messages)),
      ("changed", .integer(comparison.changes.count)),
      ("rescored", .integer(comparison.rescored)),
      (
        "counts",
        counts(
          VerdictChange.Kind.allCases.map { ($0, comparison.count(of: $0)) })
      ),
      (
        "transitions",
        .array(
          comparison.transitions.map {
            .object([
              ("label", .string($0.label)), ("from", .string($0.old.name)),
              ("to", .string($0.new.name)), ("messages", .integer($0.count)),
            ])
          })
      ),
      (
        "families",
        .array(
          comparison.families.map {
            .object([
              ("family", .string($0.family)), ("old", labels($0.old)), ("new", labels($0.new)),
            ])
          })
      ),
      (
        "rules",
        .array(
          comparison.rules.map { effect in
            .object([
              ("id", .string(effect.id)), ("reason", .string(effect.reason.rawValue)),
              (
                "counts",
                counts(VerdictChange.Kind.allCases.map { ($0, effect.counts[$0] ?? 0) })
              ),
            ])
          })
      ),
      ("changes", .array(comparison.changes.map(change))),
    ]).line
  }

  /// A member for every kind, those of none too.
  private func counts(_ counts: [(VerdictChange.Kind, Int)]) -> JSONValue {
    .object(counts.map { ($0.0.rawValue, .integer($0.1)) })
  }

  private func labels(_ counts: LabelCounts) -> JSONValue {
    .object([
      ("fraud", .integer(counts.fraud)), ("spam", .integer(counts.spam)),
      ("ham", .integer(counts.ham)),
    ])
  }

  private func change(_ change: VerdictChange) -> JSONValue {
    let message = corpus.messages[change.message]
    return .object([
      ("id", .string(message.id)), ("source", .string(message.source)),
      ("line", .integer(message.line)),
      ("label", message.isLabelled ? .string(message.label.rawValue) : .null),
      ("kind", .string(change.kind.rawValue)),
      ("from", .string(change.old.level.name)), ("to", .string(change.new.level.name)),
      ("old_score", .number(change.old.highestScore)),
      ("new_score", .number(change.new.highestScore)),
      (
        "causes",
        .array(
          change.causes.map { cause in
            .object([
              ("reason", .string(cause.reason.rawValue)), ("id", .string(cause.id)),
              ("old_score", cause.oldScore.map { .number($0) } ?? .null),
              ("new_score", cause.newScore.map { .number($0) } ?? .null),
            ])
          })
      ),
      ("text", .string(message.text)),
    ])
  }
}
