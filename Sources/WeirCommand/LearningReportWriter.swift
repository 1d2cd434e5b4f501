import JSON
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
    text += "  on parts left out        recall: rules, with words                           "
    text += "false: rules, with words\n"
    if let recall = report.recall, let held = report.falsePositives,
      let thresholds = report.thresholds
    {
      text += "    at \(Columns.left(Columns.percent(report.rate) + " held", 18))  "
      text += Columns.left(pair(recall), 50) + "  \(pair(held))"
      text += "   (thresholds \(Columns.number(thresholds.alone)),"
      text += " \(Columns.number(thresholds.together)))\n"
    } else {
      text += "    too few ordinary messages to compare at \(Columns.percent(report.rate))\n"
    }
    text += "    at the review score    \(Columns.left(pair(report.reviewRecall), 50))"
    text += "  \(pair(report.reviewFalsePositives))\n"
    text += "      fitted to all        \(pair(report.fittedReviewRecall))\n"
    for part in report.parts {
      text += "    without \(Columns.left(part.name, 26)) "
      text += Columns.left(
        "\(Columns.percent(part.recall.alone.share)), "
          + Columns.percent(part.recall.together.share), 24)
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
    JSONValue.object([
      (
        "lexicons",
        .array(
          outcomes.map { outcome in
            switch outcome.result {
            case .nothing(let shortage):
              .object([
                ("family", .string(outcome.family)),
                ("language", .string(outcome.script.languageTag)),
                ("shortage", .string(shortage.rawValue)),
              ])
            case .learned(let lexicon): tree(lexicon)
            }
          })
      )
    ]).line
  }

  private func tree(_ lexicon: LearnedLexicon) -> JSONValue {
    let file = LexiconFile(lexicon, options: options)
    let report = lexicon.report
    var members: [(String, JSONValue)] = [
      ("family", .string(lexicon.family)), ("language", .string(lexicon.script.languageTag)),
      ("file", .string(files[file.fileName])),
      ("snippet", .string(file.snippet(path: "learned/\(file.fileName)"))),
    ]
    members += figures(lexicon)
    members.append(("parts", .array(report.parts.map(tree))))
    members.append(("entries", .array(lexicon.entries.map(tree))))
    return .object(members)
  }

  private func figures(_ lexicon: LearnedLexicon) -> [(String, JSONValue)] {
    let report = lexicon.report
    let alone: JSONValue = report.thresholds.map { .number($0.alone) } ?? .null
    let together: JSONValue = report.thresholds.map { .number($0.together) } ?? .null
    let recall: JSONValue = report.recall.map { tree($0) } ?? .null
    let held: JSONValue = report.falsePositives.map { tree($0) } ?? .null
    return [
      ("penalty", .decimal(lexicon.strength, places: 6)),
      ("fraud_clusters", .number(report.fraud)), ("ham_clusters", .number(report.ham)),
      ("rate", .decimal(report.rate, places: 6)), ("threshold_alone", alone),
      ("threshold_together", together), ("recall", recall), ("false_positives", held),
      ("review_recall", tree(report.reviewRecall)),
      ("review_false_positives", tree(report.reviewFalsePositives)),
      ("fitted_review_recall", tree(report.fittedReviewRecall)),
    ]
  }

  private func tree(_ part: LearnedLexicon.Report.Part) -> JSONValue {
    .object([("left_out", .string(part.name)), ("recall", tree(part.recall))])
  }

  private func tree(_ entry: LearnedLexicon.Entry) -> JSONValue {
    .object([
      ("text", .string(entry.text)), ("score", .number(entry.score)),
      ("fraud_clusters", .integer(entry.fraudClusters)),
      ("ham_clusters", .integer(entry.hamClusters)),
    ])
  }

  private func tree(_ comparison: LearnedLexicon.Comparison) -> JSONValue {
    .object([("alone", tree(comparison.alone)), ("together", tree(comparison.together))])
  }

  private func tree(_ rate: ClusterRate) -> JSONValue {
    .object([("hits", .number(rate.hits)), ("total", .integer(rate.total))])
  }
}
