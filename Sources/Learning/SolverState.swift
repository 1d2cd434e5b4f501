/// The state of one fit: weights, margins and scratch. `LogisticSolver` drives it.
struct SolverState {
  private let problem: LogisticProblem
  private let penalties: [FeaturePenalty]
  private let fitsIntercept: Bool
  private var weights: [Double]
  private var intercept: Double
  private var margins: [Double]
  private var residuals: [Double]
  private var loss: Double
  private var chosen: [Int] = []
  private var random: SplitMix
  private var innerLimit = Double.infinity
  private(set) var rounds = 0
  private var history: [Double] = []

  // Scratch of a step.
  private var curvatures: [Double]
  private var moved: [Double]

  init(
    _ problem: LogisticProblem, _ penalties: [FeaturePenalty], start: LogisticFit?,
    fitsIntercept: Bool
  ) {
    self.problem = problem
    self.penalties = penalties
    self.fitsIntercept = fitsIntercept
    weights = penalties.indices.map { penalties[$0].clamped(start?.weights[$0] ?? 0) }
    intercept = start?.intercept ?? 0
    margins = problem.margins(weights: weights, intercept: intercept)
    residuals = problem.residuals(margins: margins)
    loss = problem.loss(margins: margins)
    curvatures = [Double](repeating: 0, count: margins.count)
    moved = curvatures
    random = SplitMix(seed: 20_120_621)
  }

  /// The greatest violation where all weights are as near to 0 as they may be and the intercept is
  /// what it started as: what the tolerance is measured by.
  func violationOfNothing() -> Double {
    let nothing = penalties.map { $0.clamped(0) }
    let residuals = problem.residuals(
      margins: problem.margins(weights: nothing, intercept: intercept))
    var greatest = fitsIntercept ? abs(residuals.reduce(0, +)) : 0
    for feature in nothing.indices where !penalties[feature].isFixed {
      let slope = problem.slope(of: feature, residuals: residuals)
      greatest = max(
        greatest, penalties[feature].violation(at: nothing[feature], slope: slope))
    }
    return greatest
  }

  /// Looks at every feature, chooses those with a weight or a violation, and gives the greatest
  /// violation. O(entries).
  mutating func chooseFeatures() -> Double {
    chosen.removeAll(keepingCapacity: true)
    var greatest = fitsIntercept ? abs(residuals.reduce(0, +)) : 0
    var total = greatest
    for feature in weights.indices where !penalties[feature].isFixed {
      let slope = problem.slope(of: feature, residuals: residuals)
      let violation = penalties[feature].violation(at: weights[feature], slope: slope)
      guard violation > 0 || weights[feature] != 0 else { continue }
      chosen.append(feature)
      greatest = max(greatest, violation)
      total += violation
    }
    innerLimit = min(innerLimit, total)
    return greatest
  }

  /// The greatest violation among the chosen features.
  func violationOfChosen() -> Double {
    var greatest = fitsIntercept ? abs(residuals.reduce(0, +)) : 0
    for feature in chosen {
      let slope = problem.slope(of: feature, residuals: residuals)
      greatest = max(
        greatest, penalties[feature].violation(at: weights[feature], slope: slope))
    }
    return greatest
  }

  /// One Newton step over the chosen features; false where no step lowers the objective.
  mutating func step() -> Bool {
    rounds += 1
    var direction = StepDirection(count: chosen.count)
    prepareModel(&direction)
    minimiseModel(&direction)
    return search(along: direction)
  }

  /// The step that the model of the loss asks for.
  private struct StepDirection {
    /// By position in `chosen`.
    var slopes: [Double]
    var curves: [Double]
    var steps: [Double]
    var interceptSlope = 0.0
    var interceptCurve = 0.0
    var interceptStep = 0.0

    init(count: Int) {
      slopes = [Double](repeating: 0, count: count)
      curves = slopes
      steps = slopes
    }
  }

  private mutating func prepareModel(_ direction: inout StepDirection) {
    for row in margins.indices {
      let probability = Logistic.probability(margins[row])
      curvatures[row] = problem.exampleWeights[row] * probability * (1 - probability)
      moved[row] = 0
    }
    for (position, feature) in chosen.enumerated() {
      direction.slopes[position] = problem.slope(of: feature, residuals: residuals)
      // A little more than 0, so that a step exists where the loss is flat.
      direction.curves[position] =
        1e-12 + problem.matrix.squareSum(of: feature, times: curvatures)
    }
    if fitsIntercept {
      direction.interceptSlope = residuals.reduce(0, +)
      direction.interceptCurve = curvatures.reduce(1e-12, +)
    }
  }

  /// Coordinate descent on the model until the steps are small beside those of the first sweep.
  private mutating func minimiseModel(_ direction: inout StepDirection) {
    var order = Array(chosen.indices)
    for sweep in 0..<50 {
      order.shuffle(using: &random)
      var violations = fitsIntercept ? moveIntercept(&direction) : 0
      for position in order { violations += move(position, &direction) }
      if violations <= innerLimit {
        if sweep == 0 { innerLimit /= 4 }
        return
      }
    }
  }

  /// Moves one weight of the model to its minimum; gives how far it was from it.
  private mutating func move(_ position: Int, _ direction: inout StepDirection) -> Double {
    let feature = chosen[position]
    let slope =
      direction.slopes[position] + problem.matrix.sum(of: feature, times: curvatures, moved)
    let present = weights[feature] + direction.steps[position]
    let penalty = penalties[feature]
    let target = penalty.minimum(
      at: present, slope: slope, curve: direction.curves[position])
    let violation = penalty.violation(at: present, slope: slope)
    let change = target - present
    guard change != 0 else { return violation }
    direction.steps[position] += change
    problem.matrix.add(feature, times: change, to: &moved)
    return violation
  }

  private mutating func moveIntercept(_ direction: inout StepDirection) -> Double {
    var slope = direction.interceptSlope
    for row in moved.indices { slope += curvatures[row] * moved[row] }
    let change = -slope / direction.interceptCurve
    direction.interceptStep += change
    for row in moved.indices { moved[row] += change }
    return abs(slope)
  }

  /// Goes along the step as far as the objective falls by Armijo's rule: the whole of it, else half,
  /// and so on.
  private mutating func search(along direction: StepDirection) -> Bool {
    var promised = direction.interceptSlope * direction.interceptStep
    var costBefore = 0.0
    for (position, feature) in chosen.enumerated() {
      promised += direction.slopes[position] * direction.steps[position]
      costBefore += penalties[feature].cost(weights[feature])
    }
    promised += cost(direction, scale: 1) - costBefore
    guard promised < 0 else { return false }
    var scale = 1.0
    for _ in 0..<30 {
      let tried = margins.indices.map { margins[$0] + scale * moved[$0] }
      let triedLoss = problem.loss(margins: tried)
      let change = triedLoss - loss + cost(direction, scale: scale) - costBefore
      if change <= 0.01 * scale * promised {
        take(direction, scale: scale, margins: tried, loss: triedLoss)
        return true
      }
      scale /= 2
    }
    return false
  }

  private func cost(_ direction: StepDirection, scale: Double) -> Double {
    var total = 0.0
    for (position, feature) in chosen.enumerated() {
      total += penalties[feature].cost(weights[feature] + scale * direction.steps[position])
    }
    return total
  }

  private mutating func take(
    _ direction: StepDirection, scale: Double, margins tried: [Double], loss triedLoss: Double
  ) {
    for (position, feature) in chosen.enumerated() {
      weights[feature] = penalties[feature].clamped(
        weights[feature] + scale * direction.steps[position])
    }
    intercept += scale * direction.interceptStep
    margins = tried
    loss = triedLoss
    residuals = problem.residuals(margins: margins)
    history.append(objective)
  }

  private var objective: Double {
    var total = loss
    for feature in weights.indices { total += penalties[feature].cost(weights[feature]) }
    return total
  }

  /// What was found.
  func fit(violation: Double, isConverged: Bool) -> LogisticFit {
    var fit = LogisticFit(weights: weights, intercept: intercept)
    fit.objective = objective
    fit.violation = violation
    fit.rounds = rounds
    fit.isConverged = isConverged
    fit.history = history
    return fit
  }
}

/// A small seeded generator (SplitMix64, Steele, Lea and Flood 2014).
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
