import Dispatch
import Messages
import Reporting
import ScreeningEngine
import Synchronization

/// The stage of a run that sees the messages of all workers in input order: rules over threads.
///
/// A worker that has screened a batch waits here for its turn, lets the tracker complete the
/// verdicts, and goes on to format. Batches are taken from the queue in order, so the one whose
/// turn it is, is always with a worker: nobody waits for ever.
final class ThreadStage: Sendable {
  private let state: Mutex<State>
  private let names: RecordNames
  private let evidenceFrom: Verdict.Level?

  private struct State {
    var tracker: ThreadTracker
    var next = 0
    var waiting: [Int: DispatchSemaphore] = [:]
  }

  /// `evidenceFrom` is the level from which verdicts carry evidence; nil for none.
  init(
    _ ruleSet: RuleSet, limits: ThreadLimits, names: RecordNames, evidenceFrom: Verdict.Level?
  ) {
    state = Mutex(
      State(
        tracker: ThreadTracker(
          ruleSet, maximumMessages: limits.messages, maximumThreads: limits.threads)))
    self.names = names
    self.evidenceFrom = evidenceFrom
  }

  /// Adds to the verdicts of batch number `sequence` the thread rules that its messages complete;
  /// waits until every batch before has been here.
  func follow(_ sequence: Int, _ batch: MessageBatch, _ verdicts: inout [Verdict]) {
    let gate: DispatchSemaphore? = state.withLock { state in
      guard state.next != sequence else { return nil }
      let gate = DispatchSemaphore(value: 0)
      state.waiting[sequence] = gate
      return gate
    }
    gate?.wait()
    state.withLock { state in
      for (index, message) in batch.messages.enumerated() where !verdicts[index].steps.isEmpty {
        guard let thread = message.thread else { continue }
        state.tracker.follow(
          thread: Array(batch.bytes[thread.range]), name: names.name(of: message, in: batch),
          time: message.time.flatMap { MessageTime.seconds(of: batch.bytes[$0.range]) },
          verdict: &verdicts[index])
        if let evidenceFrom, verdicts[index].level >= evidenceFrom { continue }
        verdicts[index].evidence.removeAll(keepingCapacity: true)
        verdicts[index].earlier.removeAll(keepingCapacity: true)
      }
      state.next += 1
      state.waiting.removeValue(forKey: state.next)?.signal()
    }
  }
}

/// How much of threads is kept.
struct ThreadLimits: Sendable {
  /// Messages of one thread.
  var messages = 64
  var threads = 100_000
}
