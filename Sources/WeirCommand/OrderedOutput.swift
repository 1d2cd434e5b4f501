import FileAccess
import Reporting
import ScreeningEngine
import Synchronization

/// Writes finished items in input order, whatever order the workers finish them in.
///
/// The worker that finishes the item whose turn it is writes it, and every later one that is ready;
/// the others go back to work at once.
final class OrderedOutput: Sendable {
  private let state: Mutex<State>
  private let sinks: Mutex<OutputSinks>
  private let free: FreeItems
  private let timings: StageTimings?

  private struct State {
    var next = 0
    var waiting: [Int: WorkItem] = [:]
    var isWriting = false
    var tally: RunTally
    var failure: OutputFailure?
  }

  /// Takes the places to write to, and the queue that gets the items back.
  init(
    _ ruleSet: RuleSet, sinks: consuming OutputSinks, free: FreeItems,
    timings: StageTimings? = nil
  ) {
    self.timings = timings
    state = Mutex(State(tally: RunTally(ruleSet)))
    self.sinks = Mutex(sinks)
    self.free = free
  }

  /// Whether writing failed, so that there is no use in reading on.
  var hasFailed: Bool { state.withLock { $0.failure != nil } }

  /// Messages at or above review so far.
  var held: Int { state.withLock { $0.tally.held(from: .review) } }

  /// The counts over everything written, and what stopped the writing, if anything did.
  var outcome: (tally: RunTally, failure: OutputFailure?) {
    state.withLock { ($0.tally, $0.failure) }
  }

  /// Writes the head of the output, before any item.
  func writeHead(_ output: BatchOutput) { write(output) }

  /// Takes a finished item; writes it, and those behind it, when its turn has come.
  func finish(_ item: consuming WorkItem) {
    let isWriter = state.withLock { [item] state in
      state.waiting[item.sequence] = item
      guard !state.isWriting else { return false }
      state.isWriting = true
      return true
    }
    guard isWriter else { return }
    while var item = nextItem() {
      write(item.output)
      item.trimStorage()
      free.put(item)
    }
  }

  /// Writes out what is still held back; to be called once, after the last item.
  func close() {
    let failure = sinks.withLock { sinks in sinks.close() }
    state.withLock { if $0.failure == nil { $0.failure = failure } }
  }

  /// The item whose turn it is, its counts taken; nil, and nobody is writing, if it is not done.
  private func nextItem() -> WorkItem? {
    state.withLock { state in
      guard let item = state.waiting.removeValue(forKey: state.next) else {
        state.isWriting = false
        return nil
      }
      state.next += 1
      state.tally.merge(item.tally)
      return item
    }
  }

  private func write(_ output: BatchOutput) {
    guard !hasFailed else { return }
    let start = timings == nil ? 0 : SystemClock.threadNanoseconds
    let failure = sinks.withLock { sinks in sinks.write(output) }
    if let timings { timings.add(SystemClock.threadNanoseconds - start, to: .write) }
    guard let failure else { return }
    state.withLock { if $0.failure == nil { $0.failure = failure } }
  }
}
