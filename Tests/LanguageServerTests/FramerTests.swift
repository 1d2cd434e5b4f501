import TestSupport
import Testing

@testable import LanguageServer

@Suite struct FramerTests {
  @Test func `messages come out whole however the stream is cut`() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<200 {
      let bodies = (0..<Int.random(in: 1..<6, using: &random)).map { _ in
        RandomText.bytes(using: &random, valid: false)
      }
      let stream = bodies.flatMap(MessageFramer.framed)
      var framer = MessageFramer()
      var found: [MessageFramer.Frame] = []
      var rest = stream[...]
      while !rest.isEmpty {
        let count = Int.random(in: 1...rest.count, using: &random)
        framer.append(rest.prefix(count))
        rest = rest.dropFirst(count)
        while let frame = framer.next() { found.append(frame) }
      }
      #expect(found == bodies.map { .body($0) })
    }
  }

  @Test(
    arguments: [
      "Content-Length: 2\r\n\r\n{}", "content-length:2\n\n{}",
      "Content-Type: x\r\nContent-Length: 2\r\n\r\n{}",
      "nonsense\r\n\r\nContent-Length: 2\r\n\r\n{}",
      "Content-Length: x\r\n\r\nContent-Length: 2\r\n\r\n{}",
      "Content-Length: -1\r\n\r\nContent-Length: 2\r\n\r\n{}",
      "A: 1\r\n\r\nContent-Length: 2\r\n\r\n{}",
    ])
  func `a message is found behind whatever is none`(_ stream: String) {
    var framer = MessageFramer()
    framer.append(Array(stream.utf8)[...])
    var bodies: [MessageFramer.Frame] = []
    while let frame = framer.next() {
      if case .body = frame { bodies.append(frame) }
    }
    #expect(bodies == [.body(Array("{}".utf8))])
  }

  @Test func `a run of garbage is one mistake`() {
    var framer = MessageFramer()
    framer.append(Array(repeating: UInt8(ascii: "x"), count: 100_000)[...])
    framer.append(Array("\nyy\n\n\nzz\n".utf8)[...])
    var count = 0
    while framer.next() != nil { count += 1 }
    #expect(count == 1)
  }

  @Test func `a body too large is skipped and not kept`() {
    var framer = MessageFramer()
    let size = MessageFramer.mostBytes + 1
    framer.append(Array("Content-Length: \(size)\r\n\r\n".utf8)[...])
    guard case .broken = framer.next() else {
      Issue.record("the size was not refused")
      return
    }
    let piece = [UInt8](repeating: 0x20, count: 1 << 20)
    var left = size
    while left > 0 {
      framer.append(piece.prefix(left))
      left -= min(left, piece.count)
      #expect(framer.next() == nil)
    }
    framer.append(MessageFramer.framed(Array("{}".utf8))[...])
    #expect(framer.next() == .body(Array("{}".utf8)))
  }

  @Test func `the largest length is refused and its digits overflow nothing`() {
    var framer = MessageFramer()
    framer.append(Array("Content-Length: 99999999999999999999\r\n\r\n".utf8)[...])
    #expect(framer.next() == .broken("Content-Length is no number"))
  }
}
