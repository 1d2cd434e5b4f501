import Learning
import Measurement
import Reporting

/// Writes what `weir learn` found.
struct LearningReportWriter {
  private let outcomes: [LexiconOutcome]
  private let options: LearningOptions
  /// Where each lexicon was written, by file name; empty where none was.
  private let files: [String: String]

  /// Entries shown of each end of a lexicon that is not written.
  private static let shownEntries = 12

  init(_ outcomes: [LexiconOutcome], options: LearningOptions, files: [String: String]) {
    self.outcomes = outcomes
    self.options = options
    self.files = files
  }

  /// For people: each lexicon with its figures, then the rules that use them.
  func text(_ style: TerminalStyle) -> String {
    var text = ""
    for outcome in outcomes {
      text += style.paint("\(outcome.family), \(outcome.script.languageTag)", .bold)
      switch outcome.result {
      case .nothing(let shortage): text += "  nothing learned: \(shortage.rawValue)\n"
      case .learned(let lexicon): text += self.text(lexicon)
      }
    }
    let snippets = learned.map { snippet($0) }.joined(separator: "\n")
    if !snippets.isEmpty {
      text += "\n" + style.paint("To use them", .bold)
      text += "  (each rule still needs examples of its own)\n\n\(snippets)"
    }
    return text
  }

  private var learned: [LearnedLexicon] {
    outcomes.compactMap { outcome in
      if case .learned(let lexicon) = outcome.result { lexicon } else { nil }
    }
  }

  private func snippet(_ lexicon: LearnedLexicon) -> String {
    let file = LexiconFile(lexicon, options: options)
    return file.snippet(path: "learned/\(file.fileName)")
  }

  private func text(_ lexicon: LearnedLexicon) -> String {
    let report = lexicon.report
    let against = lexicon.entries.count { $0.score < 0 }
    var text = "  \(Counted.text(lexicon.entries.count, "entry", plural: "entries"))"
    text += " (\(against) against), \(Int(report.fraud.rounded())) clusters of fraud,"
    text += " \(Int(report.ham.rounded())) of ham\n"
    if let path = files[LexiconFile(lexicon, options: options).fileName] {
      text += "  written to \(path)\n"
    } else {
      text += "  for      \(sample(lexicon.entries.filter { $0.score > 0 }))\n"
      if against > 0 {
        text += "  against  \(sample(lexicon.entries.filter { $0.score < 0 }.reversed()))\n"
      }
    }
    text += "  on parts left out        recall: rules, with words     false: rules, with words\n"
    if let recall = report.recall, let held = report.falsePositives,
      let thresholds = report.thresholds
    {
      text += "    at \(Columns.left(Columns.percent(report.rate) + " held", 18))  "
      text += Columns.left(pair(recall), 28) + "  \(pair(held))"
      text += "   (thresholds \(Columns.number(thresholds.alone)),"
      text += " \(Columns.number(thresholds.together)))\n"
    } else {
      text += "    too few ordinary messages to compare at \(Columns.percent(report.rate))\n"
    }
    text += "    at the review score    \(Columns.left(pair(report.reviewRecall), 28))"
    text += "  \(pair(report.reviewFalsePositives))\n"
    text += "      fitted to all        \(pair(report.fittedReviewRecall))\n"
    for part in report.parts {
      text += "    without \(Columns.left(part.name, 26)) "
      text += Columns.left(pair(part.recall), 24)
      text += " of \(Counted.text(part.recall.alone.total, "cluster"))\n"
    }
    return text
  }

  private func sample(_ entries: [LearnedLexicon.Entry]) -> String {
    entries.prefix(Self.shownEntries).map { entry in
      let sign = entry.score > 0 ? "+" : ""
      return "\(Printable.text(entry.text)) \(sign)\(Columns.number(entry.score))"
    }.joined(separator: ", ")
  }

  private func pair(_ comparison: LearnedLexicon.Comparison) -> String {
    "\(Columns.percent(comparison.alone)), \(Columns.percent(comparison.together))"
  }
}

/// For programs.
extension LearningReportWriter {
  /// One object.
  var json: [UInt8] {
    JSONTree.object([
      (
        "lexicons",
        .list(
          outcomes.map { outcome in
            switch outcome.result {
            case .nothing(let shortage):
              .object([
                ("family", .text(outcome.family)),
                ("language", .text(outcome.script.languageTag)),
                ("shortage", .text(shortage.rawValue)),
              ])
            case .learned(let lexicon): tree(lexicon)
            }
          })
      )
    ]).line
  }

  private func tree(_ lexicon: LearnedLexicon) -> JSONTree {
    let file = LexiconFile(lexicon, options: options)
    let report = lexicon.report
    return .object([
      ("family", .text(lexicon.family)), ("language", .text(lexicon.script.languageTag)),
      ("file", files[file.fileName].map { .text($0) } ?? .none),
      ("snippet", .text(file.snippet(path: "learned/\(file.fileName)"))),
      ("penalty", .number(lexicon.strength)), ("fraud_clusters", .number(report.fraud)),
      ("ham_clusters", .number(report.ham)), ("rate", .number(report.rate)),
      ("threshold_alone", .optional(report.thresholds?.alone)),
      ("threshold_together", .optional(report.thresholds?.together)),
      ("recall", report.recall.map(tree) ?? .none),
      ("false_positives", report.falsePositives.map(tree) ?? .none),
      ("review_recall", tree(report.reviewRecall)),
      ("review_false_positives", tree(report.reviewFalsePositives)),
      ("fitted_review_recall", tree(report.fittedReviewRecall)),
      (
        "parts",
        .list(
          report.parts.map { part in
            .object([("left_out", .text(part.name)), ("recall", tree(part.recall))])
          })
      ),
      (
        "entries",
        .list(
          lexicon.entries.map { entry in
            .object([
              ("text", .text(entry.text)), ("score", .number(entry.score)),
              ("fraud_clusters", .count(entry.fraudClusters)),
              ("ham_clusters", .count(entry.hamClusters)),
            ])
          })
      ),
    ])
  }

  private func tree(_ comparison: LearnedLexicon.Comparison) -> JSONTree {
    .object([("alone", tree(comparison.alone)), ("together", tree(comparison.together))])
  }

  private func tree(_ rate: Rate) -> JSONTree {
    .object([("hits", .count(rate.hits)), ("total", .count(rate.total))])
  }
}
