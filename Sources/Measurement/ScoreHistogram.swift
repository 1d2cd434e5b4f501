import Corpora

/// How many messages of each label have a score in a range.
package struct ScoreBin: Sendable, Equatable {
  /// Decibans, half-open; the first bin is that of scores of 0 and less, and is from 0 to 0.
  package var start: Double
  package var end: Double
  package var counts: LabelCounts

  /// Decibans of a bin.
  static let width = 4.0
}

/// Whether confidence means what it says: messages of like confidence, and the share of frauds
/// among them.
package struct ConfidenceBin: Sendable, Equatable {
  package var start: Double
  package var end: Double
  package var counts: LabelCounts
  /// Mean confidence of its frauds and ordinary messages, each weighed as the prior says.
  package var stated: Double
  /// The share of frauds, with frauds and ordinary messages weighed so that together they have the
  /// pack's prior odds: confidence is about traffic, and a corpus has another mix.
  package var observed: Double
}

/// Puts scores into bins.
struct ScoreHistogram {
  let prior: Double
  private var bins: [Int: LabelCounts] = [:]
  private var confidences: [Int: (fraud: Double, ham: Double)] = [:]
  private var totals = LabelCounts()

  init(prior: Double) { self.prior = prior }

  mutating func add(_ outcome: MessageOutcome, _ label: LabelledMessage.Label) {
    var one = LabelCounts()
    one[label] = 1
    add(outcome, one)
  }

  mutating func add(_ outcome: MessageOutcome, _ counts: LabelCounts) {
    let score = outcome.highestScore
    let bin = score <= 0 ? -1 : Int(score / ScoreBin.width)
    totals.add(counts)
    bins[bin, default: LabelCounts()].add(counts)
    confidences[bin, default: (0, 0)].fraud += outcome.confidence * Double(counts.fraud)
    confidences[bin, default: (0, 0)].ham += outcome.confidence * Double(counts.ham)
  }

  var scoreBins: [ScoreBin] {
    bins.sorted { $0.key < $1.key }.map { bin, counts in
      ScoreBin(start: Self.start(of: bin), end: Self.start(of: bin + 1), counts: counts)
    }
  }

  private static func start(of bin: Int) -> Double { max(0, Double(bin) * ScoreBin.width) }

  /// Messages of each kind below which a bin says nothing and is joined with the next.
  private static let least = LabelCounts(fraud: 5, ham: 1)

  /// Empty without frauds or ordinary messages. Neighbouring bins of scores are joined until there
  /// are frauds and an ordinary message in each, but for the last, which may lack the latter.
  var confidenceBins: [ConfidenceBin] {
    guard totals.fraud > 0, totals.ham > 0 else { return [] }
    let weight = Decibans.odds(prior) * Double(totals.ham) / Double(totals.fraud)
    var made: [ConfidenceBin] = []
    var group: Group?
    for (bin, counts) in bins.sorted(by: { $0.key < $1.key }) {
      var joined = group ?? Group(start: Self.start(of: bin))
      joined.add(counts, confidences[bin] ?? (0, 0), end: Self.start(of: bin + 1))
      let isEnough =
        joined.counts.fraud >= Self.least.fraud && joined.counts.ham >= Self.least.ham
      if isEnough { made.append(joined.bin(weight: weight)) }
      group = isEnough ? nil : joined
    }
    if let group, group.counts.fraud >= Self.least.fraud || made.isEmpty {
      made.append(group.bin(weight: weight))
    }
    return made
  }

  /// Bins being joined.
  private struct Group {
    var start: Double
    var end = 0.0
    var counts = LabelCounts()
    var sums = (fraud: 0.0, ham: 0.0)

    init(start: Double) { self.start = start }

    mutating func add(_ more: LabelCounts, _ sums: (fraud: Double, ham: Double), end: Double) {
      counts.fraud += more.fraud
      counts.spam += more.spam
      counts.ham += more.ham
      self.sums.fraud += sums.fraud
      self.sums.ham += sums.ham
      self.end = end
    }

    func bin(weight: Double) -> ConfidenceBin {
      let fraud = weight * Double(counts.fraud)
      let all = fraud + Double(counts.ham)
      return ConfidenceBin(
        start: start, end: end, counts: counts,
        stated: all == 0 ? 0 : (weight * sums.fraud + sums.ham) / all,
        observed: all == 0 ? 0 : fraud / all)
    }
  }
}
