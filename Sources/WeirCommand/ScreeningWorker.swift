import FileAccess
import MessageIO
import Messages
import Reporting
import ScreeningEngine

/// Reads, takes apart and screens batches on one thread; owns the batch and the scratch that takes, so
/// that they stay in the cache of one processor.
final class ScreeningWorker {
  private var hasTurn = false
  private var run = LineRun()
  private var batch = MessageBatch()
  private var parser: RecordParser
  private var screener: Screener
  private let formatter: any BatchFormatter
  private let names: RecordNames
  private let quiet: Verdict
  /// nil where no rule looks at threads.
  private let threads: ThreadStage?
  private var verdicts: [Verdict] = []
  /// nil where nobody asked where the time goes.
  private let recorder: ProfileRecorder?
  private let timings: StageTimings?

  init(
    _ ruleSet: RuleSet, options: ScreeningOptions, readingOptions: ReadingOptions,
    formatter: any BatchFormatter, names: RecordNames, threads: ThreadStage?,
    timings: StageTimings? = nil
  ) {
    parser = RecordParser(options: readingOptions)
    self.timings = timings
    recorder = timings.map { _ in StageTimings.recorder(for: ruleSet) }
    self.threads = threads
    quiet = ruleSet.quietVerdict
    screener = Screener(ruleSet, options: options)
    self.formatter = formatter
    self.names = names
  }

  /// Reads the next batch and says in the item which it is; false at the end of all inputs.
  func read(from feeder: BatchFeeder, for item: inout WorkItem) -> Bool {
    if !hasTurn { feeder.takeTurn() }
    let sequence = feeder.next(&run, into: &batch)
    // Waking up another to wait for input takes longer than what came.
    hasTurn = sequence != nil && run.isShort
    if !hasTurn { feeder.passTurn() }
    guard let sequence else { return false }
    item.removeAll()
    item.sequence = sequence
    return true
  }

  /// Screens the batch that was read and leaves the bytes and the counts in the item.
  func process(_ item: inout WorkItem) {
    parse()
    let batch = batch
    var written = WrittenBatch(output: item.output, tally: item.tally)
    item.output = BatchOutput()
    func write(_ index: Int, _ verdict: borrowing Verdict) {
      written.append(verdict, on: index, in: batch, formatter, names)
    }
    func pass(_ indices: Range<Int>) {
      // A bad record among them has its place in the output.
      guard batch.badRecords.isEmpty else {
        for index in indices { write(index, quiet) }
        return
      }
      formatter.append(passed: indices, quiet, in: batch, to: &written.output)
      written.tally.record(passed: indices.count)
    }
    if let recorder {
      screenTimed(batch, item.sequence, recorder, write)
    } else if let threads {
      screener.screen(batch, into: &verdicts)
      threads.follow(item.sequence, batch, &verdicts)
      // Each by itself: what stands in an array is copied to be lent, with all its own arrays.
      var verdict = Verdict()
      for index in batch.messages.indices {
        swap(&verdict, &verdicts[index])
        write(index, verdict)
        swap(&verdict, &verdicts[index])
      }
    } else {
      screener.screen(batch) { index, verdict in
        write(index, verdict)
      } passed: { indices in
        pass(indices)
      }
    }
    written.end(batch, formatter, names)
    item.output = written.output
    item.tally = written.tally
  }

  private func parse() {
    let start = timings == nil ? 0 : SystemClock.threadNanoseconds
    parser.parse(run, in: &batch)
    timings?.add(SystemClock.threadNanoseconds - start, to: .read)
  }

  /// The same with a stopwatch.
  private func screenTimed(
    _ batch: MessageBatch, _ sequence: Int, _ recorder: ProfileRecorder,
    _ write: (_ index: Int, _ verdict: borrowing Verdict) -> Void
  ) {
    var formatTime: UInt64 = 0
    func writeTimed(_ index: Int, _ verdict: borrowing Verdict) {
      let start = recorder.now()
      write(index, verdict)
      formatTime &+= recorder.elapsed(since: start)
    }
    if let threads {
      verdicts.removeAll(keepingCapacity: true)
      screener.profile(batch, into: recorder) { _, verdict, _ in verdicts.append(copy verdict) }
      threads.follow(sequence, batch, &verdicts)
      for index in batch.messages.indices { writeTimed(index, verdicts[index]) }
    } else {
      screener.profile(batch, into: recorder) { index, verdict, _ in writeTimed(index, verdict) }
    }
    timings?.add(formatTime, to: .format)
  }

  /// Hands over what the stopwatch has counted; at the worker's end.
  func finish() {
    if let recorder { timings?.add(recorder) }
  }
}
