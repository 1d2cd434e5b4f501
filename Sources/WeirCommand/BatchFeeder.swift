import FileAccess
import MessageIO
import Messages
import Reporting

/// Reads the inputs of a run in order, cuts them into numbered batches and hands those on.
struct BatchFeeder: ~Copyable {
  private let inputs: MessageInputs
  private let free: WorkQueue
  private let output: OrderedOutput
  private var nextSequence = 0
  private let timings: StageTimings?
  private var finishedBytes = 0
  private var currentBytes = 0
  /// Drawn as bytes are read.
  var progress: ProgressBar
  /// Inputs that could not be read, or not to their end.
  private(set) var failedInputs: [RunSummary.FailedInput] = []

  init(
    inputs: MessageInputs, free: WorkQueue, output: OrderedOutput,
    progress: consuming ProgressBar, timings: StageTimings? = nil
  ) {
    self.timings = timings
    self.inputs = inputs
    self.free = free
    self.output = output
    self.progress = progress
  }

  /// Bytes of input read so far.
  var bytesRead: Int { finishedBytes + currentBytes }

  /// Reads everything; `handOn` gets each batch that holds something, in input order.
  mutating func feed(_ handOn: (inout WorkItem) -> Void) {
    for source in inputs.names.indices where !output.hasFailed {
      do throws(FileAccessError) {
        var reader = try inputs.open(source)
        try feed(from: &reader, handOn)
      } catch {
        progress.erase()
        StandardError.report("cannot read \(error.path): \(error.reason)")
        failedInputs.append(.init(name: error.path, reason: error.reason))
      }
      finishedBytes += currentBytes
      currentBytes = 0
    }
  }

  private mutating func feed(
    from reader: inout MessageReader, _ handOn: (inout WorkItem) -> Void
  ) throws(FileAccessError) {
    var hasMore = true
    while hasMore, !output.hasFailed, var item = free.take() {
      item.removeAll()
      var failure: FileAccessError?
      do throws(FileAccessError) {
        let start = timings == nil ? 0 : SystemClock.threadNanoseconds
        defer { timings?.add(SystemClock.threadNanoseconds - start, to: .read) }
        hasMore = try reader.nextBatch(into: &item.batch)
      } catch {
        failure = error
      }
      currentBytes = reader.bytesRead
      // What was read before a failure is screened all the same.
      if item.batch.messages.isEmpty && item.batch.badRecords.isEmpty {
        free.put(item)
      } else {
        item.sequence = nextSequence
        nextSequence += 1
        handOn(&item)
      }
      if let failure { throw failure }
      progress.update(bytes: bytesRead) { [output] in output.held }
    }
  }
}
