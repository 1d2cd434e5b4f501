import FileAccess
import Foundation
import MessageIO
import Messages
import TestSupport
import Testing

@Suite struct `Reading lines` {
  @Test(arguments: [
    ("", []),
    ("\n", [""]),
    ("a", ["a"]),
    ("a\n", ["a"]),
    ("a\nb", ["a", "b"]),
    ("a\n\nb\n", ["a", "", "b"]),
    ("a\r\nb\r\n", ["a", "b"]),
    ("\r\n\r", ["", ""]),
    ("a\rb\n", ["a\rb"]),
    ("\u{FEFF}", []),
    ("\u{FEFF}a\n\u{FEFF}b", ["a", "\u{FEFF}b"]),
    ("a\0b\n\0", ["a\0b", "\0"]),
    ("转账\n安全账户", ["转账", "安全账户"]),
    ("not {json}\n{", ["not {json}", "{"]),
  ])
  func `every line is a message`(input: String, texts: [String]) throws {
    let result = try read(input)
    #expect(result.texts == texts)
    #expect(result.badRecords == [])
    #expect(result.messages.map(\.number) == Array(1..<texts.count + 1))
    #expect(result.messages.allSatisfy { $0.record == $0.text && $0.id == nil && !$0.isTruncated })
  }

  @Test func `bytes that are not UTF-8 come through as they are`() throws {
    let result = try read([0xFF, 0xFE, 0x0A, 0xC3, 0x0A, 0xED, 0xA0, 0x80])
    #expect(result.messages.map(\.text) == [[0xFF, 0xFE], [0xC3], [0xED, 0xA0, 0x80]])
  }

  @Test(arguments: [
    ("abcdef", 6, "abcdef"), ("abcdef", 5, "abcde"), ("abcdef", 1, "a"), ("转账", 6, "转账"),
    ("转账", 5, "转"), ("转账", 4, "转"), ("转账", 3, "转"), ("转账", 2, ""), ("😀x", 4, "😀"),
    ("a😀", 4, "a"),
  ])
  func `a long text is cut between scalars and the record stays whole`(
    text: String, limit: Int, cut: String
  ) throws {
    for (input, format) in [
      (text, InputFormat.lines), (#"{"text":"\#(text)"}"#, .jsonLines),
      (#"{"text":"\#(text)\u0021"}"#, .jsonLines),
    ] {
      let result = try read(input, format) { $0.maximumTextBytes = limit }
      #expect(result.texts == [cut])
      #expect(result.messages[0].record == Array(input.utf8))
      #expect(result.messages[0].isTruncated == (cut != text || input.contains("\\u")))
    }
  }

  @Test func `a run of continuation bytes is cut at the limit`() throws {
    let result = try read([UInt8](repeating: 0x80, count: 9), .lines) { $0.maximumTextBytes = 5 }
    #expect(result.messages[0].text.count == 5)
    #expect(result.messages[0].isTruncated)
  }

  @Test(arguments: [1, 2, 3, 7, 64, 1 << 18])
  func `a record beyond the limit is reported and the next one is read`(block: Int) throws {
    let input = "\u{FEFF}12345\r\n123456\n1234567890123\n\n12345\r\n1234567\r\n123456"
    let result = try read(input) {
      $0.maximumRecordBytes = 5
      $0.blockBytes = block
    }
    #expect(result.texts == ["12345", "", "12345"])
    #expect(result.messages.map(\.number) == [1, 4, 5])
    #expect(
      result.badRecords
        == [2, 3, 6, 7].map {
          ReadBadRecord(number: $0, offset: 0, reason: .tooLong(limit: 5), record: [])
        })
  }

  @Test func `what cannot be read is an error in words`() throws {
    #expect(throws: ReadError(path: "/no/such", reason: "No such file or directory")) {
      _ = try MessageReader(path: "/no/such")
    }
    #expect(throws: ReadError(path: "/tmp", reason: "Is a directory")) {
      _ = try MessageReader(path: "/tmp")
    }
  }

  @Test func `the format comes from the option, then the extension, then the first byte`() throws {
    let object = #" {"text":"a"}"#
    #expect(try read(object).texts == ["a"])
    #expect(try read("\n" + object).texts == ["a"])
    #expect(try read(object, .lines).texts == [object])
    #expect(try read("a", name: "a.b.JSONL").badRecords.count == 1)
    #expect(try read("a", name: "a.ndjson").badRecords.count == 1)
    #expect(try read("a", name: "a.json").badRecords.count == 1)
    #expect(try read("a", .lines, name: "a.json").texts == ["a"])
    #expect(InputFormat(path: "a.jsonl/b") == nil)
    #expect(InputFormat(path: "") == nil)
  }
}
