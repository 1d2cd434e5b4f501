/// Fits of one problem under ever weaker lasso penalties, each starting from the one before.
///
/// Friedman, Hastie and Tibshirani, "Regularization Paths for Generalized Linear Models via
/// Coordinate Descent" (Journal of Statistical Software 33, 2010).
package struct RegularizationPath: Sendable {
  package var solver: LogisticSolver
  /// Each penalty is this share of the one before.
  package var ratio = 0.5
  package var mostSteps = 9

  package init(_ solver: LogisticSolver = LogisticSolver()) { self.solver = solver }

  /// One point of the path.
  package struct Step: Sendable {
    /// What the lasso of every feature was multiplied with.
    package var strength: Double
    package var fit: LogisticFit
  }

  /// The least strength at which no weight leaves 0 (or the end of its box next to 0), for features
  /// whose `lasso` is above 0.
  package func greatestStrength(
    _ problem: LogisticProblem, penalties: [FeaturePenalty], intercept: Double
  ) -> Double {
    let nothing = penalties.map { $0.clamped(0) }
    let residuals = problem.residuals(
      margins: problem.margins(weights: nothing, intercept: intercept))
    var greatest = 0.0
    for feature in penalties.indices
    where penalties[feature].lasso > 0 && !penalties[feature].isFixed {
      var bare = penalties[feature]
      bare.lasso = 0
      let slope = problem.slope(of: feature, residuals: residuals)
      greatest = max(
        greatest, bare.violation(at: nothing[feature], slope: slope) / penalties[feature].lasso)
    }
    return greatest
  }

  /// Fits at `strengths`, strongest first, each to within the solver's tolerance of the strength, until `isEnough` says so of a fit, which is left out.
  package func fits(
    _ problem: LogisticProblem, penalties: [FeaturePenalty], strengths: [Double],
    intercept: Double, until isEnough: (LogisticFit) -> Bool = { _ in false }
  ) -> [Step] {
    var steps: [Step] = []
    var start = LogisticFit(
      weights: penalties.map { $0.clamped(0) }, intercept: intercept)
    for strength in strengths {
      let scaled = penalties.map { penalty in
        var scaled = penalty
        scaled.lasso *= strength
        return scaled
      }
      let fit = solver.fit(problem, penalties: scaled, from: start, greatest: strength)
      if isEnough(fit) { break }
      steps.append(Step(strength: strength, fit: fit))
      start = fit
    }
    return steps
  }

  /// The strengths from `greatest` down.
  package func strengths(from greatest: Double) -> [Double] {
    var strengths: [Double] = []
    var strength = greatest * ratio
    for _ in 0..<mostSteps {
      strengths.append(strength)
      strength *= ratio
    }
    return strengths
  }
}
