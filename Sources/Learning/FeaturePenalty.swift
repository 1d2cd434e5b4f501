/// What a feature's weight costs, and the box it must stay in.
///
/// The cost of a weight w is `lasso * |w| + ridge / 2 * (w - center)^2`.
package struct FeaturePenalty: Sendable, Equatable {
  package var lasso: Double
  package var ridge: Double
  /// What the ridge pulls to: the author's own score where scores are fitted.
  package var center: Double
  package var lower: Double
  package var upper: Double

  package init(
    lasso: Double = 0, ridge: Double = 0, center: Double = 0, lower: Double = -.infinity,
    upper: Double = .infinity
  ) {
    precondition(lasso >= 0 && ridge >= 0, "a penalty is not negative")
    precondition(lower <= upper, "a box has room")
    self.lasso = lasso
    self.ridge = ridge
    self.center = center
    self.lower = lower
    self.upper = upper
  }

  /// A weight that stays where it is.
  package var isFixed: Bool { lower == upper }

  /// The weight inside the box that is nearest to `weight`.
  func clamped(_ weight: Double) -> Double { min(max(weight, lower), upper) }

  /// What the weight costs.
  @inline(__always)
  func cost(_ weight: Double) -> Double {
    let distance = weight - center
    return lasso * abs(weight) + ridge / 2 * distance * distance
  }

  /// The weight in the box that minimises `slope * (w - at) + curve / 2 * (w - at)^2` plus the
  /// cost: the soft threshold, clipped, which is exact since the sum is convex in one weight.
  @inline(__always)
  func minimum(at weight: Double, slope: Double, curve: Double) -> Double {
    let pull = curve * weight - slope + ridge * center
    let total = curve + ridge
    guard total > 0 else { return weight }
    if pull > lasso { return clamped((pull - lasso) / total) }
    if pull < -lasso { return clamped((pull + lasso) / total) }
    return clamped(0)
  }

  /// How far the weight is from a minimum of loss and cost, given the slope of the loss: 0 where no
  /// step inside the box makes the sum less (the Karush-Kuhn-Tucker conditions).
  @inline(__always)
  func violation(at weight: Double, slope: Double) -> Double {
    let smooth = slope + ridge * (weight - center)
    let rightward = smooth + (weight >= 0 ? lasso : -lasso)
    let leftward = smooth + (weight > 0 ? lasso : -lasso)
    var violation = 0.0
    if weight < upper { violation = max(violation, -rightward) }
    if weight > lower { violation = max(violation, leftward) }
    return violation
  }
}
