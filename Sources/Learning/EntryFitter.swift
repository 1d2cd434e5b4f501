/// Fits the entries of a lexicon to some of the examples.
///
/// Phrases are screened by their log-likelihood ratio (as Yang and Pedersen, "A Comparative Study
/// on Feature Selection in Text Categorization", ICML 1997, screen words by chi-squared, which G2
/// approximates and which errs where counts are small), fitted together under a ridge penalty, with
/// some lasso if asked for, and thinned to those that move scores most; what is left is fitted
/// again.
///
/// Ridge and not lasso: of phrases that come together the lasso keeps one, and a writer who was not
/// seen uses another (docs/decisions.md has the figures).
struct EntryFitter: Sendable {
  let problem: LearningProblem
  let options: LearningOptions

  /// Strengths of the penalty that are tried, strongest first.
  var strengths: [Double] { options.penalty.map { [$0] } ?? [3, 1, 0.3, 0.1, 0.03] }

  /// Phrases that are fitted together for each entry asked for.
  private static let screenedPerEntry = 4
  private static let leastScreened = 3000

  /// The examples to fit to, and what is known of phrases among them.
  struct Sample: Sendable {
    var isUsed: [Bool]
    var support: PhraseSupport
  }

  /// All examples.
  var everything: Sample {
    Sample(isUsed: problem.isMember, support: PhraseSupport(problem))
  }

  /// All of `sample` but the examples of `rows`, which are all those of their sources.
  func sample(_ sample: Sample, without rows: [Int]) -> Sample {
    var rest = sample
    for row in rows { rest.isUsed[row] = false }
    rest.support.leaveOut(rows, of: problem)
    return rest
  }

  /// A regression with the boxes of its weights: closed for phrases not looked at.
  struct Task: Sendable {
    var regression: LogisticProblem
    /// By column; lasso and ridge are shares of a strength of 1.
    var penalties: [FeaturePenalty]

    func penalties(strength: Double) -> [FeaturePenalty] {
      penalties.map { penalty in
        var scaled = penalty
        scaled.lasso *= strength
        scaled.ridge *= strength
        return scaled
      }
    }
  }

  /// The phrases of `sample` that tell most, with boxes by how much is known of them.
  func task(_ sample: Sample) -> Task {
    var known: [(column: Int, statistic: Double)] = []
    let support = sample.support
    for column in problem.columns.phrases.indices
    where support.mayRaise(column, options) || support.mayLower(column, options) {
      known.append((column, support.statistic(column)))
    }
    known.sort { ($1.statistic, $0.column) < ($0.statistic, $1.column) }
    let closed = FeaturePenalty(lower: 0, upper: 0)
    var penalties = [FeaturePenalty](repeating: closed, count: problem.columns.phrases.count)
    let most = max(Self.leastScreened, options.size * Self.screenedPerEntry)
    for (column, _) in known.prefix(most) {
      penalties[column] = FeaturePenalty(
        lasso: options.lasso, ridge: (1 - options.lasso) / support.confidence(column),
        lower: support.mayLower(column, options) ? options.least / options.unit : 0,
        upper: support.mayRaise(column, options) ? options.most / options.unit : 0)
    }
    return Task(
      regression: problem.regression(isUsed: sample.isUsed, unit: options.unit),
      penalties: penalties)
  }

  /// Fits `task` at one strength, from `start` if given.
  func fit(_ task: Task, strength: Double, from start: LogisticFit? = nil) -> LogisticFit {
    var solver = LogisticSolver()
    solver.fitsIntercept = false
    // Scores are tenths of decibans; slopes need not be exact.
    solver.tolerance = 1e-3
    solver.maximumRounds = 30
    let begin = start ?? LogisticFit(weights: task.penalties.map { $0.clamped(0) })
    return solver.fit(task.regression, penalties: task.penalties(strength: strength), from: begin)
  }

  /// At most `size` entries: those of `fit` that move scores most, fitted again by themselves.
  func entries(_ task: Task, strength: Double, _ fit: LogisticFit) -> [FittedEntry] {
    let weights = task.regression.exampleWeights
    let total = weights.reduce(0, +)
    var weighing: [(column: Int, effect: Double)] = []
    for (column, weight) in fit.weights.enumerated() where weight != 0 {
      // The standard deviation of what the phrase adds.
      let share =
        problem.columns.matrix.rows(of: column).reduce(0.0) { $0 + weights[Int($1)] } / total
      weighing.append((column, abs(weight) * (share * (1 - share)).squareRoot()))
    }
    guard weighing.count > options.size else { return rounded(fit) }
    weighing.sort { ($1.effect, $0.column) < ($0.effect, $1.column) }
    var thinned = task
    for (column, _) in weighing.dropFirst(options.size) {
      thinned.penalties[column].lower = 0
      thinned.penalties[column].upper = 0
    }
    return rounded(self.fit(thinned, strength: strength, from: fit))
  }

  /// Tenths of a deciban; what rounds to nothing is no entry. Whole ones cost three points of recall:
  /// most of what a text says is said by many small scores.
  private func rounded(_ fit: LogisticFit) -> [FittedEntry] {
    fit.weights.enumerated().compactMap { column, weight in
      let score = (weight * options.unit * 10).rounded() / 10
      return score == 0 ? nil : FittedEntry(column: column, score: score)
    }
  }
}
