package import Corpora
import JSON
import Reporting
import ScreeningEngine

/// Writes an assessment for programs: one JSON object (schemas/eval.schema.json).
package struct AssessmentJSONWriter {
  let corpus: Corpus

  /// Mistakes listed; all are counted, and `MistakeListWriter` writes all.
  static let listedMistakes = 500

  package init(corpus: Corpus) { self.corpus = corpus }

  /// The object on one line, with a line feed.
  package func bytes(of assessment: Assessment) -> [UInt8] { value(of: assessment).line }

  func value(of assessment: Assessment) -> JSONValue {
    .object([
      ("pack", pack(assessment)), ("corpus", corpusValue(assessment)),
      ("slices", .array(assessment.slices.map { slice($0, assessment) })),
      ("threads", threads(assessment.threads)),
      ("rules", .array(assessment.rules.map(rule))),
      ("patterns", .array(assessment.patterns.map(pattern))),
      ("blame", .array(assessment.blames.map(blame))),
      ("curves", .array(assessment.curves.map(curve))),
      ("scores", .array(assessment.scoreBins.map(scoreBin))),
      ("confidence", .array(assessment.confidenceBins.map(confidenceBin))),
      ("misses", mistakes(assessment.misses, assessment)),
      ("false_positives", mistakes(assessment.falsePositives, assessment)),
    ])
  }

  /// What the plots of a page are drawn from; no text of a message is in it.
  func plots(of assessment: Assessment, _ rules: [RuleFigures]) -> JSONValue {
    .object([
      ("curves", .array(assessment.curves.map(curve))),
      ("scores", .array(assessment.scoreBins.map(scoreBin))),
      ("confidence", .array(assessment.confidenceBins.map(confidenceBin))),
      (
        "rules",
        .array(
          rules.map {
            .object([
              ("id", .string($0.id)), ("recall", .decimal($0.recall.share, places: 9)),
              ("false_positives", .decimal($0.falsePositives.share, places: 9)),
            ])
          })
      ),
    ])
  }

  private func pack(_ assessment: Assessment) -> JSONValue {
    .object([
      ("name", .string(assessment.packName)), ("version", .string(assessment.packVersion)),
      ("hash", .string(assessment.packHash)), ("prior", .number(assessment.prior)),
      (
        "families",
        .array(
          assessment.families.map {
            .object([
              ("name", .string($0.name)), ("review", .number($0.review)),
              ("block", .number($0.block)),
            ])
          })
      ),
    ])
  }

  private func corpusValue(_ assessment: Assessment) -> JSONValue {
    .object([
      ("messages", .integer(assessment.messages)), ("labels", counts(assessment.labels)),
      ("clusters", .integer(assessment.clusterCount)),
      (
        "weak",
        .object([
          ("messages", .integer(assessment.weak.total)), ("held", .integer(assessment.weak.hits)),
        ])
      ),
      ("skipped", .integer(corpus.skippedCount)), ("failures", .integer(corpus.failures.count)),
      ("allowed", .integer(assessment.allowed)), ("limited", .integer(assessment.limited)),
      ("unknown_families", .strings(assessment.unknownFamilies)),
    ])
  }

  func counts(_ counts: LabelCounts) -> JSONValue {
    .object([
      ("fraud", .integer(counts.fraud)), ("spam", .integer(counts.spam)),
      ("ham", .integer(counts.ham)),
    ])
  }

  func rate(_ rate: Rate) -> JSONValue {
    self.rate(
      hits: .integer(rate.hits), total: rate.total, share: rate.share, interval: rate.interval)
  }

  private func rate(_ rate: ClusterRate) -> JSONValue {
    self.rate(
      hits: .decimal(rate.hits, places: 3), total: rate.total, share: rate.share,
      interval: rate.interval)
  }

  private func rate(
    hits: JSONValue, total: Int, share: Double, interval: ClosedRange<Double>
  ) -> JSONValue {
    .object([
      ("hits", hits), ("total", .integer(total)),
      ("share", total == 0 ? .null : .decimal(share, places: 6)),
      ("low", .decimal(interval.lowerBound, places: 6)),
      ("high", .decimal(interval.upperBound, places: 6)),
    ])
  }

  private func slice(_ slice: Slice, _ assessment: Assessment) -> JSONValue {
    let figures = slice.figures
    var members: [(String, JSONValue)] = [
      ("by", .string(slice.dimension.rawValue)), ("name", .string(slice.name)),
      ("origin", .string(slice.origin?.rawValue)), ("fraud", label(figures.fraud)),
      ("spam", label(figures.spam)), ("ham", label(figures.ham)),
      ("precision", rate(figures.precision)), ("block_precision", rate(figures.blockPrecision)),
      (
        "precision_at_prior",
        .decimal(figures.precision(atPrior: assessment.prior), places: 6)
      ),
    ]
    if let asItself = slice.asItself { members.append(("as_itself", rate(asItself))) }
    return .object(members)
  }

  /// Of frauds `review` is the recall, of ordinary messages the false-positive rate.
  private func label(_ figures: LabelFigures) -> JSONValue {
    .object([
      ("review", rate(figures.review)), ("block", rate(figures.block)),
      ("cluster_review", rate(figures.clusterReview)),
      ("cluster_block", rate(figures.clusterBlock)),
    ])
  }

  private func threads(_ threads: ThreadFigures) -> JSONValue {
    guard !threads.isEmpty else { return .null }
    return .object([
      ("fraud", rate(threads.recall)), ("fraud_by_first_demand", rate(threads.demandRecall)),
      ("lawful", rate(threads.falsePositives)),
    ])
  }

  private func curve(_ curve: OperatingCurve) -> JSONValue {
    .object([
      ("family", .string(curve.family)), ("origin", .string(curve.origin?.rawValue)),
      ("fraud", .integer(curve.frauds)), ("ham", .integer(curve.hams)),
      (
        "points",
        .array(
          curve.points.map { point in
            .object([
              ("threshold", .number(point.threshold)), ("fraud", .integer(point.frauds)),
              ("spam", .integer(point.spams)), ("ham", .integer(point.hams)),
              ("recall", .decimal(curve.recall(point).share, places: 6)),
              ("false_positives", .decimal(curve.falsePositives(point).share, places: 6)),
            ])
          })
      ),
    ])
  }

  private func scoreBin(_ bin: ScoreBin) -> JSONValue {
    .object([
      ("from", .number(bin.start)), ("to", .number(bin.end)), ("messages", counts(bin.counts)),
    ])
  }

  private func confidenceBin(_ bin: ConfidenceBin) -> JSONValue {
    .object([
      ("from", .number(bin.start)), ("to", .number(bin.end)), ("messages", counts(bin.counts)),
      ("stated", .decimal(bin.stated, places: 6)),
      ("observed", .decimal(bin.observed, places: 6)),
    ])
  }
}
