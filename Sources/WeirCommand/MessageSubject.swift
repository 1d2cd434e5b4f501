import FileAccess
import MessageIO
import Messages
import Reporting
import ScreeningEngine

/// Finds the one message that `weir explain` is asked about: a batch of it alone.
enum MessageSubject {
  /// A longer message is cut here, as screening does it.
  private static let maximumTextBytes = ReadingOptions().maximumTextBytes

  /// The message that `argument` is, or that stands in the file it names; `-` is standard input.
  static func message(
    _ argument: String, sender: String?, channel: Channel?
  ) throws -> MessageBatch {
    var bytes = Array(argument.utf8)
    if argument == "-" || FileIdentity(path: argument) != nil {
      if InputFormat(path: argument) == .jsonLines {
        throw UsageError("name a record of \(argument) with --id")
      }
      bytes = try text(ofFile: argument)
    }
    var end = min(bytes.count, maximumTextBytes)
    while end < bytes.count, end > 0, bytes[end] & 0xC0 == 0x80 { end -= 1 }
    var batch = MessageBatch()
    var message = Message(
      record: ByteRange(0, bytes.count), text: ByteRange(0, end), number: 1)
    message.isTruncated = end < bytes.count
    message.channel = channel
    batch.bytes = bytes
    if let sender {
      batch.bytes.append(contentsOf: sender.utf8)
      message.sender = ByteRange(bytes.count, batch.bytes.count)
    }
    batch.messages = [message]
    return batch
  }

  /// The whole file without a byte order mark and the line end at its end.
  private static func text(ofFile path: String) throws -> [UInt8] {
    let limit = ReadingOptions().maximumRecordBytes
    var bytes: [UInt8]
    if path == "-" {
      let input = ReadableFile(descriptor: 0, name: "standard input", isOwned: false)
      bytes = try FileAccess.read(input, limit: limit)
    } else {
      bytes = try FileAccess.read(path, limit: limit)
    }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    if bytes.last == UInt8(ascii: "\n") { bytes.removeLast() }
    if bytes.last == UInt8(ascii: "\r") { bytes.removeLast() }
    return bytes
  }

  /// The first record of a file with this id, which is its own or `input:line`, and the verdict on
  /// it: what comes before it in the file is screened as well, for rules over threads.
  static func record(
    _ id: String, in path: String, rules: RuleSet
  ) throws -> (batch: MessageBatch, verdict: Verdict) {
    let source = path == "-" ? MessageInputs.standardInput : path
    let names = RecordNames(sources: [source])
    let wanted = Array(id.utf8)
    var reader = try MessageReader(path: path)
    var batch = MessageBatch()
    var screener = Screener(rules)
    var tracker = ThreadTracker(rules)
    var verdicts: [Verdict] = []
    while try reader.nextBatch(into: &batch) {
      screener.screen(batch, into: &verdicts)
      for (index, message) in batch.messages.enumerated() {
        let name = names.name(of: message, in: batch)
        if let thread = message.thread {
          tracker.follow(
            thread: Array(batch.bytes[thread.range]), name: name,
            time: message.time.flatMap { MessageTime.seconds(of: batch.bytes[$0.range]) },
            verdict: &verdicts[index])
        }
        let place = names.place(source: message.source, number: message.number)
        guard name == wanted || place == wanted else { continue }
        batch.messages = [message]
        return (batch, verdicts[index])
      }
    }
    throw UsageError("\(source) has no record with the id \(id)")
  }
}
