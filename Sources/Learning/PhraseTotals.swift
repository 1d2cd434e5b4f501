/// Statistics of a two-by-two table: clusters with and without something, of fraud and of ham.
package struct PhraseTotals: Sendable {
  /// G2 above which a difference is chance in less than one case of a thousand (chi-squared, one
  /// degree of freedom).
  static let significant = 10.83

  package var fraud: Int
  package var ham: Int

  package init(fraud: Int, ham: Int) {
    self.fraud = fraud
    self.ham = ham
  }

  /// The log-likelihood ratio G2 of fraud and ham having it equally often; with a minus sign where
  /// ham has it more often.
  package func statistic(_ fraudHits: Int, _ hamHits: Int) -> Double {
    let hits = fraudHits + hamHits
    let all = fraud + ham
    guard hits > 0, all > hits else { return 0 }
    let cells: [(Int, Int, Int)] = [
      (fraudHits, fraud, hits), (hamHits, ham, hits), (fraud - fraudHits, fraud, all - hits),
      (ham - hamHits, ham, all - hits),
    ]
    var total = 0.0
    for (count, row, column) in cells where count > 0 {
      let expected = Double(row) * Double(column) / Double(all)
      total += Double(count) * Logistic.log(Double(count) / expected)
    }
    let isMoreInFraud = Double(fraudHits) * Double(ham) >= Double(hamHits) * Double(fraud)
    return isMoreInFraud ? 2 * total : -2 * total
  }

  /// The log odds ratio in decibans, with half a cluster added to every cell.
  package func score(_ fraudHits: Int, _ hamHits: Int) -> Double {
    let inFraud = (Double(fraudHits) + 0.5) / (Double(fraud - fraudHits) + 0.5)
    let inHam = (Double(hamHits) + 0.5) / (Double(ham - hamHits) + 0.5)
    return Logistic.log(inFraud / inHam) * Logistic.decibans
  }

  /// The least score in decibans that the counts bear out: the lower end of the 95 % interval of
  /// the log odds ratio (Woolf 1955). What was seen in few clusters bears out little.
  package func assuredScore(_ fraudHits: Int, _ hamHits: Int) -> Double {
    let cells = [fraudHits, fraud - fraudHits, hamHits, ham - hamHits]
    let variance = cells.reduce(0.0) { $0 + 1 / (Double($1) + 0.5) }
    return score(fraudHits, hamHits) - 1.96 * variance.squareRoot() * Logistic.decibans
  }

  /// How much likelier two things are together among frauds than by chance, in decibans (pointwise
  /// mutual information; Church and Hanks 1990).
  package func attraction(_ together: Int, _ first: Int, _ second: Int) -> Double {
    guard together > 0, first > 0, second > 0 else { return 0 }
    let ratio = Double(together) * Double(fraud) / (Double(first) * Double(second))
    return Logistic.log(ratio) * Logistic.decibans
  }
}
