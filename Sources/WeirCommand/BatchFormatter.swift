import Messages
import ScreeningEngine

/// Turns the verdicts of a batch into the bytes of the output; used by many workers at once.
///
/// The calls for one batch come in input order, bad records among the messages where they stood.
protocol BatchFormatter: Sendable {
  /// Appends what stands at the head of the whole output.
  func appendHead(to output: inout BatchOutput)

  /// Appends what is to be written for one message.
  func append(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout BatchOutput)

  /// Appends what is to be written for messages in a row that all have the verdict `quiet`.
  func append(
    passed indices: Range<Int>, _ quiet: borrowing Verdict, in batch: borrowing MessageBatch,
    to output: inout BatchOutput)

  /// Appends what is to be written for a record that could not be read.
  func append(_ bad: BadRecord, in batch: borrowing MessageBatch, to output: inout BatchOutput)
}

extension BatchFormatter {
  func append(
    passed indices: Range<Int>, _ quiet: borrowing Verdict, in batch: borrowing MessageBatch,
    to output: inout BatchOutput
  ) {
    for index in indices { append(quiet, on: batch.messages[index], in: batch, to: &output) }
  }
}

/// The bytes one batch adds to the output, and to the second output of `weir filter --held`.
struct BatchOutput: Sendable {
  var main: [UInt8] = []
  var diverted: [UInt8] = []

  /// Empties it and keeps the storage.
  mutating func removeAll() {
    main.removeAll(keepingCapacity: true)
    diverted.removeAll(keepingCapacity: true)
  }
}
