import Corpora
import Messages
import ScreeningEngine

/// Finds blame in the messages of a corpus, with several workers.
struct BlameFinder {
  let ruleSet: RuleSet
  let options: ScreeningOptions
  let jobs: Int
  private let patterns: RulePatterns

  /// Looks with the screener's rules and workers.
  init(_ screener: CorpusScreener) {
    ruleSet = screener.ruleSet
    options = screener.options
    jobs = screener.jobs
    patterns = RulePatterns(ruleSet)
  }

  /// The messages that a pattern can be to blame for: those on which a rule that looks at one holds.
  func candidates(_ outcomes: [MessageOutcome]) -> [Int] {
    outcomes.indices.filter { index in
      outcomes[index].rules.contains { patterns.looksAtSome($0.rule) }
    }
  }

  private static let chunk = 64

  /// The blame of each of `chosen`, in its order.
  func blames(
    of chosen: [Int], in corpus: Corpus, _ outcomes: [MessageOutcome]
  ) -> [MessageBlame] {
    let (ruleSet, options, patterns) = (ruleSet, options, patterns)
    return ChunkedWork.outputs(count: chosen.count, chunk: Self.chunk, jobs: jobs) {
      Worker(corpus, outcomes, chosen, patterns, PatternExaminer(ruleSet, options: options))
    }.flatMap { $0 }
  }

  private final class Worker: ChunkWorker {
    private let corpus: Corpus
    private let outcomes: [MessageOutcome]
    private let chosen: [Int]
    private let patterns: RulePatterns
    private var examiner: PatternExaminer
    private var batch = MessageBatch()
    private var scratch = Verdict()

    init(
      _ corpus: Corpus, _ outcomes: [MessageOutcome], _ chosen: [Int], _ patterns: RulePatterns,
      _ examiner: consuming PatternExaminer
    ) {
      self.corpus = corpus
      self.outcomes = outcomes
      self.chosen = chosen
      self.patterns = patterns
      self.examiner = examiner
    }

    func process(_ range: Range<Int>) -> [MessageBlame] {
      range.map { blame(corpus.messages[chosen[$0]], outcomes[chosen[$0]]) }
    }

    private func blame(_ message: LabelledMessage, _ outcome: MessageOutcome) -> MessageBlame {
      batch.removeAll()
      batch.append(message)
      let finding = examiner.examine(
        batch, reading: outcome.reading, triesWithout: outcome.isHeld
      ) { pattern in
        outcome.rules.contains { patterns.rule($0.rule, looksAt: pattern) }
      }
      guard let finding else { return MessageBlame(uses: []) }
      let rules = examiner.ruleSet.program.rules
      // What one message alone does not decide holds with and without the pattern.
      let threaded = outcome.rules.filter { rules[$0.rule.index].chain != nil }
      let text = Array(message.text.utf8)
      let uses = finding.uses.map { use -> MessageBlame.Use in
        var made = MessageBlame.Use(
          pattern: use.pattern,
          usedBy: outcome.rules.map(\.rule).filter { patterns.rule($0, looksAt: use.pattern) },
          neededBy: [], isDecisive: false,
          matches: use.places.prefix(MessageBlame.maximumPlaces).map {
            BlamedMatch($0, fold: finding.fold, text: text)
          })
        guard let without = use.rulesWithout else { return made }
        made.neededBy = made.usedBy.filter { rule in
          rules[rule.index].chain == nil && !without.contains { $0.rule == rule }
        }
        made.isDecisive = level(of: without + threaded) < .review
        return made
      }
      return MessageBlame(uses: uses)
    }

    private func level(of rules: [Verdict.FiredRule]) -> Verdict.Level {
      scratch.reset()
      scratch.rules = rules
      examiner.ruleSet.settle(&scratch)
      return scratch.level
    }
  }
}
