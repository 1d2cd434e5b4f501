import Learning
import Measurement
import Reporting
import ScreeningEngine

/// Writes what `weir tune` found.
struct TuningReportWriter {
  private let report: TuningReport
  private let ruleSet: RuleSet
  /// The files that were changed; nil where none was to be.
  private let written: [String]?

  init(_ report: TuningReport, ruleSet: RuleSet, written: [String]?) {
    self.report = report
    self.ruleSet = ruleSet
    self.written = written
  }

  /// For people: scores, families, confidence.
  func text(_ style: TerminalStyle) -> String {
    var text = ""
    let moved = report.changes.filter { $0.fitted != $0.written }
    text += style.paint("Scores", .bold)
    text += "  \(Counted.text(report.changes.count, "rule")) fitted, \(moved.count) changed\n"
    if !moved.isEmpty {
      text += "  written -> fitted   left-out fits   clusters of fraud, of ham (data sets)\n"
    }
    for change in moved.sorted(by: { abs($0.fitted - $0.written) > abs($1.fitted - $1.written) }) {
      let range =
        "\(Columns.number(change.range.lowerBound))..\(Columns.number(change.range.upperBound))"
      text += "  \(Columns.right(Columns.number(change.written), 7)) -> "
      text += "\(Columns.left(Columns.number(change.fitted), 8))  \(Columns.left(range, 12))  "
      text += "\(Columns.left(Self.support(change.support), 22))  \(change.id)\n"
    }
    text += keptText(style) + "\n" + familiesText(style) + "\n" + calibrationText(style) + "\n"
    if let written {
      text += written.isEmpty ? "nothing to write\n" : "wrote \(written.joined(separator: ", "))\n"
    }
    return text
  }

  private static func support(_ support: RuleSupport) -> String {
    "\(support.fraudClusters) (\(support.fraudSources)), \(support.hamClusters) (\(support.hamSources))"
  }

  private func keptText(_ style: TerminalStyle) -> String {
    var text = ""
    for reason in TuningReport.Reason.allCases {
      let rules = report.kept.filter { $0.reason == reason }
      guard !rules.isEmpty else { continue }
      text += style.paint("Kept", .bold) + "  \(reason.rawValue): "
      text += rules.map(\.id).joined(separator: ", ") + "\n"
    }
    return text
  }

  private func familiesText(_ style: TerminalStyle) -> String {
    var text = style.paint("Families", .bold)
    text += "  by clusters; left out: fitted without the part measured"
    text += " (\(Counted.text(report.parts, "part")))\n"
    for family in report.families {
      text +=
        "  \(family.name): \(DecimalNumber.grouped(Int(family.fraudClusters.rounded()))) of fraud, "
      text += "\(DecimalNumber.grouped(Int(report.hamClusters.rounded()))) of ham\n"
      guard family.fraudClusters > 0 else { continue }
      text += "             held for review        of ham                 "
      text += "blocked                of ham                 recall at the rate aimed at\n"
      text += line("written", family.written)
      text += line("fitted", family.fitted)
      text += line("left out", family.heldOut)
      text += "    thresholds now \(Columns.number(family.review)), "
      text += "\(Columns.number(family.block)); "
      if let review = family.proposedReview {
        text += "proposed review \(Columns.number(review))"
        text +=
          family.proposedBlock.map { ", block \(Columns.number($0))\n" }
          ?? ", no block: the corpus is too small for that rate\n"
      } else {
        text += "none proposed: the corpus is too small for that rate\n"
      }
    }
    text += "  not counted: \(Counted.text(report.spam, "message")) of spam, "
    text += "\(Counted.text(report.otherFrauds, "fraud")) of no family of the pack\n"
    return text
  }

  private func line(_ name: String, _ figures: TuningReport.Figures) -> String {
    var text = "    " + Columns.left(name, 9)
    for rate in [
      figures.review, figures.reviewFalsePositives, figures.block, figures.blockFalsePositives,
    ] {
      text += Columns.left(Columns.percent(rate), 23)
    }
    if let threshold = figures.threshold, let recall = figures.recallAtRate {
      text += "\(Columns.percent(recall.share)) at \(Columns.number(threshold))"
    } else {
      text += "-"
    }
    return text + "\n"
  }

  private func calibrationText(_ style: TerminalStyle) -> String {
    var text = style.paint("Confidence", .bold)
    text += "  at a prior of \(Columns.number(ruleSet.prior)), with the scores of left-out fits\n"
    text += "  score        fraud, ham clusters    predicted    seen (95 % interval)\n"
    for bin in report.heldOutCalibration.bins
    where bin.fraudClusters + bin.hamClusters > 0 {
      let low = bin.low.isFinite ? Columns.number(bin.low) : ""
      let high = bin.high.isFinite ? Columns.number(bin.high) : ""
      let counts = "\(Int(bin.fraudClusters.rounded())), \(Int(bin.hamClusters.rounded()))"
      text += "  \(Columns.left("\(low)..\(high)", 11))  \(Columns.left(counts, 21))  "
      text += "\(Columns.left(Columns.percent(bin.predicted), 11))  "
      text += "\(Columns.percent(bin.observed, bin.interval))\n"
    }
    for (name, calibration) in [
      ("written", report.writtenCalibration), ("left out", report.heldOutCalibration),
    ] {
      text += "  \(Columns.left(name, 9))Brier \(Columns.small(calibration.brier))"
      text += ", calibration error \(Columns.small(calibration.error))"
      text += ", log loss \(Columns.small(calibration.logLoss))\n"
    }
    return text
  }
}

/// For programs.
extension TuningReportWriter {
  /// One object.
  func json(patch: String) -> [UInt8] {
    JSONValue.object([
      (
        "rules",
        .array(
          report.changes.map { change in
            .object([
              ("id", .string(change.id)), ("written", .number(change.written)),
              ("fitted", .number(change.fitted)),
              ("least", .number(change.range.lowerBound)),
              ("greatest", .number(change.range.upperBound)),
              ("support", Self.tree(change.support)),
            ])
          })
      ),
      (
        "kept",
        .array(
          report.kept.map { kept in
            .object([
              ("id", .string(kept.id)), ("reason", .string(kept.reason.rawValue)),
              ("support", Self.tree(kept.support)),
            ])
          })
      ),
      ("families", .array(report.families.map(Self.tree))),
      (
        "calibration",
        .object([
          ("written", Self.tree(report.writtenCalibration)),
          ("left_out", Self.tree(report.heldOutCalibration)),
        ])
      ),
      ("parts", .integer(report.parts)), ("ham_clusters", .number(report.hamClusters)),
      ("spam", .integer(report.spam)), ("other_frauds", .integer(report.otherFrauds)),
      ("written_files", .array((written ?? []).map { .string($0) })), ("patch", .string(patch)),
    ]).line
  }

  private static func tree(_ support: RuleSupport) -> JSONValue {
    .object([
      ("fraud_clusters", .integer(support.fraudClusters)),
      ("fraud_sources", .integer(support.fraudSources)),
      ("ham_clusters", .integer(support.hamClusters)),
      ("ham_sources", .integer(support.hamSources)),
    ])
  }

  private static func tree(_ family: TuningReport.Family) -> JSONValue {
    .object([
      ("family", .string(family.name)), ("fraud_clusters", .number(family.fraudClusters)),
      ("review", .number(family.review)), ("block", .number(family.block)),
      ("written", tree(family.written)), ("fitted", tree(family.fitted)),
      ("left_out", tree(family.heldOut)),
      ("proposed_review", family.proposedReview.map { .number($0) } ?? .null),
      ("proposed_block", family.proposedBlock.map { .number($0) } ?? .null),
    ])
  }

  private static func tree(_ figures: TuningReport.Figures) -> JSONValue {
    .object([
      ("review_recall", tree(figures.review)), ("block_recall", tree(figures.block)),
      ("review_false_positives", tree(figures.reviewFalsePositives)),
      ("block_false_positives", tree(figures.blockFalsePositives)),
      ("threshold_at_rate", figures.threshold.map { .number($0) } ?? .null),
      ("recall_at_rate", figures.recallAtRate.map(tree) ?? .null),
    ])
  }

  private static func tree(_ rate: ClusterRate) -> JSONValue {
    .object([("hits", .number(rate.hits)), ("total", .integer(rate.total))])
  }

  private static func tree(_ calibration: Calibration) -> JSONValue {
    .object([
      ("brier", .decimal(calibration.brier, places: 8)),
      ("error", .decimal(calibration.error, places: 8)),
      ("log_loss", .decimal(calibration.logLoss, places: 8)),
      (
        "bins",
        .array(
          calibration.bins.map { bin in
            .object([
              ("low", bin.low.isFinite ? .number(bin.low) : .null),
              ("high", bin.high.isFinite ? .number(bin.high) : .null),
              ("fraud_clusters", .number(bin.fraudClusters)),
              ("ham_clusters", .number(bin.hamClusters)),
              ("predicted", .decimal(bin.predicted, places: 8)),
              ("observed", .decimal(bin.observed, places: 8)),
              ("observed_low", .decimal(bin.interval.lowerBound, places: 8)),
              ("observed_high", .decimal(bin.interval.upperBound, places: 8)),
            ])
          })
      ),
    ])
  }
}
