package import Corpora
import ScreeningEngine

/// Fits the scores of a pack to a labelled corpus and measures them on parts that were left out.
package struct ScoreTuner: Sendable {
  private let corpus: Corpus
  private let clusters: [Int32]
  private let data: TuningData
  private let options: TuningOptions
  private let fitter: ScoreFitter

  package init(
    _ corpus: Corpus, screened: ScreenedCorpus, clusters: [Int32],
    options: TuningOptions = TuningOptions()
  ) {
    self.corpus = corpus
    self.clusters = clusters
    self.options = options
    data = TuningData(corpus, screened: screened, clusters: clusters)
    fitter = ScoreFitter(data: data, options: options)
  }

  private var rules: RuleSet { data.screened.rules }

  /// Whether there is anything to fit to: frauds of a family of the pack, and ordinary messages.
  package var hasExamples: Bool {
    data.hamClusters > 0 && data.fraudClusters.contains { $0 > 0 }
  }

  /// Fits to all of the corpus, and for each part to the rest.
  package func run() -> TuningReport {
    let support = data.support(corpus, clusters: clusters)
    let written = data.writtenScores
    let folds = Folds(options.division, corpus: corpus, clusters: clusters)
    let used = Set(data.rows.map { folds.parts[$0.message] })
    // To everything, and to what each part leaves: fits that know nothing of one another.
    let fits = ParallelFits.outputs(count: folds.names.count + 1, jobs: options.jobs) { number in
      guard number > 0 else {
        return whole(fitter.fit(boxes: boxes(support), isUsed: { _ in true }))
      }
      let part = number - 1
      guard used.contains(part) else { return written }
      let isUsed = { (row: TuningData.Row) in folds.parts[row.message] != part }
      let rest = data.support(corpus, clusters: clusters, isUsed: isUsed)
      return whole(fitter.fit(boxes: boxes(rest), isUsed: isUsed))
    }
    let fitted = fits[0]
    let heldOut = Array(fits.dropFirst())
    let before = examples { _ in written }
    let after = examples { heldOut[folds.parts[$0]] }
    var report = TuningReport(
      curves: TuningReport.Curves(
        written: Self.curve(before), fitted: Self.curve(examples { _ in fitted }),
        heldOut: Self.curve(after)),
      writtenCalibration: Calibration(before, rules: rules),
      heldOutCalibration: Calibration(after, rules: rules), parts: used.count,
      hamClusters: data.hamClusters, spam: data.spam, otherFrauds: data.otherFrauds,
      scores: fitted)
    report.families = rules.families.indices.map { family in
      self.family(
        family,
        TuningReport.Curves(
          written: curve(family) { _ in written }, fitted: curve(family) { _ in fitted },
          heldOut: curve(family) { heldOut[folds.parts[$0]] }))
    }
    list(written, fitted, used.sorted().map { heldOut[$0] }, support, into: &report)
    return report
  }

  /// Scores as they would be written: whole decibans, never 0.
  private func whole(_ scores: [Double?]) -> [Double?] {
    zip(scores, data.writtenScores).map { score, written in
      guard let score, let written else { return score }
      guard abs(score - written) >= 0.5 else { return written }
      let rounded = score.rounded()
      return rounded == 0 ? (written > 0 ? 1 : -1) : rounded
    }
  }

  /// Which rules may move, and how far.
  ///
  /// A score keeps its sign. It may only grow away from 0 where what it speaks for was seen often
  /// enough in enough sources: a rule must not be fitted to one campaign.
  private func boxes(_ support: [RuleSupport]) -> ScoreFitter.Boxes {
    data.writtenScores.enumerated().map { rule, written in
      guard let written, reason(rule, written: written, support[rule]) == nil else { return nil }
      let seen = support[rule]
      let speaksFor =
        written > 0
        ? (seen.fraudClusters, seen.fraudSources) : (seen.hamClusters, seen.hamSources)
      let mayGrow =
        speaksFor.0 >= options.minimumClusters && speaksFor.1 >= options.minimumSources
      let own = abs(written)
      let most = mayGrow ? max(own, min(options.mostScore, own + options.mostChange)) : own
      let least = min(own, max(1, own - options.mostChange))
      return written > 0 ? least...most : -most ... -least
    }
  }

  /// Why the score of a rule stays; nil where it is fitted.
  private func reason(
    _ rule: Int, written: Double?, _ support: RuleSupport
  ) -> TuningReport.Reason? {
    if options.frozen.contains(rules.rules[rule].id) { return .frozen }
    if written == nil { return .sum }
    if support.clusters == 0 { return .unseen }
    if support.clusters < options.minimumClusters { return .fewClusters }
    if support.sources < options.minimumSources { return .fewSources }
    return nil
  }

  private func list(
    _ written: [Double?], _ fitted: [Double?], _ heldOut: [[Double?]], _ support: [RuleSupport],
    into report: inout TuningReport
  ) {
    for rule in rules.rules.indices {
      let step = rules.program.rules[rule]
      if case .none = step.score { continue }
      guard !step.isShadow, !step.isDisabled else { continue }
      let id = rules.rules[rule].id
      if let reason = reason(rule, written: written[rule], support[rule]) {
        report.kept.append(.init(id: id, reason: reason, support: support[rule]))
      } else if let before = written[rule], let after = fitted[rule] {
        let others = heldOut.compactMap { $0[rule] } + [after]
        report.changes.append(
          .init(
            rule: rule, id: id, written: before, fitted: after,
            range: (others.min() ?? after)...(others.max() ?? after), support: support[rule]))
      }
    }
  }
}

/// Figures.
extension ScoreTuner {
  /// The curve of a family under the scores that `scores` has for each message.
  private func curve(_ family: Int, scores: (_ message: Int) -> [Double?]) -> WeightedCurve {
    var curve = WeightedCurve()
    var fraud = 0.0
    var ham = 0.0
    for row in data.rows where row.family == family {
      let table = scores(row.message)
      let score = data.scoring.score(of: data.screened.hits(of: row.message), family: family) {
        table[$0.rule] ?? $0.score
      }
      curve.add(score: score, weight: row.weight, isFraud: row.isFraud)
      if row.isFraud { fraud += row.weight } else { ham += row.weight }
    }
    // Those on which no rule counts.
    curve.add(score: 0, weight: data.fraudClusters[family] - fraud, isFraud: true)
    curve.add(score: 0, weight: data.hamClusters - ham, isFraud: false)
    return curve
  }

  private func family(_ family: Int, _ curves: TuningReport.Curves) -> TuningReport.Family {
    let stated = rules.families[family]
    func figures(_ curve: WeightedCurve) -> TuningReport.Figures {
      let threshold = curve.threshold(forFalsePositives: options.reviewRate)
      return TuningReport.Figures(
        review: curve.recall(at: stated.review), block: curve.recall(at: stated.block),
        reviewFalsePositives: curve.falsePositives(at: stated.review),
        blockFalsePositives: curve.falsePositives(at: stated.block), threshold: threshold,
        recallAtRate: threshold.map { curve.recall(at: $0) })
    }
    // However few ordinary messages of the corpus reach a lower score: one in eleven is the least
    // confidence to trouble a reader with, and nothing is blocked that is not likelier fraud.
    let evenOdds = -rules.prior
    let review = curves.heldOut.threshold(
      forFalsePositives: options.reviewRate, from: max(1, evenOdds - 10))
    let block = curves.heldOut.threshold(
      forFalsePositives: options.blockRate, from: max(1, evenOdds))
    return TuningReport.Family(
      name: stated.name, review: stated.review, block: stated.block,
      fraudClusters: data.fraudClusters[family], written: figures(curves.written),
      fitted: figures(curves.fitted), heldOut: figures(curves.heldOut), curves: curves,
      proposedReview: review,
      proposedBlock: block.map { max($0, review ?? $0) })
  }

  /// What messages score and what they were: every ordinary one, and the frauds of the pack's
  /// families.
  private func examples(scores: (_ message: Int) -> [Double?]) -> [Calibration.Example] {
    var examples: [Calibration.Example] = []
    let families = Set(rules.families.map(\.name))
    for (index, message) in corpus.messages.enumerated() where message.isLabelled {
      let isFraud = message.isTarget && message.families.contains { families.contains($0) }
      guard isFraud || message.label == .ham else { continue }
      let hits = data.screened.hits(of: index)
      var highest = 0.0
      if !hits.isEmpty {
        let table = scores(index)
        for family in rules.families.indices {
          highest = max(
            highest,
            data.scoring.score(of: hits, family: family) { table[$0.rule] ?? $0.score })
        }
      }
      examples.append(
        Calibration.Example(score: highest, weight: data.weights[index], isFraud: isFraud))
    }
    return examples
  }

  private static func curve(_ examples: [Calibration.Example]) -> WeightedCurve {
    var curve = WeightedCurve()
    for example in examples {
      curve.add(score: example.score, weight: example.weight, isFraud: example.isFraud)
    }
    return curve
  }
}
