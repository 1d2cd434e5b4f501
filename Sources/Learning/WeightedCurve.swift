package import Measurement

/// How many frauds and how many ordinary messages reach each score: weighted, so that a cluster
/// counts once. Scores are rounded down to whole decibans.
package struct WeightedCurve: Sendable {
  /// Scores at or beyond these count as these.
  private static let least = -1
  private static let most = 200

  /// By score from `least` on: the weight of those with it.
  private var fraud: [Double]
  private var ham: [Double]
  package private(set) var fraudTotal = 0.0
  package private(set) var hamTotal = 0.0

  package init() {
    fraud = [Double](repeating: 0, count: Self.most - Self.least + 1)
    ham = fraud
  }

  /// Adds a message, or the weight of many with the same score.
  package mutating func add(score: Double, weight: Double, isFraud: Bool) {
    // A hair of rounding must not take a score of 30 for 29.
    let whole = (score + 1e-9).rounded(.down)
    let place = Int(min(max(whole, Double(Self.least)), Double(Self.most))) - Self.least
    if isFraud {
      fraud[place] += weight
      fraudTotal += weight
    } else {
      ham[place] += weight
      hamTotal += weight
    }
  }

  /// The share of frauds that reach `threshold`.
  package func recall(at threshold: Double) -> ClusterRate { rate(fraud, fraudTotal, threshold) }

  /// The share of ordinary messages that reach it.
  package func falsePositives(at threshold: Double) -> ClusterRate {
    rate(ham, hamTotal, threshold)
  }

  /// What a threshold does.
  package struct Point: Sendable {
    package var threshold: Double
    package var recall: ClusterRate
    package var falsePositives: ClusterRate
  }

  /// The thresholds above 0 that differ from the one below in what they hold, ascending.
  package var points: [Point] {
    ((1 - Self.least)..<fraud.count).compactMap { place in
      let isStep = place == 1 - Self.least || fraud[place - 1] > 0 || ham[place - 1] > 0
      guard isStep else { return nil }
      let threshold = Double(place + Self.least)
      return Point(
        threshold: threshold, recall: recall(at: threshold),
        falsePositives: falsePositives(at: threshold))
    }
  }

  private func rate(_ counts: [Double], _ total: Double, _ threshold: Double) -> ClusterRate {
    let from = Int(min(max(threshold.rounded(.up), Double(Self.least)), Double(Self.most)))
    let reached = counts[(from - Self.least)...].reduce(0, +)
    let all = Int(total.rounded())
    return ClusterRate(min(Double(all), reached), of: all)
  }

  /// The least threshold from `least` on at which no more than `rate` of the ordinary messages reach it;
  /// nil where the corpus is too small to show such a rate (3 in 1/`rate` messages must be missing:
  /// the rule of three) or no threshold does.
  package func threshold(forFalsePositives rate: Double, from least: Double = 1) -> Double? {
    guard hamTotal * rate >= 3 else { return nil }
    var reached = ham.reduce(0, +)
    for place in ham.indices {
      let score = place + Self.least
      if Double(score) >= least, reached <= rate * hamTotal { return Double(score) }
      reached -= ham[place]
    }
    return nil
  }
}
