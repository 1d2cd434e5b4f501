import Corpora

/// Fits the scores of rules to examples.
///
/// A family's score is a sum over groups of the strongest rule in each, and so is no linear function
/// of the scores. It is fitted in rounds: the rules that win their groups under the present scores
/// are the features, the rest is left out; logistic regression gives new scores; where they lower
/// the true loss they are taken, else half the way, and so on. The true loss never rises, and the
/// rounds end when the winners stay.
///
/// Log odds are the family's score plus the log of how many fraud clusters there are to an ordinary
/// one in the corpus: the scores are then likelihood ratios, as decibans should be, whatever share
/// of frauds the corpus has, and the pack's prior brings in the true share when they are used (prior
/// correction; King and Zeng, "Logistic Regression in Rare Events Data", Political Analysis 9, 2001).
/// The ridge pulls each score to the one its author wrote: a normal prior with that mean and
/// `trust` decibans as its standard deviation.
struct ScoreFitter {
  let data: TuningData
  let options: TuningOptions
  private let decibans = Logistic.decibans

  /// What may move and how far, by rule; nil for a rule whose score stays.
  typealias Boxes = [ClosedRange<Double>?]

  /// Fits to the rows that `isUsed` takes; gives every rule's score, by rule.
  func fit(boxes: Boxes, isUsed: (TuningData.Row) -> Bool) -> [Double?] {
    let written = data.writtenScores
    let rows = data.rows.filter(isUsed)
    let odds = baseOdds(isUsed)
    var present = written
    var presentLoss = loss(present, written, rows, odds)
    for _ in 0..<options.mostRounds {
      let fitted = round(from: present, written, boxes, rows, odds)
      guard
        let (next, nextLoss) = better(
          than: presentLoss, between: present, and: fitted, written, rows, odds)
      else { break }
      let isSettled = zip(present, next).allSatisfy { abs(($0 ?? 0) - ($1 ?? 0)) < 0.01 }
      (present, presentLoss) = (next, nextLoss)
      if isSettled { break }
    }
    return present
  }

  /// Natural log odds of fraud before anything is seen, by family, in the used part of the corpus.
  private func baseOdds(_ isUsed: (TuningData.Row) -> Bool) -> [Double] {
    data.fraudClusters.map { fraud in
      guard fraud > 0, data.hamClusters > 0 else { return 0 }
      return Logistic.log(fraud / data.hamClusters)
    }
  }

  /// One linear fit with the winners under `present`.
  private func round(
    from present: [Double?], _ written: [Double?], _ boxes: Boxes, _ rows: [TuningData.Row],
    _ odds: [Double]
  ) -> [Double?] {
    let fitted = boxes.indices.filter { boxes[$0] != nil && written[$0] != nil }
    var features = [Int](repeating: -1, count: boxes.count)
    for (feature, rule) in fitted.enumerated() { features[rule] = feature }
    var examples: [SparseRow] = []
    var offsets: [Double] = []
    for row in rows {
      var example = SparseRow()
      var offset = odds[row.family]
      for winner in winners(row, present) {
        if features[winner.rule] >= 0 {
          example.features.append(UInt32(features[winner.rule]))
        } else {
          offset += (present[winner.rule] ?? winner.score) / decibans
        }
      }
      examples.append(example)
      offsets.append(offset)
    }
    let problem = LogisticProblem(
      FeatureMatrix(examples, featureCount: fitted.count), labels: rows.map(\.isFraud),
      exampleWeights: rows.map(\.weight), offsets: offsets)
    let trust = options.trust / decibans
    let penalties = fitted.map { rule in
      FeaturePenalty(
        ridge: 1 / (trust * trust), center: (written[rule] ?? 0) / decibans,
        lower: (boxes[rule]?.lowerBound ?? 0) / decibans,
        upper: (boxes[rule]?.upperBound ?? 0) / decibans)
    }
    var solver = LogisticSolver()
    solver.fitsIntercept = false
    let start = LogisticFit(weights: fitted.map { (present[$0] ?? 0) / decibans })
    let fit = solver.fit(problem, penalties: penalties, from: start)
    var scores = present
    for (feature, rule) in fitted.enumerated() { scores[rule] = fit.weights[feature] * decibans }
    return scores
  }

  /// The furthest of the fitted scores and points ever nearer to the present ones that has less
  /// loss than those.
  private func better(
    than presentLoss: Double, between present: [Double?], and fitted: [Double?],
    _ written: [Double?], _ rows: [TuningData.Row], _ odds: [Double]
  ) -> ([Double?], Double)? {
    var share = 1.0
    for _ in 0..<6 {
      let tried = zip(present, fitted).map { old, new -> Double? in
        guard let old, let new else { return old }
        return old + share * (new - old)
      }
      let triedLoss = loss(tried, written, rows, odds)
      if triedLoss < presentLoss - 1e-9 * max(1, abs(presentLoss)) { return (tried, triedLoss) }
      share /= 2
    }
    return nil
  }

  private func winners(_ row: TuningData.Row, _ scores: [Double?]) -> [ScreenedCorpus.Hit] {
    data.scoring.winners(
      among: data.screened.hits(of: row.message), family: row.family,
      scores: { scores[$0.rule] ?? $0.score })
  }

  /// The true loss: of the score as the engine adds it up, and of the distance to what was written.
  func loss(
    _ scores: [Double?], _ written: [Double?], _ rows: [TuningData.Row], _ odds: [Double]
  ) -> Double {
    var total = 0.0
    for row in rows {
      let score = data.scoring.score(
        of: data.screened.hits(of: row.message), family: row.family,
        scores: { scores[$0.rule] ?? $0.score })
      let z = odds[row.family] + score / decibans
      total += row.weight * Logistic.loss(row.isFraud ? z : -z)
    }
    for (score, author) in zip(scores, written) {
      guard let score, let author else { continue }
      let distance = (score - author) / options.trust
      total += distance * distance / 2
    }
    return total
  }
}

/// How scores are fitted.
package struct TuningOptions: Sendable {
  /// How far, in decibans, an author's score is usually off: the standard deviation of the prior
  /// around it.
  package var trust = 6.0
  /// No fitted score is further from 0, unless it was written so.
  package var mostScore = 60.0
  /// No score is moved further: what a corpus says of one rule may be its own peculiarity.
  package var mostChange = 12.0
  /// Rules that keep their score, by id.
  package var frozen: Set<String> = []
  /// A rule seen in fewer clusters, or in fewer sources, keeps its score.
  package var minimumClusters = 10
  package var minimumSources = 2
  package var division = Folds.Division.clusters(5)
  /// False-positive rates that thresholds are proposed for.
  package var reviewRate = 0.001
  package var blockRate = 0.0002
  package var mostRounds = 8
  /// Fits made at once; they come to the same however many.
  package var jobs = 1

  package init() {}
}
