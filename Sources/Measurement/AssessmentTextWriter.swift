package import Corpora
package import Reporting

/// Writes an assessment for people.
package struct AssessmentTextWriter {
  let corpus: Corpus
  let style: TerminalStyle
  /// How many rules and patterns the tables show.
  var top = 20
  /// How many misses and false positives are shown.
  var misses = 10
  var falsePositives = 10

  package init(
    corpus: Corpus, style: TerminalStyle, top: Int = 20, misses: Int = 10,
    falsePositives: Int = 10
  ) {
    self.corpus = corpus
    self.style = style
    self.top = top
    self.misses = misses
    self.falsePositives = falsePositives
  }

  package func text(of assessment: Assessment) -> String {
    var text = head(assessment)
    for dimension in Slice.Dimension.allCases { text += slices(assessment, by: dimension) }
    text += threads(assessment.threads)
    text += curve(assessment)
    text += rules(assessment)
    text += patterns(assessment)
    text += mistakes(
      "FALSE POSITIVES", assessment.falsePositives, shown: falsePositives, assessment)
    text += mistakes("MISSES", assessment.misses, shown: misses, assessment)
    return text
  }

  func title(_ text: String) -> String { "\n" + style.paint(text, .bold) + "\n" }

  private func head(_ assessment: Assessment) -> String {
    let labels = assessment.labels
    var text =
      "\(assessment.packName) \(assessment.packVersion) (\(assessment.packHash)) on "
      + "\(Counted.text(assessment.messages, "message")): "
      + "\(DecimalNumber.grouped(labels.fraud)) fraud, \(DecimalNumber.grouped(labels.spam)) spam, "
      + "\(DecimalNumber.grouped(labels.ham)) ham, "
      + "\(Counted.text(assessment.clusterCount, "cluster")) of near-duplicates\n"
    if assessment.weak.total > 0 {
      text +=
        "not counted: \(Counted.text(assessment.weak.total, "fraud")) too weak to hold, or "
        + "the reader's own words; \(DecimalNumber.grouped(assessment.weak.hits)) were held\n"
    }
    if assessment.allowed > 0 {
      text += "allowed: \(Counted.text(assessment.allowed, "message")) that somebody vouches for\n"
    }
    if assessment.limited > 0 {
      text += "limits: a pattern was given up on \(Counted.text(assessment.limited, "message"))\n"
    }
    if !assessment.unknownFamilies.isEmpty {
      text +=
        "families the pack does not have: "
        + Printable.text(assessment.unknownFamilies.joined(separator: ", ")) + "\n"
    }
    return text
  }

  private func slices(_ assessment: Assessment, by dimension: Slice.Dimension) -> String {
    let slices = assessment.slices(by: dimension)
    guard dimension == .all || dimension == .family || slices.count > 1 else { return "" }
    let isFamily = dimension == .family
    var table = TextTable([
      .left(dimension == .all ? "texts" : dimension.rawValue, limit: 34), .right("fraud"),
      .left("recall % (95 %)"), .left("by cluster"), .right(isFamily ? "as itself" : "blocked"),
      .right("ham"), .right("held"), .left("false-positive % (95 %)"), .right("spam held"),
    ])
    for slice in slices {
      let (fraud, ham) = (slice.figures.fraud, slice.figures.ham)
      let last = isFamily ? slice.asItself : fraud.block
      table.add([
        name(of: slice), DecimalNumber.grouped(fraud.messages), number(fraud.review),
        number(fraud.clusterReview), last.map { number($0, interval: false) } ?? "-",
        DecimalNumber.grouped(ham.messages), DecimalNumber.grouped(ham.held), number(ham.review),
        number(slice.figures.spam.review, interval: false),
      ])
    }
    var text = title(Self.titles[dimension] ?? dimension.rawValue)
    text += table.lines { style.paint($0, .dim) }
    if dimension == .all { text += precision(assessment, slices) }
    return text
  }

  private static let titles: [Slice.Dimension: String] = [
    .all: "HELD FOR REVIEW OR BLOCKED", .family: "BY FAMILY", .source: "BY DATA SET",
    .language: "BY LANGUAGE", .writer: "BY WRITER",
  ]

  private func precision(_ assessment: Assessment, _ slices: [Slice]) -> String {
    slices.filter { $0.figures.fraud.messages > 0 && $0.figures.ham.messages > 0 }.map { slice in
      let figures = slice.figures
      let prior = Percentage.text(
        figures.precision(atPrior: assessment.prior),
        figures.precisionInterval(atPrior: assessment.prior))
      return "\(name(of: slice)): precision \(Percentage.text(figures.precision)) in this mix, "
        + "\(prior) at the pack's prior of "
        + "\(DecimalNumber.text(assessment.prior, least: 0)) decibans; of those blocked "
        + "\(Percentage.text(figures.blockPrecision)); ham blocked "
        + "\(Percentage.text(figures.ham.block))\n"
    }.joined()
  }

  func name(of slice: Slice) -> String {
    if slice.dimension == .all { return slice.origin?.rawValue ?? "all" }
    let name = Printable.text(slice.name)
    guard slice.dimension != .source, let origin = slice.origin else { return name }
    return "\(name) · \(origin.rawValue)"
  }

  private func number(_ rate: Rate, interval: Bool = true) -> String {
    guard rate.total > 0 else { return "-" }
    let text = Percentage.number(rate.share)
    return interval ? text + " " + Self.text(rate.interval) : text
  }

  private func number(_ rate: ClusterRate) -> String {
    rate.total == 0 ? "-" : Percentage.number(rate.share) + " " + Self.text(rate.interval)
  }

  private static func text(_ interval: ClosedRange<Double>) -> String {
    "(\(Percentage.number(interval.lowerBound))-\(Percentage.number(interval.upperBound)))"
  }

  private func threads(_ threads: ThreadFigures) -> String {
    guard !threads.isEmpty else { return "" }
    return title("THREADS")
      + "frauds held: \(Percentage.text(threads.recall)) of \(threads.frauds); by the first demand: "
      + "\(Percentage.text(threads.demandRecall)) of \(threads.fraudsWithDemand); lawful held: "
      + "\(Percentage.text(threads.falsePositives)) of \(threads.lawful)\n"
  }

  /// The curve of all families at a few false-positive rates.
  private func curve(_ assessment: Assessment) -> String {
    let curves = assessment.curves
    guard !curves.isEmpty else { return "" }
    let rates = [0.0, 0.0001, 0.0003, 0.001, 0.003, 0.01]
    var table = TextTable(
      [.left("recall at a false-positive rate of", limit: 34)]
        + rates.map { .right("≤ \(Percentage.text($0))") })
    for curve in curves {
      let name = [curve.family ?? "any family", curve.origin?.rawValue].compactMap { $0 }
      table.add(
        [name.joined(separator: " · ")]
          + rates.map { rate in
            guard let point = curve.point(atFalsePositiveRate: rate) else { return "-" }
            let threshold = DecimalNumber.text(point.threshold, least: 0)
            return "\(Percentage.number(curve.recall(point).share)) [\(threshold)]"
          })
    }
    let hasGaps = curves.contains { curve in
      rates.contains { curve.point(atFalsePositiveRate: $0) == nil }
    }
    return title("OPERATING CURVE: RECALL % [THRESHOLD]") + table.lines { style.paint($0, .dim) }
      + (hasGaps ? "-: no threshold that holds a fraud holds so few ordinary messages\n" : "")
  }
}
