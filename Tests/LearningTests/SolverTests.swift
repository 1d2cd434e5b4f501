import Learning
import TestSupport
import Testing

/// The solver against another's figures, and against the conditions that make a minimum.
@Suite struct SolverTests {
  @Test("fits what scikit-learn fits", arguments: ScikitFixture.cases)
  func agreement(_ wanted: ScikitFixture.Case) {
    let weights = ScikitFixture.exampleWeights.map {
      (wanted.isWeighted ? $0 : 1) * wanted.lossFactor
    }
    let problem = LogisticProblem(
      FeatureMatrix(ScikitFixture.rows, featureCount: 6), labels: ScikitFixture.labels,
      exampleWeights: weights)
    let penalty = FeaturePenalty(lasso: wanted.lassoShare, ridge: 1 - wanted.lassoShare)
    var solver = LogisticSolver()
    solver.tolerance = 1e-8
    solver.fitsIntercept = wanted.fitsIntercept
    let fit = solver.fit(problem, penalties: [FeaturePenalty](repeating: penalty, count: 6))
    #expect(fit.isConverged, "\(wanted.name)")
    for (got, value) in zip(fit.weights, wanted.weights) {
      #expect(abs(got - value) < 2e-5, "\(wanted.name): \(fit.weights)")
    }
    #expect(abs(fit.intercept - wanted.intercept) < 2e-5, "\(wanted.name): \(fit.intercept)")
  }

  @Test("the conditions of a minimum hold at every solution", arguments: 0..<40)
  func optimality(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let (problem, penalties) = Self.anyProblem(&random)
    var solver = LogisticSolver()
    solver.tolerance = 1e-7
    solver.fitsIntercept = seed.isMultiple(of: 2)
    let fit = solver.fit(problem, penalties: penalties)
    #expect(fit.isConverged)
    // Written out here from the definition, by differences of the objective.
    let present = Self.objective(problem, penalties, fit.weights, fit.intercept)
    #expect(abs(present - fit.objective) < 1e-9 * max(1, abs(present)))
    for feature in penalties.indices {
      #expect(fit.weights[feature] >= penalties[feature].lower)
      #expect(fit.weights[feature] <= penalties[feature].upper)
      for step in [-0.01, -0.001, 0.001, 0.01] {
        var moved = fit.weights
        moved[feature] = min(
          max(moved[feature] + step, penalties[feature].lower), penalties[feature].upper)
        let there = Self.objective(problem, penalties, moved, fit.intercept)
        #expect(there >= present - 1e-8, "feature \(feature) moved by \(step)")
      }
    }
    if solver.fitsIntercept {
      for step in [-0.001, 0.001] {
        let there = Self.objective(problem, penalties, fit.weights, fit.intercept + step)
        #expect(there >= present - 1e-8)
      }
    }
  }

  @Test("the objective never rises from step to step", arguments: 0..<20)
  func monotony(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(1000 + seed))
    let (problem, penalties) = Self.anyProblem(&random)
    let fit = LogisticSolver().fit(problem, penalties: penalties)
    #expect(!fit.history.isEmpty || fit.rounds <= 1)
    for (before, after) in zip(fit.history, fit.history.dropFirst()) {
      #expect(after <= before)
    }
  }

  @Test("the slope of the loss is what differences of the loss say", arguments: 0..<10)
  func slopes(_ seed: Int) {
    var random = SeededRandom(seed: UInt64(2000 + seed))
    let (problem, penalties) = Self.anyProblem(&random)
    let weights = penalties.map { _ in Double.random(in: -1...1, using: &random) }
    let residuals = problem.residuals(margins: problem.margins(weights: weights, intercept: 0.3))
    for feature in penalties.indices {
      var total = 0.0
      for (row, example) in Self.rows(of: problem, feature) { total += example * residuals[row] }
      let step = 1e-5
      var (above, below) = (weights, weights)
      above[feature] += step
      below[feature] -= step
      let difference =
        problem.loss(margins: problem.margins(weights: above, intercept: 0.3))
        - problem.loss(margins: problem.margins(weights: below, intercept: 0.3))
      #expect(abs(total - difference / (2 * step)) < 1e-4 * max(1, abs(total)))
    }
  }

  @Test func `a warm start and a cold start end at the same weights`() {
    var random = SeededRandom(seed: 5)
    let (problem, penalties) = Self.anyProblem(&random)
    var solver = LogisticSolver()
    solver.tolerance = 1e-9
    let cold = solver.fit(problem, penalties: penalties)
    let far = LogisticFit(weights: penalties.map { _ in 3 }, intercept: -2)
    let warm = solver.fit(problem, penalties: penalties, from: far)
    for (a, b) in zip(cold.weights, warm.weights) { #expect(abs(a - b) < 1e-5) }
    #expect(solver.fit(problem, penalties: penalties) == cold)
  }

  @Test func `a fixed weight stays, and a box on one side of 0 keeps the sign`() {
    let problem = LogisticProblem(
      FeatureMatrix(ScikitFixture.rows, featureCount: 6), labels: ScikitFixture.labels)
    var penalties = [FeaturePenalty](repeating: FeaturePenalty(ridge: 0.1), count: 6)
    penalties[0] = FeaturePenalty(ridge: 0.1, lower: 0.25, upper: 0.25)
    penalties[1] = FeaturePenalty(ridge: 0.1, lower: 0)
    penalties[3] = FeaturePenalty(ridge: 0.1, upper: 0.5)
    let fit = LogisticSolver().fit(problem, penalties: penalties)
    #expect(fit.weights[0] == 0.25)
    #expect(fit.weights[1] == 0)
    #expect(fit.weights[3] == 0.5)
  }

  @Test func `a path starts with nothing and lets more features in as it goes`() {
    let problem = LogisticProblem(
      FeatureMatrix(ScikitFixture.rows, featureCount: 6), labels: ScikitFixture.labels)
    let penalties = [FeaturePenalty](repeating: FeaturePenalty(lasso: 1), count: 6)
    var path = RegularizationPath()
    path.solver.fitsIntercept = false
    let greatest = path.greatestStrength(problem, penalties: penalties, intercept: 0)
    let fits = path.fits(
      problem, penalties: penalties, strengths: [greatest * 1.001] + path.strengths(from: greatest),
      intercept: 0)
    #expect(fits.first?.fit.weighing == 0)
    #expect((fits.dropFirst().first?.fit.weighing ?? 0) > 0)
    #expect((fits.last?.fit.weighing ?? 0) >= 5)
  }

  @Test func `empty problems and hopeless ones end`() {
    let none = LogisticProblem(FeatureMatrix([], featureCount: 2), labels: [])
    #expect(LogisticSolver().fit(none, penalties: [.init(), .init()]).weights == [0, 0])
    // Separable without a penalty: the weights would grow for ever.
    let separable = LogisticProblem(
      FeatureMatrix([SparseRow(features: [0]), SparseRow()], featureCount: 1),
      labels: [true, false])
    let fit = LogisticSolver().fit(separable, penalties: [.init()])
    #expect(fit.weights[0].isFinite)
  }
}

extension SolverTests {
  /// A problem of up to 60 examples and 8 features, with penalties and boxes of every kind.
  static func anyProblem(
    _ random: inout SeededRandom
  ) -> (LogisticProblem, [FeaturePenalty]) {
    let count = Int.random(in: 2...8, using: &random)
    let size = Int.random(in: 10...60, using: &random)
    let isBinary = Bool.random(using: &random)
    var rows: [SparseRow] = []
    for _ in 0..<size {
      var row = SparseRow()
      for feature in 0..<count where Int.random(in: 0..<3, using: &random) == 0 {
        row.features.append(UInt32(feature))
        if !isBinary { row.values.append(Float.random(in: -2...2, using: &random)) }
      }
      rows.append(row)
    }
    let labels = rows.map { _ in Bool.random(using: &random) }
    let weights = rows.map { _ in Double.random(in: 0...2, using: &random) }
    let offsets = rows.map { _ in Double.random(in: -1...1, using: &random) }
    let penalties = (0..<count).map { _ in
      FeaturePenalty(
        lasso: Bool.random(using: &random) ? Double.random(in: 0...2, using: &random) : 0,
        ridge: Double.random(in: 0.01...1, using: &random),
        center: Bool.random(using: &random) ? Double.random(in: -1...1, using: &random) : 0,
        lower: Bool.random(using: &random) ? -.infinity : Double.random(in: -1...0, using: &random),
        upper: Bool.random(using: &random) ? .infinity : Double.random(in: 0...1, using: &random))
    }
    let problem = LogisticProblem(
      FeatureMatrix(rows, featureCount: count), labels: labels, exampleWeights: weights,
      offsets: offsets)
    return (problem, penalties)
  }

  static func objective(
    _ problem: LogisticProblem, _ penalties: [FeaturePenalty], _ weights: [Double],
    _ intercept: Double
  ) -> Double {
    var total = problem.loss(margins: problem.margins(weights: weights, intercept: intercept))
    for (weight, penalty) in zip(weights, penalties) {
      let distance = weight - penalty.center
      total += penalty.lasso * abs(weight) + penalty.ridge / 2 * distance * distance
    }
    return total
  }

  /// The examples that have a feature, and how much of it: by asking what a weight of 1 adds.
  static func rows(of problem: LogisticProblem, _ feature: Int) -> [(Int, Double)] {
    var weights = [Double](repeating: 0, count: problem.matrix.featureCount)
    weights[feature] = 1
    let margins = problem.margins(weights: weights, intercept: 0)
    return zip(margins, problem.offsets).enumerated().map {
      ($0.offset, $0.element.0 - $0.element.1)
    }
  }
}
