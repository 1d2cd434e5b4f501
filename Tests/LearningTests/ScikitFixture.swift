import Learning

/// A problem of 40 examples and 6 features, and what scikit-learn 1.9.1 fits to it with
/// `LogisticRegression(tol=1e-10)`: solvers saga and, for the ridge, newton-cholesky.
enum ScikitFixture {
  static let rows: [SparseRow] = [
    SparseRow(features: [0], values: [-0.26]),
    SparseRow(features: [0, 1, 2], values: [1.14, 1, 1]),
    SparseRow(features: [0, 1, 2, 4], values: [0.27, 1, 1, 1]),
    SparseRow(features: [0, 1, 4], values: [-0.75, 1, 1]),
    SparseRow(features: [0, 1], values: [1.08, 1]),
    SparseRow(features: [0, 2, 4], values: [-0.81, 1, 1]),
    SparseRow(features: [0, 1, 3, 5], values: [-2.05, 1, 1, 1]),
    SparseRow(features: [0, 1], values: [2.06, 1]),
    SparseRow(features: [0], values: [-1.91]),
    SparseRow(features: [0, 1, 2], values: [0.64, 1, 1]),
    SparseRow(features: [0, 2, 3, 5], values: [0.94, 1, 1, 1]),
    SparseRow(features: [0, 5], values: [0.15, 1]),
    SparseRow(features: [0, 4, 5], values: [-1.68, 1, 1]),
    SparseRow(features: [0, 1, 2], values: [1.02, 1, 1]),
    SparseRow(features: [0], values: [-1.44]),
    SparseRow(features: [0, 2, 4], values: [-1.34, 1, 1]),
    SparseRow(features: [0, 2, 4, 5], values: [-0.36, 1, 1, 1]),
    SparseRow(features: [0], values: [0.79]),
    SparseRow(features: [0, 3], values: [0.3, 1]),
    SparseRow(features: [0, 2, 3, 5], values: [0.81, 1, 1, 1]),
    SparseRow(features: [0, 2, 5], values: [-0.44, 1, 1]),
    SparseRow(features: [0, 3, 4], values: [-0.17, 1, 1]),
    SparseRow(features: [0, 1, 5], values: [-1.14, 1, 1]),
    SparseRow(features: [0, 3, 4, 5], values: [-0.32, 1, 1, 1]),
    SparseRow(features: [0, 1, 2, 3, 4, 5], values: [0.59, 1, 1, 1, 1, 1]),
    SparseRow(features: [0, 4, 5], values: [-0.3, 1, 1]),
    SparseRow(features: [0, 3, 4], values: [0.48, 1, 1]),
    SparseRow(features: [0], values: [-0.57]),
    SparseRow(features: [0, 1, 2, 3, 5], values: [-0.59, 1, 1, 1, 1]),
    SparseRow(features: [0, 1, 2, 4], values: [0.04, 1, 1, 1]),
    SparseRow(features: [0, 1, 3, 4, 5], values: [-0.19, 1, 1, 1, 1]),
    SparseRow(features: [0, 1, 4, 5], values: [0.59, 1, 1, 1]),
    SparseRow(features: [0, 2, 5], values: [0.18, 1, 1]),
    SparseRow(features: [0, 3], values: [1.74, 1]),
    SparseRow(features: [0, 1, 5], values: [-0.22, 1, 1]),
    SparseRow(features: [0, 4], values: [-0.23, 1]),
    SparseRow(features: [0, 3, 4, 5], values: [-1.04, 1, 1, 1]),
    SparseRow(features: [0, 1, 5], values: [0.02, 1, 1]),
    SparseRow(features: [0, 3, 5], values: [0.68, 1, 1]),
    SparseRow(features: [0, 2, 5], values: [-0.74, 1, 1]),
  ]

  static let labels: [Bool] = [
    false, false, true, false, true, false, false, false,
    false, false, true, false, false, false, false, false,
    true, true, true, true, true, true, false, true,
    true, false, true, false, false, false, false, false,
    true, true, true, false, true, false, true, false,
  ]

  static let exampleWeights: [Double] = [
    2.11, 1.17, 1.51, 1.68, 0.42, 1.88, 2.03, 0.51, 1.29, 0.77,
    1.68, 0.26, 1.23, 1.79, 1.67, 0.42, 1.87, 0.68, 1.82, 1.19,
    0.52, 1.67, 1.82, 1.6, 2.13, 0.71, 0.67, 0.49, 1.28, 1.0,
    0.91, 1.12, 0.75, 0.21, 1.14, 0.75, 1.1, 2.06, 0.56, 1.47,
  ]

  /// A fit: how it was asked for, and what came out.
  struct Case: Sendable {
    var name: String
    /// scikit-learn multiplies the loss with this and leaves the penalty as it is.
    var lossFactor: Double
    /// The share of the lasso in the penalty; the rest is ridge.
    var lassoShare: Double
    var isWeighted = false
    var fitsIntercept = true
    var weights: [Double]
    var intercept: Double
  }

  static let cases: [Case] = [
    Case(
      name: "lasso", lossFactor: 1, lassoShare: 1,
      weights: [0.890726, -1.111568, 0, 1.516668, 0, 0.172363], intercept: -0.397741),
    Case(
      name: "strong lasso", lossFactor: 0.3, lassoShare: 1,
      weights: [0.368849, 0, 0, 0.450795, 0, 0], intercept: -0.433279),
    Case(
      name: "ridge, weighted", lossFactor: 1, lassoShare: 0, isWeighted: true,
      weights: [1.137917, -1.234888, 0.26948, 1.401515, 0.674179, 0.623012],
      intercept: -0.92456),
    Case(
      name: "elastic net, weighted", lossFactor: 0.8, lassoShare: 0.5, isWeighted: true,
      weights: [1.064401, -1.127093, 0.074632, 1.381591, 0.53381, 0.467203],
      intercept: -0.734619),
    Case(
      name: "lasso without intercept", lossFactor: 0.5, lassoShare: 1, fitsIntercept: false,
      weights: [0.662133, -0.836445, 0, 0.718464, 0, 0], intercept: 0),
  ]
}
