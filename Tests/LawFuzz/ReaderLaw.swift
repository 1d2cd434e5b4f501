import FileAccess
import Foundation
import MessageIO
import Messages

/// Messages read back from a file are the same wherever its blocks end.
enum ReaderLaw {
  /// Whether reading in blocks of `blockBytes` gives each line as a message.
  static func holds(for messages: [[UInt8]], blockBytes: Int) throws -> Bool {
    var wanted = messages
    // A byte order mark at the start is no part of the first text.
    if let first = wanted.first, first.starts(with: [0xEF, 0xBB, 0xBF]) {
      wanted[0] = Array(first.dropFirst(3))
    }
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("law-fuzz-\(ProcessInfo.processInfo.processIdentifier).txt")
    defer { try? FileManager.default.removeItem(at: path) }
    try Data(messages.flatMap { $0 + [0x0A] }).write(to: path)
    var options = ReadingOptions()
    options.format = .lines
    options.blockBytes = blockBytes
    var reader = try MessageReader(path: path.path, options: options)
    var batch = MessageBatch()
    var found: [[UInt8]] = []
    while try reader.nextBatch(into: &batch) {
      for message in batch.messages { found.append(Array(batch.bytes[message.text.range])) }
    }
    return found == wanted
  }
}
