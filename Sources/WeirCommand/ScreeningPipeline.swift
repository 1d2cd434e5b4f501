import Dispatch
import FileAccess
import Messages
import Reporting
import ScreeningEngine

/// Screens the inputs of a run with many workers and writes the result in input order.
///
/// All the concurrency of Weir is here: the calling thread reads, `jobs` threads screen and format,
/// and whichever of them finishes the batch whose turn it is writes it. Threads and not tasks:
/// reading a pipe and writing to one block for as long as the other side likes, and a blocked task
/// would hold one of the few threads the task pool has (with one processor, the only one).
///
/// At most `jobs * 2 + 2` batches exist; a reader ahead of the workers, or workers ahead of a slow
/// output, wait. With one job everything runs on the calling thread. The bytes written are the same
/// for every number of jobs.
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
    let free = WorkQueue(takesLast: true)
    for _ in 0..<(jobs * 2 + 2) { free.put(WorkItem(ruleSet)) }
    let output = OrderedOutput(ruleSet, sinks: sinks, free: free, timings: timings)
    var head = BatchOutput()
    formatter.appendHead(to: &head)
    output.writeHead(head)

    let names = RecordNames(sources: inputs.names)
    var feeder = BatchFeeder(
      inputs: inputs, free: free, output: output, progress: progress, timings: timings)
    let threads =
      ruleSet.program.chains.isEmpty
      ? nil
      : ThreadStage(
        ruleSet, limits: threadLimits, names: names, evidenceFrom: options.evidenceFrom)
    if jobs == 1 {
      let worker = ScreeningWorker(
        ruleSet, options: options, formatter: formatter, names: names, threads: threads,
        timings: timings)
      feeder.feed { item in
        worker.process(&item)
        output.finish(item)
      }
      worker.finish()
    } else {
      let ready = WorkQueue()
      let workers = startWorkers(from: ready, to: output, names: names, threads: threads)
      feeder.feed { item in ready.put(item) }
      ready.close()
      workers.wait()
    }
    output.close()
    feeder.progress.erase()
    Keeper.keep(ruleSet)

    let (tally, failure) = output.outcome
    let summary = RunSummary(
      ruleSet: ruleSet, tally: tally, bytes: feeder.bytesRead, elapsed: clock.now - start,
      failedInputs: feeder.failedInputs)
    return Outcome(summary: summary, outputFailure: failure)
  }

  /// Starts the threads that screen; the group is empty once all of them have ended.
  private func startWorkers(
    from ready: WorkQueue, to output: OrderedOutput, names: RecordNames,
    threads: ThreadStage?
  ) -> DispatchGroup {
    let group = DispatchGroup()
    let (ruleSet, options, formatter, timings) = (ruleSet, options, formatter, timings)
    for number in 1...jobs {
      // A queue of its own gives each worker a thread of its own.
      DispatchQueue(label: "weir.worker.\(number)").async(group: group) {
        let worker = ScreeningWorker(
          ruleSet, options: options, formatter: formatter, names: names, threads: threads,
          timings: timings)
        while var item = ready.take() {
          worker.process(&item)
          output.finish(item)
        }
        worker.finish()
      }
    }
    return group
  }
}
