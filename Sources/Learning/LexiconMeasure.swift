import Measurement
import ScreeningEngine

/// Measures what a lexicon adds to the rules, on parts that were left out while it was learned.
struct LexiconMeasure: Sendable {
  private let problem: LearningProblem
  private let options: LearningOptions
  private let parts: Folds
  private let review: Double

  init(
    _ problem: LearningProblem, options: LearningOptions, names: [String], parts: Folds,
    family: String, rules: RuleSet
  ) {
    self.problem = problem
    self.options = options
    self.parts = parts
    review = rules.families.first { $0.name == family }?.review ?? 0
  }

  /// Learns anew for each part from the rest and compares; `fitted` is the lexicon of all examples.
  func report(
    strength: Double, fitted: [(feature: Int, score: Double)]
  ) -> LearnedLexicon.Report {
    let heldOut = heldOutScores(strength: strength, fitted: fitted)
    let whole = scores(sums: problem.sums(of: fitted))
    let alone = curve(problem.ruleScores)
    let together = curve(heldOut)
    let thresholds = alone.threshold(forFalsePositives: options.rate).flatMap { first in
      together.threshold(forFalsePositives: options.rate).map { (alone: first, together: $0) }
    }
    var report = LearnedLexicon.Report(
      rate: options.rate, thresholds: thresholds,
      reviewRecall: .init(alone: alone.recall(at: review), together: together.recall(at: review)),
      reviewFalsePositives: .init(
        alone: alone.falsePositives(at: review), together: together.falsePositives(at: review)),
      fittedReviewRecall: .init(
        alone: alone.recall(at: review), together: curve(whole).recall(at: review)),
      fraud: alone.fraudTotal, ham: alone.hamTotal)
    guard let thresholds else { return report }
    report.recall = .init(
      alone: alone.recall(at: thresholds.alone),
      together: together.recall(at: thresholds.together))
    report.falsePositives = .init(
      alone: alone.falsePositives(at: thresholds.alone),
      together: together.falsePositives(at: thresholds.together))
    report.parts = used.map { part in
      let isOfPart = { (example: Int) in parts.parts[example] == part }
      return .init(
        name: parts.names[part],
        recall: .init(
          alone: curve(problem.ruleScores, where: isOfPart).recall(at: thresholds.alone),
          together: curve(heldOut, where: isOfPart).recall(at: thresholds.together)))
    }.filter { $0.recall.alone.total > 0 }
    return report
  }

  /// The parts that have examples.
  private var used: [Int] {
    Set(parts.parts.indices.filter { problem.isMember[$0] }.map { parts.parts[$0] }).sorted()
  }

  /// By example: the score with a lexicon that was learned without the example's part.
  private func heldOutScores(
    strength: Double, fitted: [(feature: Int, score: Double)]
  ) -> [Double] {
    let used = used
    // From the weights of all examples it is a short way; where it ends does not depend on it.
    var weights = [Double](repeating: 0, count: problem.phrases.count)
    for entry in fitted { weights[entry.feature] = entry.score / Logistic.decibans }
    let start = LogisticFit(weights: weights)
    let sums = ParallelFits.outputs(count: used.count, jobs: options.jobs) { position in
      let isUsed = problem.isMember.indices.map {
        problem.isMember[$0] && parts.parts[$0] != used[position]
      }
      let penalties = problem.penalties(options, isUsed: isUsed).map { penalty in
        var scaled = penalty
        scaled.lasso *= strength
        return scaled
      }
      let fit = StrengthChoice.solver.fit(
        problem.regression(isUsed: isUsed), penalties: penalties, from: start,
        greatest: strength)
      return problem.sums(of: StrengthChoice.entries(fit))
    }
    var heldOut = [Double](repeating: 0, count: problem.messages.count)
    for (position, part) in used.enumerated() {
      for example in heldOut.indices where parts.parts[example] == part {
        heldOut[example] = sums[position][example]
      }
    }
    return scores(sums: heldOut)
  }

  /// What rules and lexicon give together, as the rule that uses it is written: nothing below the
  /// least sum, and no more than the most.
  private func scores(sums: [Double]) -> [Double] {
    zip(problem.ruleScores, sums).map { rules, sum in
      rules + (sum >= options.atLeast ? min(sum, options.upTo) : 0)
    }
  }

  private func curve(
    _ scores: [Double], where isCounted: (Int) -> Bool = { _ in true }
  ) -> WeightedCurve {
    var curve = WeightedCurve()
    for example in scores.indices where problem.isMember[example] && isCounted(example) {
      curve.add(
        score: scores[example], weight: problem.weights[example],
        isFraud: problem.isFraud[example])
    }
    return curve
  }
}
