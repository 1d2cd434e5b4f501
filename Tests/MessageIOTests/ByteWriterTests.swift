import FileAccess
import Foundation
import MessageIO
import Testing

@Suite struct `Writing bytes` {
  @Test(arguments: [1, 7, 64, 1 << 16])
  func `what is written arrives, whatever the buffer`(capacity: Int) throws {
    let path = FileManager.default.temporaryDirectory
      .appendingPathComponent("weir-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: path) }
    var expected: [UInt8] = []
    var writer = try ByteWriter(path: path, capacity: capacity)
    for count in 0..<100 {
      let bytes = [UInt8](repeating: UInt8(count), count: count * 7 % 90)
      expected += bytes
      #expect(try writer.write(bytes) == .written)
      #expect(try writer.write("转\(count)\n") == .written)
      expected += Array("转\(count)\n".utf8)
    }
    #expect(try writer.close() == .written)
    #expect(try FileAccess.read(path) == expected)
    #expect(try writer.close() == .closed)
  }

  @Test func `a full disk is an error with its reason`() throws {
    var writer = try ByteWriter(path: "/dev/full")
    #expect(try writer.write("a") == .written)
    let reason = WriteError(path: "/dev/full", reason: "No space left on device")
    #expect(throws: reason) { try writer.flush() }
    // What could not be written is dropped, not written later.
    #expect(try writer.flush() == .written)
    #expect(throws: reason) { try writer.write([UInt8](repeating: 0, count: 1 << 17)) }
    #expect(try writer.write("b") == .written)
    #expect(throws: reason) { try writer.close() }
  }

  @Test func `a closed pipe is no error`() throws {
    ByteWriter.ignoreClosedPipes()
    var ends: [Int32] = [0, 0]
    try #require(unsafe pipe(&ends) == 0)
    var writer = ByteWriter(descriptor: ends[1], name: "pipe", isOwned: true)
    #expect(try writer.write("a") == .written)
    close(ends[0])
    #expect(try writer.flush() == .closed)
    #expect(try writer.write("b") == .closed)
    #expect(try writer.close() == .closed)
  }

  @Test func `a path that cannot be written is an error in words`() {
    #expect(throws: WriteError(path: "/tmp", reason: "Is a directory")) {
      _ = try ByteWriter(path: "/tmp")
    }
    #expect(throws: WriteError(path: "/no/such/file", reason: "No such file or directory")) {
      _ = try ByteWriter(path: "/no/such/file")
    }
  }
}
