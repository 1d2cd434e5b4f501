/// Fits regularised logistic regression: lasso, ridge and both, a box for every weight, an
/// unpenalised intercept or a fixed one, weighted examples, a warm start.
///
/// The method is newGLMNET (Yuan, Ho and Lin, "An improved GLMNET for L1-regularized logistic
/// regression", JMLR 13, 2012): a second-order model of the loss around the present weights is
/// minimised together with the penalty by coordinate descent, and a line search by Armijo's rule
/// along the step it gives makes the objective fall at every step. The box adds only a clip to the
/// step in one coordinate, and a step between two points of a box stays in it. Features whose
/// slope cannot move their weight from 0 are left aside and looked at again before the end, so the
/// time goes to the few that matter.
///
/// It ends when no weight violates the Karush-Kuhn-Tucker conditions by more than `tolerance` times
/// the greatest violation where all weights are 0 (or as near as their boxes allow), or after
/// `maximumRounds`. Deterministic: the order of coordinates follows a fixed seed.
package struct LogisticSolver: Sendable {
  package var tolerance = 1e-4
  package var maximumRounds = 100
  /// Whether the intercept is fitted, unpenalised, or stays what the start says.
  package var fitsIntercept = true

  package init() {}

  /// Minimises loss and penalty from `start`, or from nothing. `greatest` is what the
  /// tolerance is a share of, if not the greatest violation of nothing: looking for that takes a
  /// pass over all entries.
  package func fit(
    _ problem: LogisticProblem, penalties: [FeaturePenalty], from start: LogisticFit? = nil,
    greatest: Double? = nil
  ) -> LogisticFit {
    precondition(penalties.count == problem.matrix.featureCount, "one penalty a feature")
    var state = SolverState(problem, penalties, start: start, fitsIntercept: fitsIntercept)
    let limit = tolerance * max(greatest ?? state.violationOfNothing(), 1e-12)
    while state.rounds < maximumRounds {
      let violation = state.chooseFeatures()
      if violation <= limit { return state.fit(violation: violation, isConverged: true) }
      // Ten steps on the chosen features before all are looked at again.
      for _ in 0..<10 where state.rounds < maximumRounds {
        guard state.step(), state.violationOfChosen() > limit / 2 else { break }
      }
    }
    let violation = state.chooseFeatures()
    return state.fit(violation: violation, isConverged: violation <= limit)
  }
}

/// A fitted model.
package struct LogisticFit: Sendable, Equatable {
  package var weights: [Double]
  package var intercept: Double
  /// Loss and penalty together.
  package var objective: Double
  /// The greatest violation of the optimality conditions left.
  package var violation: Double
  /// Newton steps taken.
  package var rounds: Int
  package var isConverged: Bool
  /// The objective after every step; never rising.
  package var history: [Double]

  /// A model to start from.
  package init(weights: [Double], intercept: Double = 0) {
    self.weights = weights
    self.intercept = intercept
    objective = .infinity
    violation = .infinity
    rounds = 0
    isConverged = false
    history = []
  }

  /// Features that weigh.
  package var weighing: Int { weights.count { $0 != 0 } }
}
