import Measurement
package import ScreeningEngine

/// How far confidence can be believed: predicted shares of fraud against those seen, at the share of
/// frauds that the pack's prior states.
package struct Calibration: Sendable {
  /// Messages whose scores lie in a range.
  package struct Bin: Sendable {
    /// Scores in decibans, half-open; the first is open below, the last above.
    package var low: Double
    package var high: Double
    /// Clusters of either kind.
    package var fraudClusters = 0.0
    package var hamClusters = 0.0
    /// Mean confidence, and the share that was fraud, both at the pack's prior.
    package var predicted = 0.0
    package var observed = 0.0
    /// Where the share that is fraud lies with 95 % confidence, with clusters as the units drawn.
    package var interval = 0.0...1.0
    fileprivate var weight = 0.0
  }

  package private(set) var bins: [Bin]
  /// The mean squared distance of confidence from what came out (Brier, "Verification of forecasts
  /// expressed in terms of probability", Monthly Weather Review 78, 1950).
  package private(set) var brier = 0.0
  /// The mean distance of predicted and observed over the bins (expected calibration error; Naeini,
  /// Cooper and Hauskrecht, AAAI 2015).
  package private(set) var error = 0.0
  /// Mean natural log loss.
  package private(set) var logLoss = 0.0

  private static let edges: [Double] = [5, 10, 15, 20, 25, 30, 35, 42, 50, 60]

  /// A message as its verdict would show it.
  package struct Example: Sendable {
    /// The highest score of any family.
    package var score: Double
    package var weight: Double
    package var isFraud: Bool

    package init(score: Double, weight: Double, isFraud: Bool) {
      self.score = score
      self.weight = weight
      self.isFraud = isFraud
    }
  }

  /// Weighs frauds and ordinary messages as the prior of `rules` has it.
  package init(_ examples: [Example], rules: RuleSet) {
    let lows = [-Double.infinity] + Self.edges
    let highs = Self.edges + [.infinity]
    bins = zip(lows, highs).map { Bin(low: $0, high: $1) }
    let fraudTotal = examples.reduce(0) { $0 + ($1.isFraud ? $1.weight : 0) }
    let hamTotal = examples.reduce(0) { $0 + ($1.isFraud ? 0 : $1.weight) }
    guard fraudTotal > 0, hamTotal > 0 else { return }
    let prior = rules.confidence(ofScore: 0)
    for example in examples {
      let predicted = rules.confidence(ofScore: max(0, example.score))
      let weight =
        example.isFraud
        ? prior * example.weight / fraudTotal : (1 - prior) * example.weight / hamTotal
      let bin = Self.edges.firstIndex { example.score < $0 } ?? Self.edges.count
      if example.isFraud {
        bins[bin].fraudClusters += example.weight
        bins[bin].observed += weight
      } else {
        bins[bin].hamClusters += example.weight
      }
      bins[bin].predicted += weight * predicted
      bins[bin].weight += weight
      let distance = predicted - (example.isFraud ? 1 : 0)
      brier += weight * distance * distance
      let assured = max(1e-12, example.isFraud ? predicted : 1 - predicted)
      logLoss -= weight * Logistic.log(assured)
    }
    for index in bins.indices where bins[index].weight > 0 {
      error += abs(bins[index].predicted - bins[index].observed)
      bins[index].predicted /= bins[index].weight
      bins[index].observed /= bins[index].weight
      bins[index].interval = WeighedShare.interval(
        fraud: bins[index].fraudClusters, ham: bins[index].hamClusters,
        weight: prior / fraudTotal / ((1 - prior) / hamTotal))
    }
  }
}
