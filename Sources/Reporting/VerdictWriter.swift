package import Messages
package import ScreeningEngine

/// Writes verdicts as bytes, one message at a time, in the order it is called.
///
/// Writers are values without state: every worker has its own copy, and what two workers write
/// may be put together in any order of batches.
package protocol VerdictWriter: Sendable {
  /// Appends what stands above the first verdict: the head of a table, or nothing.
  func appendHead(to output: inout [UInt8])

  /// Appends the verdict on `message`, with its line end.
  func append(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8])

  /// Appends the verdicts on messages in a row that all have the verdict `quiet`, of which there is
  /// nothing to say.
  func append(
    passed indices: Range<Int>, _ quiet: borrowing Verdict, in batch: borrowing MessageBatch,
    to output: inout [UInt8])
}

extension VerdictWriter {
  package func appendHead(to output: inout [UInt8]) {}

  package func append(
    passed indices: Range<Int>, _ quiet: borrowing Verdict, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    for index in indices { append(quiet, on: batch.messages[index], in: batch, to: &output) }
  }
}

/// What a message is called where its record has no id: `inbox.txt:17`.
package struct RecordNames: Sendable {
  private let sources: [[UInt8]]
  /// The same inside a JSON string, with the colon.
  private let heads: PieceTable

  /// The names of the run's inputs, by `Message.source`.
  package init(sources: [String]) {
    self.sources = sources.map { Array($0.utf8) }
    heads = PieceTable(self.sources) { source, head in
      JSONText.append(escaping: source.span, to: &head)
      head.append(UInt8(ascii: ":"))
    }
  }

  /// The record's own id, or its input and number; not escaped.
  package func name(of message: Message, in batch: borrowing MessageBatch) -> [UInt8] {
    guard let id = message.id else {
      return place(source: message.source, number: message.number)
    }
    return Array(batch.bytes[id.range])
  }

  /// Appends the name as the inside of a JSON string.
  func appendEscaped(
    nameOf message: Message, in batch: borrowing MessageBatch, to output: inout [UInt8]
  ) {
    if let id = message.id {
      JSONText.append(escaping: batch.bytes.span.extracting(id.range), to: &output)
    } else {
      appendEscapedHead(ofSource: message.source, to: &output)
      DecimalNumber.append(message.number, to: &output)
    }
  }

  /// Appends the beginning of the name of a message without an id: all but its number.
  func appendEscapedHead(ofSource source: Int, to output: inout [UInt8]) {
    guard sources.indices.contains(source) else { return JSONText.append(raw: "?:", to: &output) }
    heads.append(source, to: &output)
  }

  /// `input:number`, whatever the record calls itself.
  package func place(source: Int, number: Int) -> [UInt8] {
    var name = sources.indices.contains(source) ? sources[source] : Array("?".utf8)
    name.append(UInt8(ascii: ":"))
    name.append(contentsOf: String(number).utf8)
    return name
  }
}
