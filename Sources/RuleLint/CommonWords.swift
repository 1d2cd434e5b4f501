import Diagnostics
import RuleCheck
import ScreeningEngine
import TextFolding

/// W0401: words that every other message has, where a rule asks for nothing else.
enum CommonWords {
  /// The words of the frequency lists, folded.
  static let listed: Set<String> = Set(
    (han + " " + english).split(separator: " ").map { Folder.folded(String($0)) })

  static func diagnostics(_ context: LintContext, corpus: PatternShares?) -> [Diagnostic] {
    let phrases = context.phrases
    var common: Set<PatternID> = []
    for pattern in phrases.patterns {
      guard let text = phrases.text(of: pattern) else { continue }
      if listed.contains(text) || corpus?.isCommon(pattern) ?? false { common.insert(pattern) }
    }
    guard !common.isEmpty else { return [] }
    var lint = CommonWordLint(context, phrases, common, corpus)
    return lint.run()
  }
}

private struct CommonWordLint {
  private let context: LintContext
  private let phrases: PhraseTexts
  private let corpus: PatternShares?
  private var evidence: LoneEvidence
  /// By pattern: what it makes hold, and how often something is made to hold.
  private var uses: [PatternID: (text: String, place: SourceRange, others: Int)] = [:]

  init(
    _ context: LintContext, _ phrases: PhraseTexts, _ common: Set<PatternID>,
    _ corpus: PatternShares?
  ) {
    self.context = context
    self.phrases = phrases
    self.corpus = corpus
    evidence = LoneEvidence(context) { leaf in
      if case .pattern(let pattern) = leaf { common.contains(pattern) } else { false }
    }
  }

  mutating func run() -> [Diagnostic] {
    for (index, rule) in context.pack.rules.enumerated() where context.isEnabled(rule) {
      let name = context.name(ofRule: index)
      // A sum counts a word for what the list says it weighs, common or not.
      if case .sum = rule.score {
      } else {
        note(evidence.holding(rule), "the rule \(name)", rule.when)
      }
      for unless in rule.unless {
        note(evidence.outcomes(unless).isTrue, "an `unless` of \(name)", unless)
      }
    }
    return uses.sorted { $0.key.rawValue < $1.key.rawValue }.map { pattern, use in
      diagnostic(pattern, use.text, use.place, others: use.others)
    }
  }

  private mutating func note(
    _ leaves: LeafSet, _ what: String, _ expression: ConditionExpression
  ) {
    guard case .only(let leaves) = leaves else { return }
    for case .pattern(let pattern) in leaves {
      if uses[pattern] != nil {
        uses[pattern]?.others += 1
      } else {
        uses[pattern] = (what, place(of: pattern, in: expression), 0)
      }
    }
  }

  /// Where the word stands: in the condition itself if it is there, else where it stands first.
  private func place(of pattern: PatternID, in expression: ConditionExpression) -> SourceRange {
    let places = phrases.places[pattern] ?? []
    let inside = places.first { place in
      place.file == expression.range.file && place.start >= expression.range.start
        && place.end <= expression.range.end
    }
    return inside ?? reached(places, expression) ?? places.first ?? expression.range
  }

  /// The first of some places that stands in a signal or lexicon the condition asks for.
  private func reached(
    _ places: [SourceRange], _ expression: ConditionExpression
  ) -> SourceRange? {
    var seen = ReachedPhrases(context.pack)
    seen.visit(expression)
    return places.first { seen.places.contains($0) }
  }

  private func diagnostic(
    _ pattern: PatternID, _ use: String, _ place: SourceRange, others: Int
  ) -> Diagnostic {
    let text = phrases.text(of: pattern) ?? ""
    let source: String
    if let corpus, corpus.isCommon(pattern) {
      source = "in \(corpus.counts[pattern.index]) of the \(corpus.messages) messages of the corpus"
    } else {
      source = "one of the commonest words of the language"
    }
    let more = others == 0 ? "" : ", and \(others) more"
    return Diagnostic(
      .wordTooCommon, .warning, "`\(text)` alone makes \(use) hold\(more)", at: place,
      label: source,
      help: "take it out, or join it with something: `..`, `near`, `and`",
      edits: [])
  }
}
