import Learning
import Measurement
import Reporting

/// Writes what `weir learn` found.
struct LearningReportWriter {
  private let report: LearningReport
  private let options: LearningOptions
  /// Where each lexicon was written, by file name; empty where none was.
  private let files: [String: String]
  /// The hash of what was learned from.
  private let corpus: String
  /// The least review threshold of a family.
  private let review: Double?

  /// Entries shown of each end of a lexicon that is not written.
  private static let shownEntries = 12

  init(
    _ report: LearningReport, options: LearningOptions, files: [String: String], corpus: String,
    review: Double?
  ) {
    self.report = report
    self.options = options
    self.files = files
    self.corpus = corpus
    self.review = review
  }

  /// For people: each lexicon with its figures, then the rules that use them.
  func text(_ style: TerminalStyle) -> String {
    var text = ""
    for outcome in report.outcomes {
      text += style.paint("\(outcome.scope.name), \(outcome.script.languageTag)", .bold)
      switch outcome.result {
      case .nothing(let shortage): text += "  nothing learned: \(shortage.rawValue)\n"
      case .learned(let lexicon): text += self.text(lexicon)
      }
    }
    if let together = report.together {
      text += style.paint("fraud, all languages", .bold) + "\n" + self.text(together)
    }
    let snippets = learned.map { snippet($0) }.joined(separator: "\n")
    if !snippets.isEmpty {
      text += "\n" + style.paint("To use them", .bold)
      text += "  (their examples are made of entries: add some of your own)\n"
      if let review, options.upTo >= review {
        text += "These words hold messages by themselves: --up-to \(Columns.number(options.upTo))"
        text += " reaches a review threshold of \(Columns.number(review)).\n"
      }
      text += "\n\(snippets)"
    }
    return text
  }

  private var learned: [LearnedLexicon] {
    report.outcomes.compactMap { outcome in
      if case .learned(let lexicon) = outcome.result { lexicon } else { nil }
    }
  }

  private func snippet(_ lexicon: LearnedLexicon) -> String {
    let file = LexiconFile(lexicon, options: options)
    return LexiconRules(lexicon, options: options)
      .text(path: "learned/\(file.fileName)", corpus: corpus)
  }

  private func text(_ lexicon: LearnedLexicon) -> String {
    let against = lexicon.entries.count { $0.score < 0 }
    var text = "  \(Counted.text(lexicon.entries.count, "entry", plural: "entries"))"
    text += " (\(against) against), \(Int(lexicon.fraud.rounded())) clusters of fraud,"
    text += " \(Int(lexicon.ham.rounded())) of ham, penalty \(Columns.number(lexicon.strength))\n"
    if let path = files[LexiconFile(lexicon, options: options).fileName] {
      text += "  written to \(path)\n"
    } else {
      text += "  for      \(sample(lexicon.entries.filter { $0.score > 0 }))\n"
      if against > 0 {
        text += "  against  \(sample(lexicon.entries.filter { $0.score < 0 }.reversed()))\n"
      }
    }
    return text + self.text(lexicon.heldOut, fitted: lexicon.fitted)
  }

  private func sample(_ entries: [LearnedLexicon.Entry]) -> String {
    entries.prefix(Self.shownEntries).map { entry in
      let sign = entry.score > 0 ? "+" : ""
      return "\(Printable.text(entry.text)) \(sign)\(Columns.number(entry.score))"
    }.joined(separator: ", ")
  }

  // MARK: Figures

  /// Recall on parts left out, a line for each rate and one for each part.
  private func text(_ figures: LexiconFigures, fitted: LexiconFigures? = nil) -> String {
    var text = "  recall on sources left out, each way at its own threshold\n"
    text += "    \(Columns.left("ordinary messages held", 34))"
    text += "\(heading("rules"))\(heading("words"))\(heading("both"))"
    text += fitted == nil ? "\n" : "both, fitted\n"
    for (place, point) in figures.points.enumerated() {
      let name = "\(Columns.percent(point.rate)) \(Self.name(point.ordinary))"
      text += "    \(Columns.left(name, 34))\(row(point.overall))"
      if let recall = fitted?.points[place].overall.together.recall {
        text += Columns.percent(recall.share)
      }
      text += "\n"
      guard point.overall.together.recall != nil else { continue }
      for part in point.parts {
        let clusters = part.figures.together.recall?.total ?? 0
        let shown = "\(part.name) (\(clusters))"
        text += "      \(Columns.left("without " + shown, 32))\(row(part.figures))\n"
      }
    }
    return text
  }

  private func heading(_ text: String) -> String { Columns.left(text, 16) }

  private func row(_ comparison: LexiconFigures.Comparison) -> String {
    [comparison.rules, comparison.words, comparison.together].map { figure in
      guard let recall = figure.recall, let threshold = figure.threshold else {
        return heading("-")
      }
      return heading("\(Columns.percent(recall.share)) at \(Columns.number(threshold))")
    }.joined()
  }

  private static func name(_ ordinary: LexiconFigures.Ordinary) -> String {
    switch ordinary {
    case .all: "of all"
    case .beside: "of sources with frauds"
    }
  }
}

/// For programs.
extension LearningReportWriter {
  /// One object.
  var json: [UInt8] {
    var members: [(String, JSONValue)] = [
      (
        "lexicons",
        .array(
          report.outcomes.map { outcome in
            switch outcome.result {
            case .nothing(let shortage):
              .object([
                ("scope", .string(outcome.scope.name)),
                ("language", .string(outcome.script.languageTag)),
                ("shortage", .string(shortage.rawValue)),
              ])
            case .learned(let lexicon): tree(lexicon)
            }
          })
      )
    ]
    if let together = report.together { members.append(("together", tree(together))) }
    return JSONValue.object(members).line
  }

  private func tree(_ lexicon: LearnedLexicon) -> JSONValue {
    let file = LexiconFile(lexicon, options: options)
    return .object([
      ("scope", .string(lexicon.scope.name)), ("language", .string(lexicon.script.languageTag)),
      ("file", .string(files[file.fileName])),
      ("snippet", .string(snippet(lexicon))),
      ("penalty", .decimal(lexicon.strength, places: 6)),
      ("fraud_clusters", .number(lexicon.fraud)), ("ham_clusters", .number(lexicon.ham)),
      ("left_out", tree(lexicon.heldOut)), ("fitted", tree(lexicon.fitted)),
      ("entries", .array(lexicon.entries.map(tree))),
    ])
  }

  private func tree(_ figures: LexiconFigures) -> JSONValue {
    .array(
      figures.points.map { point in
        .object([
          ("ordinary", .string(point.ordinary.rawValue)),
          ("rate", .decimal(point.rate, places: 6)), ("overall", tree(point.overall)),
          (
            "parts",
            .array(
              point.parts.map { part in
                .object([("left_out", .string(part.name)), ("figures", tree(part.figures))])
              })
          ),
        ])
      })
  }

  private func tree(_ comparison: LexiconFigures.Comparison) -> JSONValue {
    .object([
      ("rules", tree(comparison.rules)), ("words", tree(comparison.words)),
      ("together", tree(comparison.together)),
    ])
  }

  private func tree(_ figure: LexiconFigures.Figure) -> JSONValue {
    let threshold: JSONValue = figure.threshold.map { .number($0) } ?? .null
    let recall: JSONValue = figure.recall.map { tree($0) } ?? .null
    let held: JSONValue = figure.falsePositives.map { tree($0) } ?? .null
    return .object([
      ("threshold", threshold), ("recall", recall), ("false_positives", held),
    ])
  }

  private func tree(_ entry: LearnedLexicon.Entry) -> JSONValue {
    .object([
      ("text", .string(entry.text)), ("score", .number(entry.score)),
      ("fraud_clusters", .integer(entry.fraudClusters)),
      ("ham_clusters", .integer(entry.hamClusters)),
    ])
  }

  private func tree(_ rate: ClusterRate) -> JSONValue {
    .object([("hits", .number(rate.hits)), ("total", .integer(rate.total))])
  }
}
