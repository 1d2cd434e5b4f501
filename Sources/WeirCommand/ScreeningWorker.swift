import Messages
import Reporting
import ScreeningEngine

/// Screens batches on one thread; owns the screener whose scratch that takes.
final class ScreeningWorker {
  private var screener: Screener
  private let formatter: any BatchFormatter
  private let names: RecordNames

  init(
    _ ruleSet: RuleSet, options: ScreeningOptions, formatter: any BatchFormatter,
    names: RecordNames
  ) {
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
    screener.screen(batch) { index, verdict in
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
