import FileAccess
import Foundation
import MessageIO
import Messages
import Testing

@Suite struct `Reading a pipe` {
  private func makePipe() throws -> (output: Int32, input: Int32) {
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    return (ends[0], ends[1])
  }

  private func makeReader(_ descriptor: Int32, _ options: ReadingOptions) -> MessageReader {
    let file = ReadableFile(descriptor: descriptor, name: "pipe", isOwned: true)
    return MessageReader(file: file, format: nil, source: 3, options: options)
  }

  private func send(_ text: String, _ descriptor: Int32) {
    var bytes = Array(text.utf8)
    let count = unsafe write(descriptor, &bytes, bytes.count)
    #expect(count == bytes.count)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a filter is handed each line as soon as the input pauses`() throws {
    var options = ReadingOptions()
    options.handsOnAtPause = true
    let ends = try makePipe()
    var reader = makeReader(ends.output, options)
    var batch = MessageBatch()
    func next() throws -> [String] {
      guard try reader.nextBatch(into: &batch) else { return ["the end"] }
      #expect(batch.messages.allSatisfy { $0.source == 3 })
      return batch.messages.map { String(decoding: batch.bytes[$0.text.range], as: UTF8.self) }
    }
    send("{\"text\":\"a\"}\n", ends.input)
    #expect(try next() == ["a"])
    send("{\"text\":\"b\"}\n\n{\"text\":\"c\"}\n{\"text\":", ends.input)
    #expect(try next() == ["b", "c"])
    send("\"d\"}\n", ends.input)
    #expect(try next() == ["d"])
    send("{\"text\":\"e\"}", ends.input)
    close(ends.input)
    #expect(try next() == ["e"])
    #expect(try next() == ["the end"])
    #expect(try next() == ["the end"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `without that a block is waited for`() throws {
    let ends = try makePipe()
    var reader = makeReader(ends.output, ReadingOptions())
    send("a\nb", ends.input)
    send("\nc\n", ends.input)
    close(ends.input)
    var batch = MessageBatch()
    #expect(try reader.nextBatch(into: &batch))
    #expect(batch.messages.count == 3)
    #expect(try !reader.nextBatch(into: &batch))
    #expect(batch.messages.isEmpty && batch.bytes.isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a descriptor set not to block is waited for`() async throws {
    let ends = try makePipe()
    try #require(fcntl(ends.output, F_SETFL, O_NONBLOCK) == 0)
    let writer = ends.input
    let sender = Task.detached {
      try await Task.sleep(for: .milliseconds(30))
      var bytes = Array("late\n".utf8)
      _ = unsafe write(writer, &bytes, bytes.count)
      close(writer)
    }
    var reader = makeReader(ends.output, ReadingOptions())
    var batch = MessageBatch()
    #expect(try reader.nextBatch(into: &batch))
    #expect(batch.messages.count == 1)
    try await sender.value
  }

  @Test func `a failing read throws once, and then the input has ended`() throws {
    // A descriptor opened for writing only cannot be read.
    var reader = makeReader(unsafe open("/dev/null", O_WRONLY), ReadingOptions())
    var batch = MessageBatch()
    #expect(throws: ReadError(path: "pipe", reason: "Bad file descriptor")) {
      try reader.nextBatch(into: &batch)
    }
    #expect(try !reader.nextBatch(into: &batch))
  }
}
