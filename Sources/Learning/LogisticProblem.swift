#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Examples to tell apart: the loss is the weighted sum of `log(1 + exp(-z))` over the positive
/// examples and of `log(1 + exp(z))` over the others, where z is the offset of an example, the
/// intercept and the weights of its features. Natural logarithms throughout.
package struct LogisticProblem: Sendable {
  package var matrix: FeatureMatrix
  /// Whether each example is positive.
  package var labels: [Bool]
  /// How much each example counts; 0 leaves it out.
  package var exampleWeights: [Double]
  /// What is known of each example beside its features, in log odds.
  package var offsets: [Double]

  /// Examples that all count once and of which nothing else is known, unless said.
  package init(
    _ matrix: FeatureMatrix, labels: [Bool], exampleWeights: [Double]? = nil,
    offsets: [Double]? = nil
  ) {
    self.matrix = matrix
    self.labels = labels
    self.exampleWeights = exampleWeights ?? [Double](repeating: 1, count: labels.count)
    self.offsets = offsets ?? [Double](repeating: 0, count: labels.count)
    precondition(
      labels.count == matrix.rowCount && self.exampleWeights.count == matrix.rowCount
        && self.offsets.count == matrix.rowCount, "one label, weight and offset an example")
  }

  /// z of every example. O(entries of the features whose weight is not 0).
  package func margins(weights: [Double], intercept: Double) -> [Double] {
    var margins = offsets.map { $0 + intercept }
    for (feature, weight) in weights.enumerated() where weight != 0 {
      matrix.add(feature, times: weight, to: &margins)
    }
    return margins
  }

  /// The loss at these margins, without a penalty.
  package func loss(margins: [Double]) -> Double {
    var total = 0.0
    for row in margins.indices where exampleWeights[row] > 0 {
      total += exampleWeights[row] * Logistic.loss(labels[row] ? margins[row] : -margins[row])
    }
    return total
  }

  /// The slope of the loss along one feature, given the residuals of the examples.
  func slope(of feature: Int, residuals: [Double]) -> Double {
    matrix.sum(of: feature, times: residuals)
  }

  /// For each example its weight times what its probability has too much.
  package func residuals(margins: [Double]) -> [Double] {
    margins.indices.map { row in
      exampleWeights[row] * (Logistic.probability(margins[row]) - (labels[row] ? 1 : 0))
    }
  }
}

/// The logistic function and its companions, without overflow.
package enum Logistic {
  /// 1 / (1 + e^-z).
  @inline(__always)
  package static func probability(_ z: Double) -> Double {
    if z >= 0 { return 1 / (1 + exp(-z)) }
    let power = exp(z)
    return power / (1 + power)
  }

  /// log(1 + e^-z).
  @inline(__always)
  package static func loss(_ z: Double) -> Double {
    z >= 0 ? log1p(exp(-z)) : log1p(exp(z)) - z
  }

  /// Decibans in one unit of natural log odds: 10 / ln 10.
  package static let decibans = 10 / 2.302585092994045684

  /// The natural logarithm.
  package static func log(_ value: Double) -> Double { naturalLogarithm(value) }

  /// The square root.
  package static func squareRoot(_ value: Double) -> Double { value.squareRoot() }

  /// A positive number to any power.
  static func power(_ base: Double, _ exponent: Double) -> Double {
    exp(exponent * naturalLogarithm(base))
  }
}

private func naturalLogarithm(_ value: Double) -> Double { log(value) }
