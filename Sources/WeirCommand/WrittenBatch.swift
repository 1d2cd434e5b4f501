import Messages
import Reporting
import ScreeningEngine

/// What is written of a batch so far, with its bad records where they stand, and counted.
///
/// In one value: a closure that changes three variables has each checked for other access, 4 % of the time
/// with all messages held.
struct WrittenBatch {
  var output: BatchOutput
  var tally: RunTally
  /// The first bad record that has not been written.
  private var nextBad = 0

  init(output: BatchOutput, tally: RunTally) {
    self.output = output
    self.tally = tally
  }

  /// Writes and counts the verdict on the message at `index`, behind the bad records before it.
  mutating func append(
    _ verdict: borrowing Verdict, on index: Int, in batch: borrowing MessageBatch,
    _ formatter: any BatchFormatter, _ names: RecordNames
  ) {
    let message = batch.messages[index]
    while nextBad < batch.badRecords.count, batch.badRecords[nextBad].stands(before: message) {
      formatter.append(batch.badRecords[nextBad], in: batch, to: &output)
      nextBad += 1
    }
    formatter.append(verdict, on: message, in: batch, to: &output)
    tally.record(verdict, on: message, in: batch, names: names)
  }

  /// Writes the bad records that are left, and counts all.
  mutating func end(
    _ batch: borrowing MessageBatch, _ formatter: any BatchFormatter, _ names: RecordNames
  ) {
    for bad in batch.badRecords[nextBad...] { formatter.append(bad, in: batch, to: &output) }
    for bad in batch.badRecords { tally.record(bad, names: names) }
  }
}

extension BadRecord {
  /// Whether the record comes before a message of the same batch in the input.
  fileprivate func stands(before message: Message) -> Bool {
    (source, number) < (message.source, message.number)
  }
}
