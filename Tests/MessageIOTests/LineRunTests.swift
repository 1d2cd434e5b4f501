import CProcessor
import FileAccess
import Foundation
import Messages
import TestSupport
import Testing

@testable import MessageIO

@Suite struct `Runs of lines` {
  @Test func `line feeds are found the same with every kind of vectors`() {
    var random = SeededRandom(seed: 31)
    for round in 0..<400 {
      let share = [2, 10, 100, 1000].randomElement(using: &random) ?? 2
      let count = Int.random(in: 0...(round % 40 == 0 ? 20_000 : 300), using: &random)
      let bytes = (0..<count).map { _ in
        Int.random(in: 0..<share, using: &random) == 0 ? UInt8(ascii: "\n") : 0x8A
      }
      let start = Int.random(in: 0...count, using: &random)
      let wanted = (start..<count).filter { bytes[$0] == UInt8(ascii: "\n") }
      for kind in [WEIR_NO_VECTORS, WEIR_AVX2, WEIR_AVX512] {
        weir_use_vectors(Int32(kind))
        var run = LineRun()
        run.setLines(start..<count, of: bytes)
        let feeds = run.ends.map { Int($0) }.filter { $0 < count }
        #expect(feeds == wanted)
        let isOpen = start < count && bytes[count - 1] != UInt8(ascii: "\n")
        #expect(run.ends.count == wanted.count + (isOpen ? 1 : 0))
      }
      weir_use_vectors(Int32(WEIR_AVX512))
    }
  }

  @Test(arguments: [1, 5, 40, 1 << 18])
  func `parsers that take the runs in any order make the same messages`(block: Int) throws {
    let input =
      "\u{FEFF}" + #"{"text":"a\u0062","id":7}"# + "\n\n" + #"{"id":8,"text":"转账"}"# + "\r\n"
      + String(repeating: " ", count: 90) + "\n" + #"{"text":1}"# + "\n" + #"{"text":"\n\n"}"#
    let adjust: (inout ReadingOptions) -> Void = {
      $0.blockBytes = block
      $0.maximumRecordBytes = 60
    }
    let wanted = try read(input, nil, adjust)
    #expect(wanted.messages.map(\.number) == [1, 3, 6])
    #expect(wanted.badRecords.map(\.number) == [4, 5])

    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-\(UUID().uuidString)").path
    try Data(input.utf8).write(to: URL(fileURLWithPath: path))
    defer { try? FileManager.default.removeItem(atPath: path) }
    var options = ReadingOptions()
    adjust(&options)
    var reader = try MessageReader(path: path, options: options)
    var runs: [(run: LineRun, batch: MessageBatch)] = []
    var next = (run: LineRun(), batch: MessageBatch())
    while try reader.nextRun(&next.run, into: &next.batch) { runs.append(next) }
    var parsers = [RecordParser(options: options), RecordParser(options: options)]
    for index in runs.indices.reversed() {
      parsers[index % 2].parse(runs[index].run, in: &runs[index].batch)
    }
    var found = ReadInput()
    for (_, batch) in runs { found.append(batch) }
    #expect(found == wanted)
  }
}
