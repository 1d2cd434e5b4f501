import Corpora
import Messages

extension MessageBatch {
  /// Appends a message of a corpus, as a reader would have left it.
  mutating func append(_ message: LabelledMessage) {
    var made = Message(
      record: ByteRange(0, 0), text: append(bytesOf: message.text), number: message.line)
    made.record = made.text
    made.id = append(bytesOf: message.id)
    made.sender = message.sender.map { append(bytesOf: $0) }
    made.thread = message.thread.map { append(bytesOf: $0) }
    made.time = message.time.map { append(bytesOf: $0) }
    made.direction = message.direction.flatMap(Direction.init)
    made.channel = message.channel.flatMap(Channel.init)
    messages.append(made)
  }

  private mutating func append(bytesOf text: String) -> ByteRange {
    let start = bytes.count
    bytes.append(contentsOf: text.utf8)
    return ByteRange(start, bytes.count)
  }
}
