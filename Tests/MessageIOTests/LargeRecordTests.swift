import FileAccess
import Foundation
import MessageIO
import Messages
import Testing

@Suite(.serialized) struct `Giant records` {
  /// A file of `mebibytes` MiB between `head` and `tail`, all on one line.
  private func withGiant(
    _ mebibytes: Int, head: String, tail: String, _ body: (String) throws -> Void
  ) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-giant-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var writer = try ByteWriter(path: path)
    let mebibyte = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    try writer.write(head)
    for _ in 0..<mebibytes { try writer.write(mebibyte) }
    try writer.write(tail)
    try writer.close()
    try body(path)
  }

  @Test(.timeLimit(.minutes(1)), arguments: InputFormat.allCases)
  func `a line of 100 MB is read, its text cut`(format: InputFormat) throws {
    let isJSON = format == .jsonLines
    try withGiant(
      100, head: isJSON ? #"{"text":""# : "", tail: isJSON ? "\"}\n{\"text\":\"b\"}\n" : "\nb\n"
    ) { path in
      var options = ReadingOptions()
      options.format = format
      var reader = try MessageReader(path: path, options: options)
      var batch = MessageBatch()
      var counts: [Int] = []
      var recordBytes = 0
      while try reader.nextBatch(into: &batch) {
        counts += batch.messages.map(\.text.count)
        recordBytes = max(recordBytes, batch.messages.map(\.record.count).max() ?? 0)
      }
      #expect(counts == [256 << 10, 1])
      #expect(recordBytes == 100 << 20 + (isJSON ? 11 : 0))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a line beyond the limit costs no memory`() throws {
    try withGiant(64, head: "a\n", tail: "\nb") { path in
      var options = ReadingOptions()
      options.maximumRecordBytes = 1 << 20
      var reader = try MessageReader(path: path, options: options)
      var batch = MessageBatch()
      var numbers: [Int] = []
      var bad: [BadRecord] = []
      var largest = 0
      while try reader.nextBatch(into: &batch) {
        numbers += batch.messages.map(\.number)
        bad += batch.badRecords
        largest = max(largest, batch.bytes.capacity)
      }
      #expect(numbers == [1, 3])
      #expect(bad.map(\.number) == [2])
      #expect(bad.map(\.reason) == [.tooLong(limit: 1 << 20)])
      #expect(largest < 4 << 20)
    }
  }
}
