import Dispatch
import FileAccess
import Reporting
import ScreeningEngine

/// Screens the inputs of a run with many workers and writes the result in input order.
///
/// All the concurrency of Weir is here: `jobs` threads, one of them the calling thread, read a batch each
/// in turn, screen and format it, and whichever of them finishes the batch whose turn it is writes it.
/// Threads and not tasks:
/// reading a pipe and writing to one block for as long as the other side likes, and a blocked task
/// would hold one of the few threads the task pool has (with one processor, the only one).
///
/// A batch for each worker exists and at most `jobs * 2 + 2` outputs of batches; workers ahead of a slow
/// output wait. The bytes written are the same for every number of jobs.
struct ScreeningPipeline {
  let ruleSet: RuleSet
  let options: ScreeningOptions
  let formatter: any BatchFormatter
  let jobs: Int
  var threadLimits = ThreadLimits()
  /// Gets the time of each stage where somebody wants to know it.
  var timings: StageTimings?

  /// How a run went.
  struct Outcome {
    var summary: RunSummary
    /// What stopped the output, if anything did.
    var outputFailure: OutputFailure?
  }

  /// Reads `inputs` one after the other to their ends, screens and writes. An input that cannot be
  /// read is reported and the others still are; a failing output ends the run.
  func run(
    _ inputs: MessageInputs, sinks: consuming OutputSinks, progress: consuming ProgressBar
  ) -> Outcome {
    let clock = ContinuousClock()
    let start = clock.now
    let free = FreeItems((0..<jobs * 2 + 2).map { _ in WorkItem(ruleSet) })
    let output = OrderedOutput(ruleSet, sinks: sinks, free: free, timings: timings)
    var head = BatchOutput()
    formatter.appendHead(to: &head)
    output.writeHead(head)

    let names = RecordNames(sources: inputs.names)
    let feeder = BatchFeeder(inputs: inputs, output: output, progress: progress, timings: timings)
    let threads =
      ruleSet.program.chains.isEmpty
      ? nil
      : ThreadStage(
        ruleSet, limits: threadLimits, names: names, evidenceFrom: options.evidenceFrom)
    let work: @Sendable () -> Void = { [ruleSet, options, formatter, timings] in
      let worker = ScreeningWorker(
        ruleSet, options: options, readingOptions: inputs.options, formatter: formatter,
        names: names, threads: threads, timings: timings)
      while true {
        var item = free.take()
        guard worker.read(from: feeder, for: &item) else {
          free.put(item)
          break
        }
        worker.process(&item)
        output.finish(item)
      }
      worker.finish()
    }
    share(work)
    output.close()
    feeder.close()
    Keeper.keep(ruleSet)

    let (tally, failure) = output.outcome
    let summary = RunSummary(
      ruleSet: ruleSet, tally: tally, bytes: feeder.bytesRead, elapsed: clock.now - start,
      failedInputs: feeder.failedInputs)
    return Outcome(summary: summary, outputFailure: failure)
  }

  /// Runs `work` on `jobs` threads, this one among them, until all have ended.
  private func share(_ work: @escaping @Sendable () -> Void) {
    let group = DispatchGroup()
    for number in 1..<jobs {
      // A queue of its own gives each worker a thread of its own.
      DispatchQueue(label: "weir.worker.\(number)").async(group: group, execute: work)
    }
    work()
    group.wait()
  }
}
