/// A run of messages in input order and the bytes they stand in.
///
/// The unit that readers hand to workers. A batch is reused: `removeAll` keeps its storage.
/// A value; pass it between threads freely.
package struct MessageBatch: Sendable {
  /// The records as they came, and after them whatever had to be decoded (JSON strings).
  package var bytes: [UInt8] = []
  /// The messages, in input order.
  package var messages: [Message] = []
  /// Records that could not be read, in input order; they stand between the messages by number.
  package var badRecords: [BadRecord] = []

  package init() {}

  /// Empties the batch and keeps its storage.
  package mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    messages.removeAll(keepingCapacity: true)
    badRecords.removeAll(keepingCapacity: true)
  }
}

/// A record that could not be read: counted, reported and passed by.
package struct BadRecord: Sendable, Equatable {
  /// The record's number in its input, from 1.
  package var number: Int
  /// An index into the run's list of inputs.
  package var source: Int
  /// The record's bytes in the batch, where they were kept; a filter hands them on.
  package var record: ByteRange
  /// Where in the record the mistake is, in bytes from its start.
  package var offset: Int
  /// What is wrong.
  package var reason: Reason

  package init(number: Int, source: Int, record: ByteRange, offset: Int, reason: Reason) {
    self.number = number
    self.source = source
    self.record = record
    self.offset = offset
    self.reason = reason
  }

  /// Why a record could not be read.
  package enum Reason: Sendable, Equatable {
    /// Not a JSON object; what the parser wanted at the offset.
    case malformedJSON(expected: String)
    /// The JSON object has no field of this name, or it is no string.
    case missingText(field: String)
    /// The record is longer than the limit, in bytes.
    case tooLong(limit: Int)
  }
}
