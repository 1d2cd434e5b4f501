import FileAccess
import Foundation
import MessageIO
import Messages

/// What a test looks at of a message: copies, so that batches can be reused.
struct ReadMessage: Equatable {
  var text: [UInt8]
  var record: [UInt8]
  var number: Int
  var id: String?
  var sender: String?
  var thread: String?
  var time: String?
  var direction: Direction?
  var channel: Channel?
  var isTruncated: Bool

  init(_ message: Message, in batch: MessageBatch) {
    func string(_ range: ByteRange?) -> String? {
      range.map { String(decoding: batch.bytes[$0.range], as: UTF8.self) }
    }
    text = Array(batch.bytes[message.text.range])
    record = Array(batch.bytes[message.record.range])
    number = message.number
    id = string(message.id)
    sender = string(message.sender)
    thread = string(message.thread)
    time = string(message.time)
    direction = message.direction
    channel = message.channel
    isTruncated = message.isTruncated
  }
}

/// A bad record and a copy of its bytes.
struct ReadBadRecord: Equatable {
  var number: Int
  var offset: Int
  var reason: BadRecord.Reason
  var record: [UInt8]
}

/// All that an input holds.
struct ReadInput: Equatable {
  var messages: [ReadMessage] = []
  var badRecords: [ReadBadRecord] = []

  /// The texts, repaired to strings.
  var texts: [String] { messages.map { String(decoding: $0.text, as: UTF8.self) } }

  mutating func append(_ batch: MessageBatch) {
    messages += batch.messages.map { ReadMessage($0, in: batch) }
    badRecords += batch.badRecords.map {
      ReadBadRecord(
        number: $0.number, offset: $0.offset, reason: $0.reason,
        record: Array(batch.bytes[$0.record.range]))
    }
  }
}

/// Reads `bytes` through a real file.
func read(
  _ bytes: some Sequence<UInt8>, _ format: InputFormat? = nil, name: String = "input",
  _ adjust: (inout ReadingOptions) -> Void = { _ in }
) throws -> ReadInput {
  let url = FileManager.default.temporaryDirectory
    .appendingPathComponent("weir-\(UUID().uuidString)-\(name)")
  try Data(bytes).write(to: url)
  defer { try? FileManager.default.removeItem(at: url) }
  var options = ReadingOptions()
  options.format = format
  adjust(&options)
  var reader = try MessageReader(path: url.path, options: options)
  var input = ReadInput()
  var batch = MessageBatch()
  while try reader.nextBatch(into: &batch) { input.append(batch) }
  return input
}

/// Reads the UTF-8 of `text` through a real file.
func read(
  _ text: String, _ format: InputFormat? = nil, name: String = "input",
  _ adjust: (inout ReadingOptions) -> Void = { _ in }
) throws -> ReadInput {
  try read(text.utf8, format, name: name, adjust)
}
