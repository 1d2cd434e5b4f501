package import Measurement

/// What words add to rules at the same rates of false alarms.
package struct LexiconFigures: Sendable {
  /// One way to score, at one rate.
  package struct Figure: Sendable {
    /// The threshold at which ordinary messages are held at the rate; nil for none.
    package var threshold: Double?
    package var recall: ClusterRate?
    package var falsePositives: ClusterRate?
  }

  /// Recall of the three ways to score.
  package struct Comparison: Sendable {
    package var rules: Figure
    /// The words without rules: their sum as it is.
    package var words: Figure
    /// Rules and words as the printed rule adds them.
    package var together: Figure
  }

  /// Which ordinary messages a rate is of.
  package enum Ordinary: String, Sendable, CaseIterable {
    case all
    /// Those of sources that have frauds too. Nobody can tell these from frauds by the source.
    case beside
  }

  /// The figures at one rate, for all and for each part that has frauds.
  package struct Point: Sendable {
    package var ordinary: Ordinary
    package var rate: Double
    package var overall: Comparison
    package var parts: [(name: String, figures: Comparison)]
  }

  package private(set) var points: [Point] = []

  /// Compares at each of the options' rates. `names` are those of the parts.
  init(_ scores: HeldOutScores, names: [String], options: LearningOptions) {
    let withFrauds = Set(scores.examples.lazy.filter(\.isFraud).map(\.part))
    let withHam = Set(scores.examples.lazy.filter { !$0.isFraud }.map(\.part))
    let beside = withFrauds.intersection(withHam)
    for ordinary in Ordinary.allCases {
      let sets = ordinary == .all ? nil : beside
      // Where all sources have both, there is one kind of ordinary message.
      if ordinary == .beside, beside.isEmpty || beside == withFrauds.union(withHam) { continue }
      let used = scores.examples.filter { sets?.contains($0.part) ?? true }
      for rate in options.rates {
        points.append(
          Self.point(ordinary, rate, used, parts: withFrauds, names: names, options: options))
      }
    }
  }

  private static func point(
    _ ordinary: Ordinary, _ rate: Double, _ examples: [HeldOutScores.Example], parts: Set<Int>,
    names: [String], options: LearningOptions
  ) -> Point {
    let overall = Comparison(examples, rate: rate, options: options)
    let byPart = Dictionary(grouping: examples, by: \.part)
    return Point(
      ordinary: ordinary, rate: rate, overall: overall,
      parts: parts.sorted().compactMap { part in
        byPart[part].map { (names[part], Comparison($0, at: overall, options: options)) }
      })
  }
}

extension LearningOptions {
  /// What a sum counts for in the rules as they are printed.
  func counted(_ sum: Double) -> Double {
    if sum >= atLeast { return min(sum, upTo) }
    return downTo > 0 && sum <= -downTo ? -downTo : 0
  }
}

extension LexiconFigures.Comparison {
  /// Each way to score at the threshold it needs for `rate`.
  init(_ examples: [HeldOutScores.Example], rate: Double, options: LearningOptions) {
    let curves = Self.curves(examples, options)
    let figures = curves.map { curve in
      let threshold = curve.threshold(forFalsePositives: rate)
      return Self.figure(curve, threshold)
    }
    (rules, words, together) = (figures[0], figures[1], figures[2])
  }

  /// The same at thresholds found on more examples.
  init(
    _ examples: [HeldOutScores.Example], at whole: LexiconFigures.Comparison,
    options: LearningOptions
  ) {
    let curves = Self.curves(examples, options)
    rules = Self.figure(curves[0], whole.rules.threshold)
    words = Self.figure(curves[1], whole.words.threshold)
    together = Self.figure(curves[2], whole.together.threshold)
  }

  private static func curves(
    _ examples: [HeldOutScores.Example], _ options: LearningOptions
  ) -> [WeightedCurve] {
    var curves = [WeightedCurve](repeating: WeightedCurve(), count: 3)
    for example in examples {
      let scores = [
        example.rules, example.words, example.rules + options.counted(example.words),
      ]
      for (place, score) in scores.enumerated() {
        curves[place].add(score: score, weight: example.weight, isFraud: example.isFraud)
      }
    }
    return curves
  }

  private static func figure(
    _ curve: WeightedCurve, _ threshold: Double?
  ) -> LexiconFigures.Figure {
    guard let threshold else { return LexiconFigures.Figure() }
    return LexiconFigures.Figure(
      threshold: threshold, recall: curve.recall(at: threshold),
      falsePositives: curve.falsePositives(at: threshold))
  }
}
