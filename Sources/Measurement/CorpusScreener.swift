package import Corpora
import FileAccess
import Messages
package import ScreeningEngine

/// Screens a whole corpus with several workers; threads are followed in the corpus's order.
package struct CorpusScreener: Sendable {
  package let ruleSet: RuleSet
  package var options: ScreeningOptions
  package var jobs: Int

  /// Messages a worker takes at once: enough to share the cost of a block.
  private static let chunk = 1024

  /// Screens with `jobs` workers; verdicts carry no evidence, and allowances count as of today.
  package init(_ ruleSet: RuleSet, jobs: Int = ProcessEnvironment.processorCount) {
    self.ruleSet = ruleSet
    self.jobs = max(1, jobs)
    options = ScreeningOptions()
    options.evidenceFrom = nil
    options.today = SystemClock.today
  }

  /// What the rules say of each message, by its index: the same for every number of jobs.
  package func outcomes(of corpus: Corpus) -> [MessageOutcome] {
    let (ruleSet, options) = (ruleSet, options)
    let outputs = ChunkedWork.outputs(
      count: corpus.messages.count, chunk: Self.chunk, jobs: jobs
    ) { Worker(corpus, Screener(ruleSet, options: options)) }
    var outcomes: [MessageOutcome] = []
    outcomes.reserveCapacity(corpus.messages.count)
    var follower = ThreadFollower(ruleSet)
    for output in outputs {
      let start = outcomes.count
      outcomes.append(contentsOf: output.outcomes)
      for step in output.steps {
        let message = start + step.offset
        outcomes[message] = follower.outcome(of: corpus.messages[message], step.verdict)
      }
    }
    return outcomes
  }

  private final class Worker: ChunkWorker {
    struct Output: Sendable {
      var outcomes: [MessageOutcome] = []
      /// Verdicts on messages that are steps of thread rules, by their place in the chunk.
      var steps: [(offset: Int, verdict: Verdict)] = []
    }

    private let corpus: Corpus
    private var screener: Screener
    private var batch = MessageBatch()

    init(_ corpus: Corpus, _ screener: consuming Screener) {
      self.corpus = corpus
      self.screener = screener
    }

    func process(_ range: Range<Int>) -> Output {
      batch.removeAll()
      for index in range { batch.append(corpus.messages[index]) }
      var output = Output()
      output.outcomes.reserveCapacity(range.count)
      screener.screen(batch) { index, verdict in
        output.outcomes.append(MessageOutcome(verdict))
        if !verdict.steps.isEmpty { output.steps.append((index, copy verdict)) }
      }
      return output
    }
  }
}
