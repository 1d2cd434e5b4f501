package import Corpora

/// What thresholds other than the pack's would do: recall and false-positive rate by score.
package struct OperatingCurve: Sendable, Equatable {
  /// The family whose score is looked at; nil for the highest score of any.
  package var family: String?
  /// How the texts of the frauds came about; ordinary messages are those of the whole corpus.
  package var origin: Corpus.Origin?
  /// Targets and ordinary messages looked at.
  package var frauds: Int
  package var hams: Int
  /// By threshold, ascending.
  package var points: [Point]

  /// What a threshold would hold.
  package struct Point: Sendable, Equatable {
    /// Decibans: messages with this score or a higher one are held.
    package var threshold: Double
    package var frauds: Int
    package var hams: Int
    package var spams: Int
  }

  /// Points of a curve at most; between them thresholds are left out.
  private static let maximumPoints = 200

  /// The curve of scores; a score of 0 or less is never held.
  init(
    family: String?, origin: Corpus.Origin?, fraud: [Double], spam: [Double], ham: [Double]
  ) {
    self.family = family
    self.origin = origin
    frauds = fraud.count
    hams = ham.count
    let (fraud, spam, ham) = (fraud.sorted(), spam.sorted(), ham.sorted())
    let thresholds = Set((fraud + spam + ham).filter { $0 > 0 }).sorted()
    let step = max(1, (thresholds.count + Self.maximumPoints - 1) / Self.maximumPoints)
    points = stride(from: 0, to: thresholds.count, by: step).map { index in
      let threshold = thresholds[index]
      return Point(
        threshold: threshold, frauds: Self.count(fraud, from: threshold),
        hams: Self.count(ham, from: threshold), spams: Self.count(spam, from: threshold))
    }
  }

  /// How many of the sorted scores reach `threshold`. O(log n).
  private static func count(_ scores: [Double], from threshold: Double) -> Int {
    var (low, high) = (0, scores.count)
    while low < high {
      let middle = (low + high) / 2
      if scores[middle] < threshold { low = middle + 1 } else { high = middle }
    }
    return scores.count - low
  }

  /// The share of frauds a threshold holds.
  package func recall(_ point: Point) -> Rate { Rate(point.frauds, of: frauds) }
  /// The share of ordinary messages a threshold holds.
  package func falsePositives(_ point: Point) -> Rate { Rate(point.hams, of: hams) }

  /// The lowest threshold at which no more than `rate` of the ordinary messages are held.
  package func point(atFalsePositiveRate rate: Double) -> Point? {
    points.first { Double($0.hams) <= rate * Double(hams) }
  }
}

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

  mutating func add(_ outcome: MessageOutcome, _ counts: LabelCounts) {
    let score = outcome.highestScore
    let bin = score <= 0 ? -1 : Int(score / ScoreBin.width)
    for label in [\LabelCounts.fraud, \.spam, \.ham] {
      bins[bin, default: LabelCounts()][keyPath: label] += counts[keyPath: label]
      totals[keyPath: label] += counts[keyPath: label]
    }
    confidences[bin, default: (0, 0)].fraud += outcome.confidence * Double(counts.fraud)
    confidences[bin, default: (0, 0)].ham += outcome.confidence * Double(counts.ham)
  }

  var scoreBins: [ScoreBin] {
    bins.sorted { $0.key < $1.key }.map { bin, counts in
      ScoreBin(start: Self.start(of: bin), end: Self.start(of: bin + 1), counts: counts)
    }
  }

  private static func start(of bin: Int) -> Double { max(0, Double(bin) * ScoreBin.width) }

  /// Empty without frauds or ordinary messages.
  var confidenceBins: [ConfidenceBin] {
    guard totals.fraud > 0, totals.ham > 0 else { return [] }
    let odds = Decibans.odds(prior)
    let weight = odds * Double(totals.ham) / Double(totals.fraud)
    return bins.sorted { $0.key < $1.key }.compactMap { bin, counts in
      let fraud = weight * Double(counts.fraud)
      let all = fraud + Double(counts.ham)
      guard all > 0 else { return nil }
      let sums = confidences[bin] ?? (0, 0)
      return ConfidenceBin(
        start: Self.start(of: bin), end: Self.start(of: bin + 1), counts: counts,
        stated: (weight * sums.fraud + sums.ham) / all, observed: fraud / all)
    }
  }
}
