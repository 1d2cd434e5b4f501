package import Corpora
import Reporting
import ScreeningEngine

/// Writes an assessment as one web page that needs nothing else: plots drawn by a library it
/// carries, the tables beside them, and messages to read.
///
/// Messages are hostile input: the figures for the plots hold no text of a message.
package struct AssessmentHTMLWriter {
  let corpus: Corpus
  /// Messages shown of each kind of mistake.
  private let mistakes: Int

  /// Rules in the plot.
  private static let plottedRules = 25

  package init(corpus: Corpus, mistakes: Int = 100) {
    self.corpus = corpus
    self.mistakes = mistakes
  }

  /// The page as UTF-8.
  package func bytes(of assessment: Assessment) -> [UInt8] {
    let rules = plottedRules(assessment)
    var body = head(assessment)
    body += slices(assessment)
    body += plots(assessment, rules)
    body += ruleTable(assessment)
    body += blameTable(assessment)
    body += mistakeList(
      "False positives", assessment.falsePositives, shown: mistakes, assessment)
    body += mistakeList("Misses", assessment.misses, shown: mistakes, assessment)
    let page = ReportPage(
      title: "\(assessment.packName) \(assessment.packVersion)", command: "weir eval")
    return page.bytes(
      body: body, figures: figures(assessment, rules), plots: ReportAssets.assessmentPlots)
  }

  /// The rules that hold on most messages.
  private func plottedRules(_ assessment: Assessment) -> [RuleFigures] {
    assessment.rules.filter { $0.hits.fraud + $0.hits.ham > 0 }
      .sorted {
        ($1.hits.total, $0.rule.index) < ($0.hits.total, $1.rule.index)
      }
      .prefix(Self.plottedRules).map { $0 }
  }

  /// What the script draws: numbers, and names from the rules.
  private func figures(_ assessment: Assessment, _ rules: [RuleFigures]) -> [UInt8] {
    AssessmentJSONWriter(corpus: corpus).plots(of: assessment, rules).line
  }

  private func head(_ assessment: Assessment) -> HTML {
    let labels = assessment.labels
    var html: HTML = """
      <h1>\(assessment.packName) \(assessment.packVersion)</h1>
      <p class="note">\(Counted.text(assessment.messages, "message")):
      \(DecimalNumber.grouped(labels.fraud)) fraud, \(DecimalNumber.grouped(labels.spam)) spam,
      \(DecimalNumber.grouped(labels.ham)) ham, in
      \(Counted.text(assessment.clusterCount, "cluster")) of near-duplicates. Pack
      <code>\(assessment.packHash)</code>. Shares in brackets are 95&nbsp;% intervals (Wilson).
      By cluster: each campaign counts once.</p>

      """
    if assessment.weak.total > 0 {
      html += """
        <p class="note">Not counted: \(Counted.text(assessment.weak.total, "fraud")) too weak to hold
        or the reader's own words, of which \(assessment.weak.hits) were held.</p>

        """
    }
    if !assessment.unknownFamilies.isEmpty {
      html += """
        <p class="note">Families the pack does not have:
        \(assessment.unknownFamilies.joined(separator: ", ")).</p>

        """
    }
    let threads = assessment.threads
    if !threads.isEmpty {
      html += """
        <p class="note">Threads: \(Percentage.text(threads.recall)) of \(threads.frauds) frauds held,
        \(Percentage.text(threads.demandRecall)) of \(threads.fraudsWithDemand) by the first demand;
        \(Percentage.text(threads.falsePositives)) of \(threads.lawful) lawful ones held.</p>

        """
    }
    return html
  }

  private func slices(_ assessment: Assessment) -> HTML {
    var html: HTML = "<h2>Held for review or blocked</h2>\n"
    for dimension in Slice.Dimension.allCases {
      let slices = assessment.slices(by: dimension)
      guard !slices.isEmpty, dimension == .all || dimension == .family || slices.count > 1 else {
        continue
      }
      let last = dimension == .family ? "as itself" : "blocked"
      var table = HTMLTable(
        "\(Self.captions[dimension] ?? "")",
        columns: [
          dimension == .all ? "texts" : dimension.rawValue, "fraud", "recall", "by cluster", last,
          "ham", "held", "false positives", "spam held",
        ])
      for slice in slices { table.add(cells(of: slice)) }
      html += table.html
    }
    return html
  }

  private static let captions: [Slice.Dimension: String] = [
    .all: "All messages", .family: "By family", .source: "By data set",
    .language: "By language", .writer: "By writer",
  ]

  private func cells(of slice: Slice) -> [HTML] {
    let (fraud, ham) = (slice.figures.fraud, slice.figures.ham)
    let last = slice.dimension == .family ? slice.asItself ?? Rate(0, of: 0) : fraud.block
    return [
      "\(name(of: slice))", "\(DecimalNumber.grouped(fraud.messages))",
      "\(Percentage.text(fraud.review))", "\(Percentage.text(fraud.clusterReview))",
      "\(last.total == 0 ? "-" : Percentage.text(last.share))",
      "\(DecimalNumber.grouped(ham.messages))", "\(DecimalNumber.grouped(ham.held))",
      "\(Percentage.text(ham.review))",
      "\(slice.figures.spam.messages == 0 ? "-" : Percentage.text(slice.figures.spam.review.share))",
    ]
  }

  private func name(of slice: Slice) -> String {
    let origin = slice.origin.map(\.rawValue)
    if slice.dimension == .all { return origin ?? "all" }
    guard slice.dimension != .source, let origin else { return slice.name }
    return "\(slice.name), \(origin)"
  }
}
