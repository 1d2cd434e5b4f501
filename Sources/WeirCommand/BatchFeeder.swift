import Dispatch
import FileAccess
import MessageIO
import Messages
import Reporting
import Synchronization

/// Reads the inputs of a run in order, cut into numbered runs of lines, for workers that each come
/// for the next one.
///
/// A worker reads what it will screen: the bytes are then in the cache of its processor, and nobody is
/// woken up to take them. One at a time: each takes its turn, and passes it on to screen what it has.
final class BatchFeeder: Sendable {
  private let inputs: MessageInputs
  private let output: OrderedOutput
  private let timings: StageTimings?
  private let turn = DispatchSemaphore(value: 1)
  private let state: Mutex<State>

  private struct State: ~Copyable {
    var reader: MessageReader?
    var nextSource = 0
    var nextSequence = 0
    var finishedBytes = 0
    var currentBytes = 0
    var progress: ProgressBar
    var failedInputs: [RunSummary.FailedInput] = []
  }

  /// `progress` is drawn as bytes are read.
  init(
    inputs: MessageInputs, output: OrderedOutput, progress: ProgressBar,
    timings: StageTimings? = nil
  ) {
    self.timings = timings
    self.inputs = inputs
    self.output = output
    state = Mutex(State(progress: progress))
  }

  /// Bytes of input read so far.
  var bytesRead: Int { state.withLock { $0.finishedBytes + $0.currentBytes } }

  /// Inputs that could not be read, or not to their end.
  var failedInputs: [RunSummary.FailedInput] { state.withLock { $0.failedInputs } }

  /// Takes the progress bar away.
  func close() { state.withLock { $0.progress.erase() } }

  /// Waits for whoever reads; `passTurn` must follow.
  func takeTurn() { turn.wait() }

  /// Lets the next one read.
  func passTurn() { turn.signal() }

  /// Reads the next run of lines into `batch`, for the worker whose turn it is.
  ///
  /// - Returns: its place in the input, from 0; nil at the end, or once the output has failed.
  func next(_ run: inout LineRun, into batch: inout MessageBatch) -> Int? {
    state.withLock { state in
      let start = timings == nil ? 0 : SystemClock.threadNanoseconds
      defer { timings?.add(SystemClock.threadNanoseconds - start, to: .read) }
      while !output.hasFailed, state.nextSource < inputs.names.count {
        // What was read before a failure was handed on before it is thrown.
        guard read(&run, into: &batch, &state) else {
          state.reader = nil
          state.nextSource += 1
          state.finishedBytes += state.currentBytes
          state.currentBytes = 0
          continue
        }
        let bytes = state.finishedBytes + state.currentBytes
        state.progress.update(bytes: bytes) { [output] in output.held }
        state.nextSequence += 1
        return state.nextSequence - 1
      }
      return nil
    }
  }

  /// Reads on in the input whose turn it is; false, having said why, where that is not possible.
  private func read(
    _ run: inout LineRun, into batch: inout MessageBatch, _ state: inout State
  ) -> Bool {
    do throws(FileAccessError) {
      if state.reader == nil { state.reader = try inputs.open(state.nextSource) }
      let hasLines = try state.reader?.nextRun(&run, into: &batch) ?? false
      state.currentBytes = state.reader?.bytesRead ?? 0
      return hasLines
    } catch {
      state.currentBytes = state.reader?.bytesRead ?? 0
      state.progress.erase()
      StandardError.report("cannot read \(error.path): \(error.reason)")
      state.failedInputs.append(.init(name: error.path, reason: error.reason))
      return false
    }
  }
}
