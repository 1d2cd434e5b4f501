import Corpora
import Reporting
import ScreeningEngine

/// The plots and the tables beside them.
extension AssessmentHTMLWriter {
  func plots(_ assessment: Assessment, _ rules: [RuleFigures]) -> HTML {
    var html: HTML = "<h2>Plots</h2>\n<div class=\"plots\">\n"
    html += ReportPage.figure(
      "scores", "Scores by label",
      "Messages by the highest score of any family; those at zero are left out of the plot.",
      scoreTable(assessment))
    if !assessment.curves.isEmpty {
      html += ReportPage.figure(
        "precision", "Precision against recall",
        "Each point is a threshold on the highest score of any family. Precision is that of this "
          + "corpus's mix of frauds and ordinary messages.", curveTable(assessment, families: false)
      )
      html += ReportPage.figure(
        "errors", "Detection error tradeoff",
        "Frauds missed against ordinary messages held, by threshold; both axes are normal deviates.",
        curveTable(assessment, families: true))
    }
    if !assessment.confidenceBins.isEmpty {
      html += ReportPage.figure(
        "confidence", "Is confidence what it says?",
        "The share of frauds among messages of like score, weighed to the pack's prior, against the "
          + "confidence stated. Above the dashed line the pack is too modest, below it too sure.",
        confidenceTable(assessment))
    }
    html += "</div>\n"
    if !rules.isEmpty {
      html += ReportPage.figure(
        "rules", "What rules hold on",
        "Shares of frauds and of ordinary messages that a rule holds on; the "
          + "\(rules.count) that hold on most messages.", nil, size: "tall")
    }
    return html
  }

  private func scoreTable(_ assessment: Assessment) -> HTMLTable {
    var table = HTMLTable(
      "Messages by highest score", columns: ["decibans", "fraud", "spam", "ham"])
    for bin in assessment.scoreBins {
      table.add([
        "\(range(bin.start, bin.end))", "\(bin.counts.fraud)", "\(bin.counts.spam)",
        "\(bin.counts.ham)",
      ])
    }
    return table
  }

  private func range(_ start: Double, _ end: Double) -> String {
    end == 0
      ? "0 or less"
      : "\(DecimalNumber.text(start, least: 0)) to \(DecimalNumber.text(end, least: 0))"
  }

  /// A row for each curve and some of its thresholds.
  private func curveTable(_ assessment: Assessment, families: Bool) -> HTMLTable {
    var table = HTMLTable(
      "By threshold",
      columns: ["score", "threshold", "recall", "false positives", "precision"])
    for curve in assessment.curves where families || curve.family == nil {
      let step = max(1, curve.points.count / 12)
      for point in stride(from: 0, to: curve.points.count, by: step).map({ curve.points[$0] }) {
        let precision = Rate(point.frauds, of: point.frauds + point.hams)
        let names = [curve.family ?? "any family", curve.origin?.rawValue].compactMap { $0 }
        table.add([
          "\(names.joined(separator: ", "))",
          "\(DecimalNumber.text(point.threshold, least: 0))",
          "\(Percentage.text(curve.recall(point).share))",
          "\(Percentage.text(curve.falsePositives(point).share))",
          "\(Percentage.text(precision.share))",
        ])
      }
    }
    return table
  }

  private func confidenceTable(_ assessment: Assessment) -> HTMLTable {
    var table = HTMLTable(
      "By score", columns: ["decibans", "fraud", "ham", "confidence stated", "observed"])
    for bin in assessment.confidenceBins {
      table.add([
        "\(range(bin.start, bin.end))", "\(bin.counts.fraud)", "\(bin.counts.ham)",
        "\(Percentage.text(bin.stated))", "\(Percentage.text(bin.observed))",
      ])
    }
    return table
  }
}
