#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// A share of counted things, with its 95 % interval.
package struct Rate: Sendable, Equatable {
  package var hits: Int
  package var total: Int

  package init(_ hits: Int, of total: Int) {
    self.hits = hits
    self.total = total
  }

  /// The share; 0 of nothing.
  package var share: Double { total == 0 ? 0 : Double(hits) / Double(total) }

  /// Where the true share lies, by Wilson's score interval.
  package var interval: ClosedRange<Double> { Wilson.interval(share: share, of: Double(total)) }
}

/// A share counted by clusters of near-duplicates: each cluster counts as one message, and as much
/// as the share of it that was hit. A campaign sent five hundred times is one proof and not 500.
package struct ClusterRate: Sendable, Equatable {
  /// The sum over the clusters of the share of each that was hit.
  package var hits: Double
  package var total: Int

  package init(_ hits: Double, of total: Int) {
    self.hits = hits
    self.total = total
  }

  /// The share; 0 of nothing.
  package var share: Double { total == 0 ? 0 : hits / Double(total) }

  /// Where the true share lies, with clusters as the units drawn.
  package var interval: ClosedRange<Double> { Wilson.interval(share: share, of: Double(total)) }
}

/// The score interval of E. B. Wilson, "Probable inference, the law of succession, and statistical
/// inference", Journal of the American Statistical Association 22 (1927), 209-212; preferred for
/// shares near 0 and 1 by Brown, Cai and DasGupta, "Interval estimation for a binomial proportion",
/// Statistical Science 16 (2001).
package enum Wilson {
  /// The two-sided 95 % point of the normal distribution.
  private static let z = 1.959963984540054

  /// The 95 % interval of a share found in `total` draws; all of 0...1 for none.
  package static func interval(share: Double, of total: Double) -> ClosedRange<Double> {
    guard total > 0 else { return 0...1 }
    let p = min(max(share, 0), 1)
    let z2 = z * z
    let center = (p + z2 / (2 * total)) / (1 + z2 / total)
    let half = z / (1 + z2 / total) * (p * (1 - p) / total + z2 / (4 * total * total)).squareRoot()
    // The ends are exact at 0 and 1, where rounding would leave a little.
    let low = p == 0 ? 0 : max(0, center - half)
    let high = p == 1 ? 1 : min(1, center + half)
    return min(low, high)...high
  }
}

/// The share of frauds among messages that frauds and ordinary messages are drawn into each at its own
/// rate, where a corpus mixes the two in other odds than traffic does.
package enum WeighedShare {
  /// The share, with each fraud counting `weight` times; 0 of nothing.
  package static func of(fraud: Double, ham: Double, weight: Double) -> Double {
    fraud + ham == 0 ? 0 : weight * fraud / (weight * fraud + ham)
  }

  /// Where the true share lies with 95 % confidence.
  ///
  /// Given how many messages there are in all, those that are frauds are a binomial count (as two
  /// Poisson counts are compared; Przyborowski and Wilenski, Biometrika 31, 1940): Wilson's interval
  /// of it, brought to the odds meant. It is finite and honest where one of the counts is 0.
  package static func interval(
    fraud: Double, ham: Double, weight: Double
  ) -> ClosedRange<Double> {
    let total = fraud + ham
    guard total > 0 else { return 0...1 }
    let drawn = Wilson.interval(share: fraud / total, of: total)
    func weighed(_ share: Double) -> Double { of(fraud: share, ham: 1 - share, weight: weight) }
    let low = weighed(drawn.lowerBound)
    return low...max(low, weighed(drawn.upperBound))
  }
}

/// Decibans: ten times the common logarithm of a ratio of odds.
package enum Decibans {
  /// `10 log10(ratio)`.
  package static func of(ratio: Double) -> Double { 10 * log10(ratio) }

  /// The odds a log-odds in decibans stands for.
  package static func odds(_ decibans: Double) -> Double { pow(10, decibans / 10) }
}
