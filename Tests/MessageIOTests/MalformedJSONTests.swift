import Foundation
import MessageIO
import Messages
import Testing

@Suite struct `Malformed JSON` {
  @Test(arguments: [
    ("x", 0, "an object"),
    ("[]", 0, "an object"),
    (#""text""#, 0, "an object"),
    ("  7", 2, "an object"),
    ("{", 1, "a field name or }"),
    ("{,}", 1, "a field name or }"),
    ("{x:1}", 1, "a field name or }"),
    (#"{"text"}"#, 7, "a colon"),
    (#"{"text" "a"}"#, 8, "a colon"),
    (#"{"text":"#, 8, "a value"),
    (#"{"text":}"#, 8, "a value"),
    (#"{"text":'a'}"#, 8, "a value"),
    (#"{"text":"a""#, 11, "a comma or }"),
    (#"{"text":"a" "b"}"#, 12, "a comma or }"),
    (#"{"text":"a",}"#, 12, "a field name"),
    (#"{"text":"a","#, 12, "a field name"),
    (#"{"text":"a"]"#, 11, "a comma or }"),
    (#"{"text":"a"}}"#, 12, "the end of the line"),
    (#"{"text":"a"} {"text":"b"}"#, 13, "the end of the line"),
    (#"{"text":"a"#, 10, "a closing quote"),
    (#"{"te"#, 4, "a closing quote"),
    (#"{"text":"a\"#, 11, "a character after the backslash"),
    (#"{"text":"a\x"}"#, 11, #"one of " \ / b f n r t u after the backslash"#),
    (#"{"text":"\u12g4"}"#, 13, "four hexadecimal digits"),
    (#"{"text":"\u12"#, 13, "four hexadecimal digits"),
    ("{\"text\":\"a\tb\"}", 10, "control characters to be escaped"),
    ("{\"text\":\"a\0b\"}", 10, "control characters to be escaped"),
    (#"{"x":01}"#, 6, "a comma or }"),
    (#"{"x":-}"#, 6, "a digit"),
    (#"{"x":1.}"#, 7, "a digit"),
    (#"{"x":.5}"#, 5, "a value"),
    (#"{"x":+1}"#, 5, "a value"),
    (#"{"x":1e}"#, 7, "a digit"),
    (#"{"x":1e+"#, 8, "a digit"),
    (#"{"x":-"#, 6, "a digit"),
    (#"{"x":tru}"#, 5, "a value"),
    (#"{"x":nul"#, 5, "a value"),
    (#"{"x":NaN}"#, 5, "a value"),
    (#"{"x":True}"#, 5, "a value"),
    (#"{"x":[}"#, 6, "a value"),
    (#"{"x":[1"#, 7, "a comma or ]"),
    (#"{"x":[1,]}"#, 8, "a value"),
    (#"{"x":[1 2]}"#, 8, "a comma or ]"),
    (#"{"x":[1}}"#, 7, "a comma or ]"),
    (#"{"x":{1:2}}"#, 6, "a field name or }"),
    (#"{"x":{"a":1]}"#, 11, "a comma or }"),
    (#"{"x":{"a":1,}}"#, 12, "a field name"),
    (#"{"x":{"a"}}"#, 9, "a colon"),
    ("{\"text\":\"a\"}\u{FEFF}", 12, "the end of the line"),
    ("{\u{A0}}", 1, "a field name or }"),
  ])
  func `is reported with its place`(input: String, offset: Int, expected: String) throws {
    let result = try read(input, .jsonLines)
    #expect(
      result.badRecords == [
        ReadBadRecord(
          number: 1, offset: offset, reason: .malformedJSON(expected: expected),
          record: Array(input.utf8))
      ])
    #expect(result.messages == [])
  }

  @Test func `every prefix of a good record is bad and says so`() throws {
    let whole = Array(#"{"a":[1.5e3,{"b":"\u00e9\n"},null,[]],"text":"转\"账","id":-0.25}"#.utf8)
    #expect(try read(whole, .jsonLines).messages.count == 1)
    for count in 1..<whole.count {
      let result = try read(whole.prefix(count), .jsonLines)
      #expect(result.messages == [])
      #expect(result.badRecords.count == 1)
      #expect(result.badRecords.allSatisfy { 0...count ~= $0.offset })
    }
  }

  @Test func `nesting is bounded and needs no stack`() throws {
    func nested(_ count: Int) -> String {
      #"{"text":"a","x":"# + String(repeating: "[", count: count)
        + String(repeating: "]", count: count) + "}"
    }
    #expect(try read(nested(63)).texts == ["a"])
    let result = try read(nested(64))
    #expect(
      result.badRecords.map(\.reason) == [.malformedJSON(expected: "at most 64 levels of nesting")])
    #expect(result.badRecords.map(\.offset) == [16 + 63])
    #expect(try read(#"{"x":"# + String(repeating: "[", count: 1_000_000)).badRecords.count == 1)
    #expect(
      try read(String(repeating: #"{"a":"#, count: 1_000_000), .jsonLines).badRecords.count == 1)
  }
}
