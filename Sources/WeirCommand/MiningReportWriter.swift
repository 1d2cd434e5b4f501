import JSON
import Learning
import Reporting

/// Writes what `weir mine` found.
struct MiningReportWriter {
  private let report: MiningReport

  init(_ report: MiningReport) { self.report = report }

  /// For people: phrases, then pairs, each with its examples.
  func text(_ style: TerminalStyle) -> String {
    var text = "\(Counted.text(report.fraudClusters, "cluster")) of fraud that no rule holds"
    text += " (\(Counted.text(report.heldFrauds, "fraud")) held),"
    text += " \(DecimalNumber.grouped(report.hamClusters)) of ham\n"
    text += section("Phrases", report.phrases, style)
    text += section("Pairs with a slot between", report.pairs, style)
    return text
  }

  private func section(
    _ title: String, _ findings: [MiningReport.Finding], _ style: TerminalStyle
  ) -> String {
    var text = "\n" + style.paint(title, .bold)
    guard !findings.isEmpty else {
      return text + "  none stands out; a lower --min-score or --min-clusters may show some\n"
    }
    text += "  score, clusters of fraud and of ham\n"
    for finding in findings {
      let counts = "\(finding.fraudClusters), \(finding.hamClusters)"
      text += "  \(Columns.right("+\(Int(finding.score.rounded()))", 4))  "
      text += "\(Columns.left(counts, 10))  "
      text += style.paint(Printable.text(finding.text), .bold)
      text += style.paint("   \(sources(finding))", .dim) + "\n"
      for example in finding.examples {
        text += "                      \(Printable.text(example.text))"
        text += style.paint("  \(Printable.text(example.id))", .dim) + "\n"
      }
    }
    return text
  }

  private func sources(_ finding: MiningReport.Finding) -> String {
    let shown = finding.sources.prefix(4).map { "\(Printable.text($0.name)) \($0.clusters)" }
    let rest = finding.sources.count - shown.count
    return shown.joined(separator: ", ") + (rest > 0 ? ", and \(rest) more" : "")
  }

  /// For programs: one object.
  var json: [UInt8] {
    JSONValue.object([
      ("fraud_clusters", .integer(report.fraudClusters)),
      ("ham_clusters", .integer(report.hamClusters)),
      ("held_frauds", .integer(report.heldFrauds)), ("phrases", .array(report.phrases.map(tree))),
      ("pairs", .array(report.pairs.map(tree))),
    ]).line
  }

  private func tree(_ finding: MiningReport.Finding) -> JSONValue {
    .object([
      ("parts", .array(finding.parts.map { .string($0) })), ("score", .number(finding.score)),
      ("g2", .number(finding.statistic)),
      ("attraction", finding.attraction.map { .number($0) } ?? .null),
      ("fraud_clusters", .integer(finding.fraudClusters)),
      ("ham_clusters", .integer(finding.hamClusters)),
      (
        "sources",
        .array(
          finding.sources.map { source in
            .object([("source", .string(source.name)), ("clusters", .integer(source.clusters))])
          })
      ),
      (
        "examples",
        .array(
          finding.examples.map { example in
            .object([
              ("id", .string(example.id)), ("source", .string(example.source)),
              ("text", .string(example.text)),
            ])
          })
      ),
    ])
  }
}
