/// Chooses how strongly a lexicon's entries are penalised, by what does best on clusters left out.
struct StrengthChoice: Sendable {
  private let problem: LearningProblem
  private let options: LearningOptions
  private let path: RegularizationPath

  /// A strength and the entries it gives on all examples.
  struct Choice {
    var strength: Double
    var entries: [(feature: Int, score: Double)]
  }

  init(_ problem: LearningProblem, options: LearningOptions) {
    self.problem = problem
    self.options = options
    path = RegularizationPath(Self.solver)
  }

  /// The solver every fit of a lexicon uses. Scores are whole decibans, so slopes need be right to
  /// a hundredth of the penalty's strength only.
  static var solver: LogisticSolver {
    var solver = LogisticSolver()
    solver.fitsIntercept = false
    solver.tolerance = 1e-2
    return solver
  }

  /// The best strength; nil where not even the weakest lets an entry in.
  func choose() -> Choice? {
    let everything = problem.isMember
    let regression = problem.regression(isUsed: everything)
    let penalties = problem.penalties(options, isUsed: everything)
    let greatest = path.greatestStrength(regression, penalties: penalties, intercept: 0)
    guard greatest > 0 else { return nil }
    let strengths = path.strengths(from: greatest)
    let whole = path.fits(
      regression, penalties: penalties, strengths: strengths, intercept: 0
    ) { Self.entries($0).count > options.size }
    let usable = Array(strengths.prefix(whole.count))
    guard !usable.isEmpty else { return nil }
    let losses = ParallelFits.outputs(count: options.folds, jobs: options.jobs) { fold in
      self.losses(ofFold: fold, strengths: usable)
    }
    var best = 0
    var least = Double.infinity
    for step in usable.indices {
      let total = losses.reduce(0) { $0 + $1[step] }
      if total < least { (least, best) = (total, step) }
    }
    return Choice(strength: whole[best].strength, entries: Self.entries(whole[best].fit))
  }

  /// By strength, the loss on a part left out.
  private func losses(ofFold fold: Int, strengths: [Double]) -> [Double] {
    let isOfFold = problem.clusters.map { Self.fold(of: $0, options.folds) == fold }
    let isUsed = problem.isMember.indices.map { problem.isMember[$0] && !isOfFold[$0] }
    let regression = problem.regression(isUsed: isUsed)
    let fits = path.fits(
      regression, penalties: problem.penalties(options, isUsed: isUsed), strengths: strengths,
      intercept: 0)
    var rest = problem.regression(
      isUsed: problem.isMember.indices.map { problem.isMember[$0] && isOfFold[$0] })
    // What the part left out is judged by must not depend on its own share of frauds.
    rest.offsets = regression.offsets
    return fits.map { step in
      rest.loss(margins: rest.margins(weights: step.fit.weights, intercept: 0))
    }
  }

  private static func fold(of cluster: Int32, _ count: Int) -> Int {
    var random = SplitMix(seed: UInt64(UInt32(bitPattern: cluster)) &+ 77)
    return Int(random.next() % UInt64(count))
  }

  /// The weights of a fit as scores in whole decibans; what rounds to nothing is no entry.
  static func entries(_ fit: LogisticFit) -> [(feature: Int, score: Double)] {
    fit.weights.enumerated().compactMap { feature, weight in
      let score = (weight * Logistic.decibans).rounded()
      return score == 0 ? nil : (feature, score)
    }
  }
}
