import Corpora
import Messages
import ScreeningEngine

/// Screens a whole corpus and finds blame in the same pass, with several workers.
struct BlamingScreener {
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

  /// What came of a corpus.
  struct Result: Sendable {
    /// Of each message, as `CorpusScreener` says.
    var outcomes: [MessageOutcome] = []
    /// Of the messages that a pattern can be to blame for, in the order of the corpus.
    var blames: [Blamed] = []
  }

  struct Blamed: Sendable {
    /// An index into the corpus.
    var message: Int
    var blame: MessageBlame
  }

  /// Messages a worker takes at once: enough to share the cost of a block, few enough that none is
  /// at work long after the others.
  private static let chunk = 512

  /// The same for every number of jobs.
  func result(of corpus: Corpus) -> Result {
    let (ruleSet, options, patterns) = (ruleSet, options, patterns)
    let outputs = ChunkedWork.outputs(
      count: corpus.messages.count, chunk: Self.chunk, jobs: jobs
    ) { Worker(corpus, ruleSet, options, patterns) }
    var result = Result()
    result.outcomes.reserveCapacity(corpus.messages.count)
    result.blames.reserveCapacity(outputs.reduce(0) { $0 + $1.blames.count })
    var follower = ThreadFollower(ruleSet)
    var steps: [Int] = []
    for output in outputs {
      let start = result.outcomes.count
      result.outcomes.append(contentsOf: output.outcomes)
      result.blames.append(contentsOf: output.blames)
      for step in output.steps {
        let message = start + step.offset
        result.outcomes[message] = follower.outcome(of: corpus.messages[message], step.verdict)
        steps.append(message)
      }
    }
    guard !steps.isEmpty else { return result }
    // What holds on a step of a thread rule is known only now.
    let (known, waiting) = (result.outcomes, steps)
    let late = ChunkedWork.outputs(count: steps.count, chunk: 64, jobs: jobs) {
      StepWorker(corpus, known, waiting, ruleSet, options, patterns)
    }
    result.blames.append(contentsOf: late.joined())
    result.blames.sort { $0.message < $1.message }
    return result
  }

  private final class Worker: ChunkWorker {
    struct Output: Sendable {
      var outcomes: [MessageOutcome] = []
      /// Verdicts on messages that are steps of thread rules, by their place in the chunk.
      var steps: [(offset: Int, verdict: Verdict)] = []
      var blames: [Blamed] = []
    }

    private let corpus: Corpus
    private let quiet: MessageOutcome
    private var examiner: PatternExaminer
    private let finder: BlameFinder
    private var batch = MessageBatch()

    init(
      _ corpus: Corpus, _ ruleSet: RuleSet, _ options: ScreeningOptions,
      _ patterns: RulePatterns
    ) {
      self.corpus = corpus
      quiet = MessageOutcome(ruleSet.quietVerdict)
      examiner = PatternExaminer(
        ruleSet, options: options, maximumPlaces: MessageBlame.maximumPlaces,
        interesting: patterns.interesting)
      finder = BlameFinder(ruleSet, patterns)
    }

    func process(_ range: Range<Int>) -> Output {
      batch.removeAll()
      for index in range { batch.append(corpus.messages[index]) }
      var output = Output()
      output.outcomes.reserveCapacity(range.count)
      examiner.screen(batch) { index, verdict in
        let outcome = MessageOutcome(verdict)
        output.outcomes.append(outcome)
        guard verdict.steps.isEmpty else {
          output.steps.append((index, copy verdict))
          return .nothing
        }
        return finder.take(corpus.messages[range.lowerBound + index], outcome)
      } isWanted: { pattern in
        finder.isWanted(pattern)
      } found: { index, finding in
        let blame = finder.blame(output.outcomes[index], finding)
        output.blames.append(Blamed(message: range.lowerBound + index, blame: blame))
      } passed: { indices in
        output.outcomes.append(contentsOf: repeatElement(quiet, count: indices.count))
      }
      return output
    }
  }

  /// Finds blame in messages whose outcome is known.
  private final class StepWorker: ChunkWorker {
    private let corpus: Corpus
    private let outcomes: [MessageOutcome]
    private let chosen: [Int]
    private let finder: BlameFinder
    private var examiner: PatternExaminer
    private var batch = MessageBatch()

    init(
      _ corpus: Corpus, _ outcomes: [MessageOutcome], _ chosen: [Int], _ ruleSet: RuleSet,
      _ options: ScreeningOptions, _ patterns: RulePatterns
    ) {
      self.corpus = corpus
      self.outcomes = outcomes
      self.chosen = chosen
      finder = BlameFinder(ruleSet, patterns)
      examiner = PatternExaminer(
        ruleSet, options: options, maximumPlaces: MessageBlame.maximumPlaces,
        interesting: patterns.interesting)
    }

    func process(_ range: Range<Int>) -> [Blamed] {
      chosen[range].compactMap { index in
        let (message, outcome) = (corpus.messages[index], outcomes[index])
        let wish = finder.take(message, outcome)
        guard wish != .nothing else { return nil }
        batch.removeAll()
        batch.append(message)
        let finding = examiner.examine(
          batch, reading: outcome.reading, triesWithout: wish == .trials
        ) { finder.isWanted($0) }
        guard let finding else { return nil }
        return Blamed(message: index, blame: finder.blame(outcome, finding))
      }
    }
  }
}
