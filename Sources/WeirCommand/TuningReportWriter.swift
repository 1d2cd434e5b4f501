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
      text += "  \(family.name): \(Int(family.fraudClusters.rounded())) of fraud, "
      text += "\(Int(report.hamClusters.rounded())) of ham\n"
      guard family.fraudClusters > 0 else { continue }
      text += "             review: recall, false      block: recall, false       "
      text += "recall at the rate aimed at\n"
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
    let review =
      "\(Columns.percent(figures.review)), \(Columns.percent(figures.reviewFalsePositives))"
    let block = "\(Columns.percent(figures.block)), \(Columns.percent(figures.blockFalsePositives))"
    var text = "    \(Columns.left(name, 9))\(Columns.left(review, 27))\(Columns.left(block, 27))"
    if let threshold = figures.threshold, let recall = figures.recallAtRate {
      text += "\(Columns.percent(recall)) at \(Columns.number(threshold))"
    } else {
      text += "-"
    }
    return text + "\n"
  }

  private func calibrationText(_ style: TerminalStyle) -> String {
    var text = style.paint("Confidence", .bold)
    text += "  at a prior of \(Columns.number(ruleSet.prior)), with the scores of left-out fits\n"
    text += "  score        fraud, ham clusters    predicted    seen\n"
    for bin in report.heldOutCalibration.bins
    where bin.fraudClusters + bin.hamClusters > 0 {
      let low = bin.low.isFinite ? Columns.number(bin.low) : ""
      let high = bin.high.isFinite ? Columns.number(bin.high) : ""
      let counts = "\(Int(bin.fraudClusters.rounded())), \(Int(bin.hamClusters.rounded()))"
      text += "  \(Columns.left("\(low)..\(high)", 11))  \(Columns.left(counts, 21))  "
      text += "\(Columns.left(Columns.percent(bin.predicted), 11))  "
      text += "\(Columns.percent(bin.observed))\n"
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
    JSONTree.object([
      (
        "rules",
        .list(
          report.changes.map { change in
            .object([
              ("id", .text(change.id)), ("written", .number(change.written)),
              ("fitted", .number(change.fitted)),
              ("least", .number(change.range.lowerBound)),
              ("greatest", .number(change.range.upperBound)),
              ("support", Self.tree(change.support)),
            ])
          })
      ),
      (
        "kept",
        .list(
          report.kept.map { kept in
            .object([
              ("id", .text(kept.id)), ("reason", .text(kept.reason.rawValue)),
              ("support", Self.tree(kept.support)),
            ])
          })
      ),
      ("families", .list(report.families.map(Self.tree))),
      (
        "calibration",
        .object([
          ("written", Self.tree(report.writtenCalibration)),
          ("left_out", Self.tree(report.heldOutCalibration)),
        ])
      ),
      ("parts", .count(report.parts)), ("ham_clusters", .number(report.hamClusters)),
      ("spam", .count(report.spam)), ("other_frauds", .count(report.otherFrauds)),
      ("written_files", .list((written ?? []).map { .text($0) })), ("patch", .text(patch)),
    ]).line
  }

  private static func tree(_ support: RuleSupport) -> JSONTree {
    .object([
      ("fraud_clusters", .count(support.fraudClusters)),
      ("fraud_sources", .count(support.fraudSources)),
      ("ham_clusters", .count(support.hamClusters)), ("ham_sources", .count(support.hamSources)),
    ])
  }

  private static func tree(_ family: TuningReport.Family) -> JSONTree {
    .object([
      ("family", .text(family.name)), ("fraud_clusters", .number(family.fraudClusters)),
      ("review", .number(family.review)), ("block", .number(family.block)),
      ("written", tree(family.written)), ("fitted", tree(family.fitted)),
      ("left_out", tree(family.heldOut)), ("proposed_review", .optional(family.proposedReview)),
      ("proposed_block", .optional(family.proposedBlock)),
    ])
  }

  private static func tree(_ figures: TuningReport.Figures) -> JSONTree {
    .object([
      ("review_recall", tree(figures.review)), ("block_recall", tree(figures.block)),
      ("review_false_positives", tree(figures.reviewFalsePositives)),
      ("block_false_positives", tree(figures.blockFalsePositives)),
      ("threshold_at_rate", .optional(figures.threshold)),
      ("recall_at_rate", figures.recallAtRate.map(tree) ?? .none),
    ])
  }

  private static func tree(_ rate: Rate) -> JSONTree {
    .object([("hits", .count(rate.hits)), ("total", .count(rate.total))])
  }

  private static func tree(_ calibration: Calibration) -> JSONTree {
    .object([
      ("brier", .number(calibration.brier)), ("error", .number(calibration.error)),
      ("log_loss", .number(calibration.logLoss)),
      (
        "bins",
        .list(
          calibration.bins.map { bin in
            .object([
              ("low", bin.low.isFinite ? .number(bin.low) : .none),
              ("high", bin.high.isFinite ? .number(bin.high) : .none),
              ("fraud_clusters", .number(bin.fraudClusters)),
              ("ham_clusters", .number(bin.hamClusters)), ("predicted", .number(bin.predicted)),
              ("observed", .number(bin.observed)),
            ])
          })
      ),
    ])
  }
}
