package import Corpora
package import Reporting

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

  /// The curve of scores; a score of 0 or less is never held, and may be left out.
  init(
    family: String?, origin: Corpus.Origin?, frauds: Int, hams: Int, fraud: [Double],
    spam: [Double], ham: [Double]
  ) {
    self.family = family
    self.origin = origin
    self.frauds = frauds
    self.hams = hams
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
