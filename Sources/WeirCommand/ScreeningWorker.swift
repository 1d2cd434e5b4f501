import Messages
import Reporting
import ScreeningEngine

/// Screens batches on one thread; owns the screener whose scratch that takes.
final class ScreeningWorker {
  private var screener: Screener
  private let formatter: any BatchFormatter
  private let names: RecordNames
  /// nil where no rule looks at threads.
  private let threads: ThreadStage?
  private var verdicts: [Verdict] = []

  init(
    _ ruleSet: RuleSet, options: ScreeningOptions, formatter: any BatchFormatter,
    names: RecordNames, threads: ThreadStage?
  ) {
    self.threads = threads
    screener = Screener(ruleSet, options: options)
    self.formatter = formatter
    self.names = names
  }

  /// Screens the item's batch and leaves the bytes and the counts in the item.
  func process(_ item: inout WorkItem) {
    let batch = item.batch
    var output = item.output
    var tally = item.tally
    item.output = BatchOutput()
    var nextBad = 0
    func write(_ index: Int, _ verdict: borrowing Verdict) {
      let message = batch.messages[index]
      while nextBad < batch.badRecords.count,
        batch.badRecords[nextBad].stands(before: message)
      {
        formatter.append(batch.badRecords[nextBad], in: batch, to: &output)
        nextBad += 1
      }
      formatter.append(verdict, on: message, in: batch, to: &output)
      tally.record(verdict, on: message, in: batch, names: names)
    }
    if let threads {
      screener.screen(batch, into: &verdicts)
      threads.follow(item.sequence, batch, &verdicts)
      for index in batch.messages.indices { write(index, verdicts[index]) }
    } else {
      screener.screen(batch) { index, verdict in write(index, verdict) }
    }
    for bad in batch.badRecords[nextBad...] {
      formatter.append(bad, in: batch, to: &output)
    }
    for bad in batch.badRecords { tally.record(bad, names: names) }
    item.output = output
    item.tally = tally
  }
}

extension BadRecord {
  /// Whether the record comes before a message of the same batch in the input.
  fileprivate func stands(before message: Message) -> Bool {
    (source, number) < (message.source, message.number)
  }
}
