import Learning
import Measurement
import Reporting
import ScreeningEngine

/// Writes what `weir tune` found as one web page: whether confidence can be believed before and after,
/// what every threshold would do, which scores change, and the patch.
///
/// The figures for the plots hold no text but names of the pack.
struct TuningHTMLWriter {
  let report: TuningReport
  let ruleSet: RuleSet

  /// Families with fewer clusters of fraud have rows in the table and no plot.
  private static let plottedClusters = 10.0

  init(_ report: TuningReport, ruleSet: RuleSet) {
    self.report = report
    self.ruleSet = ruleSet
  }

  /// The page as UTF-8.
  func bytes(patch: String) -> [UInt8] {
    var body = head
    body += scores
    body += confidence
    body += curves
    body += self.patch(patch)
    let page = ReportPage(
      title: "\(ruleSet.name) \(ruleSet.version)", command: "weir tune")
    return page.bytes(body: body, figures: figures.line, plots: Self.plots)
  }

  /// The families that have a plot of their own, with their numbers.
  var plotted: [(number: Int, family: TuningReport.Family)] {
    report.families.enumerated().filter { $1.fraudClusters >= Self.plottedClusters }
      .map { (number: $0, family: $1) }
  }

  private var head: HTML {
    let fraud = report.curves.written.fraudTotal.rounded()
    return """
      <h1>\(ruleSet.name) \(ruleSet.version)</h1>
      <p class="note">Scores fitted to \(DecimalNumber.grouped(Int(fraud))) clusters of fraud and
      \(DecimalNumber.grouped(Int(report.hamClusters.rounded()))) of ham. <em>Left out</em> means fitted
      without the part of the corpus that is measured
      (\(Counted.text(report.parts, "part"))); <em>fitted</em> is measured on the messages the scores
      were fitted to, and is too good by as much as the two differ. Everything is counted by clusters
      of near-duplicates; ranges in brackets are 95&nbsp;% intervals. Not counted:
      \(Counted.text(report.spam, "message")) of spam and \(Counted.text(report.otherFrauds, "fraud"))
      of no family of the pack.</p>

      """
  }

  private var scores: HTML {
    let moved = report.changes.filter { $0.fitted != $0.written }
      .sorted { abs($0.fitted - $0.written) > abs($1.fitted - $1.written) }
    var table = HTMLTable(
      "In decibans; the clusters are those a rule holds on, with the data sets they come from.",
      columns: ["rule", "written", "fitted", "left-out fits", "fraud", "sets", "ham", "ham sets"])
    for change in moved {
      table.add([
        "\(change.id)", "\(Columns.number(change.written))", "\(Columns.number(change.fitted))",
        "\(Columns.number(change.range.lowerBound)) to \(Columns.number(change.range.upperBound))",
        "\(change.support.fraudClusters)", "\(change.support.fraudSources)",
        "\(change.support.hamClusters)", "\(change.support.hamSources)",
      ])
    }
    var html: HTML = """
      <h2>Scores</h2>
      <p class="note">\(Counted.text(report.changes.count, "rule")) fitted, \(moved.count) changed.</p>
      \(table.isEmpty ? "" : table.html)
      """
    for reason in TuningReport.Reason.allCases {
      let rules = report.kept.filter { $0.reason == reason }.map(\.id)
      guard !rules.isEmpty else { continue }
      html += """
        <details><summary>\(Counted.text(rules.count, "rule")) kept: \(reason.rawValue)</summary>
        <p>\(rules.joined(separator: ", "))</p></details>

        """
    }
    return html
  }

  private func patch(_ patch: String) -> HTML {
    guard !patch.isEmpty else { return "" }
    return """
      <h2>Patch</h2>
      <pre class="scroll" tabindex="0"><code>\(HTML.lines(of: patch))</code></pre>

      """
  }
}

/// Confidence.
extension TuningHTMLWriter {
  private var confidence: HTML {
    var html: HTML = "<h2>Is confidence what it says?</h2>\n<div class=\"plots\">\n"
    html += ReportPage.figure(
      "confidence", "Frauds among messages of like score",
      "The share of frauds, weighed to the pack's prior of "
        + "\(Columns.number(ruleSet.prior)) decibans, against the confidence stated, with 95 % "
        + "intervals. Above the dashed line the pack is too modest, below it too sure. A bin "
        + "without frauds, or without ordinary messages, lies on the edge.", calibrationTable)
    html += ReportPage.figure(
      "bins", "How many there are of them",
      "Clusters by the highest score of any family, with the scores of left-out fits.", nil)
    return html + "</div>\n" + errorTable
  }

  private var calibrationTable: HTMLTable {
    var table = HTMLTable(
      "By score",
      columns: ["decibans", "scores", "fraud", "ham", "stated", "observed", "interval"])
    for (name, calibration) in named {
      for bin in calibration.bins where bin.fraudClusters + bin.hamClusters > 0 {
        let low = Columns.percent(bin.interval.lowerBound)
        let high = Columns.percent(bin.interval.upperBound)
        table.add([
          "\(Self.range(bin))", "\(name)", "\(Int(bin.fraudClusters.rounded()))",
          "\(Int(bin.hamClusters.rounded()))", "\(Columns.percent(bin.predicted))",
          "\(Columns.percent(bin.observed))", "\(low) to \(high)",
        ])
      }
    }
    return table
  }

  private var errorTable: HTML {
    var table = HTMLTable(
      "How far confidence is from what came out; 0 is perfect.",
      columns: ["scores", "Brier score", "calibration error", "log loss"])
    for (name, calibration) in named {
      table.add([
        "\(name)", "\(Columns.small(calibration.brier))", "\(Columns.small(calibration.error))",
        "\(Columns.small(calibration.logLoss))",
      ])
    }
    return table.html
  }

  private var named: [(String, Calibration)] {
    [("written", report.writtenCalibration), ("left out", report.heldOutCalibration)]
  }

  static func range(_ bin: Calibration.Bin) -> String {
    guard bin.low.isFinite else { return "below \(Columns.number(bin.high))" }
    guard bin.high.isFinite else { return "\(Columns.number(bin.low)) and more" }
    return "\(Columns.number(bin.low)) to \(Columns.number(bin.high))"
  }
}

/// Operating curves.
extension TuningHTMLWriter {
  private var curves: HTML {
    var html: HTML = """
      <h2>What every threshold would do</h2>
      <p class="note">Frauds held against ordinary messages held, by the threshold on the score. The
      dots are the thresholds of the pack as it is.</p>
      <div class="plots">

      """
    html += ReportPage.figure(
      "curve-all", "Any family", "By the highest score of any family.", nil)
    for (number, family) in plotted {
      let name = family.name
      html += ReportPage.figure(
        "curve-\(number)", name,
        "\(Int(family.fraudClusters.rounded())) clusters of fraud; review at "
          + "\(Columns.number(family.review)), block at \(Columns.number(family.block)).", nil)
    }
    return html + "</div>\n" + familyTable
  }

  private var familyTable: HTML {
    var table = HTMLTable(
      "At the thresholds of the pack, and the recall at the rate of ordinary messages aimed at.",
      columns: [
        "family", "scores", "held", "of ham", "blocked", "blocked of ham", "recall at the rate",
        "thresholds proposed",
      ])
    for family in report.families where family.fraudClusters > 0 {
      for (name, figures) in [
        ("written", family.written), ("fitted", family.fitted), ("left out", family.heldOut),
      ] {
        var recall = "-"
        if let threshold = figures.threshold, let rate = figures.recallAtRate {
          recall = "\(Columns.percent(rate.share)) at \(Columns.number(threshold))"
        }
        let proposed = name == "left out" ? Self.proposal(family) : ""
        table.add([
          "\(family.name)", "\(name)", "\(Columns.percent(figures.review))",
          "\(Columns.percent(figures.reviewFalsePositives))", "\(Columns.percent(figures.block))",
          "\(Columns.percent(figures.blockFalsePositives))", "\(recall)", "\(proposed)",
        ])
      }
    }
    return table.html
  }

  private static func proposal(_ family: TuningReport.Family) -> String {
    guard let review = family.proposedReview else { return "none: too few messages" }
    let block = family.proposedBlock.map { ", block \(Columns.number($0))" } ?? ""
    return "review \(Columns.number(review))\(block)"
  }
}
