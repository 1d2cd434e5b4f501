import Foundation
import MessageIO
import Messages
import Testing

@Suite struct `Reading JSON Lines` {
  @Test func `finds the fields wherever they stand`() throws {
    let result = try read(
      #"{"x":[{"text":"no"}],"time":1700000000,"text":"转账","id":17,"sender":"+86 10086","#
        + #""thread":"t-1","direction":"out","channel":"sms"}"# + "\r\n"
        + #"{ "channel" : "email" , "direction":"in", "text" : "b", "id":"x\"y", "time":"2024-01-01T00:00:00Z" } "#
    )
    #expect(result.badRecords == [])
    #expect(result.texts == ["转账", "b"])
    #expect(result.messages.map(\.id) == ["17", "x\"y"])
    #expect(result.messages.map(\.sender) == ["+86 10086", nil])
    #expect(result.messages.map(\.thread) == ["t-1", nil])
    #expect(result.messages.map(\.time) == ["1700000000", "2024-01-01T00:00:00Z"])
    #expect(result.messages.map(\.direction) == [.outgoing, .incoming])
    #expect(result.messages.map(\.channel) == [.sms, .email])
    #expect(result.messages.map(\.number) == [1, 2])
  }

  @Test func `field names are the user's, two may be the same, and escapes in keys count`() throws {
    let input =
      #"{"body":"a","a-rather-long-name":"s","a-rather-long-nam":"no"}"# + "\n"
      + #"{"bod\u0079":"b","text":"no"}"#
    let result = try read(input, .jsonLines) {
      $0.fields.text = "body"
      $0.fields.id = "body"
      $0.fields.sender = "a-rather-long-name"
    }
    #expect(result.texts == ["a", "b"])
    #expect(result.messages.map(\.id) == ["a", "b"])
    #expect(result.messages.map(\.sender) == ["s", nil])
  }

  @Test func `an escape or a control is found wherever it stands in a string`() throws {
    for length in 0..<40 {
      for place in 0...length {
        let (before, behind) = (
          String(repeating: "é", count: place), String(repeating: "~", count: length - place)
        )
        let result = try read(
          #"{"text":"\#(before)\"\#(behind)"}"# + "\n" + "{\"text\":\"\(before)\u{1F}\(behind)\"}",
          .jsonLines)
        #expect(result.texts == ["\(before)\"\(behind)"])
        #expect(result.badRecords.map(\.offset) == [9 + 2 * place])
      }
    }
  }

  @Test(arguments: [
    (#"\" \\ \/ \b \f \n \r \t"#, "\" \\ / \u{8} \u{C} \n \r \t"),
    (#"\u0041\u00e9\u8F6C"#, "Aé转"),
    (#"\ud83d\ude00x"#, "😀x"),
    (#"\uD83D\uDE00"#, "😀"),
    (#"\ud83d"#, "\u{FFFD}"),
    (#"\ud83dx"#, "\u{FFFD}x"),
    (#"\ude00"#, "\u{FFFD}"),
    (#"\ud83d\u0041"#, "\u{FFFD}A"),
    (#"\ud83d\ud83d\ude00"#, "\u{FFFD}😀"),
    (#"\ud83d\n"#, "\u{FFFD}\n"),
    (#"\u0000"#, "\0"),
    (#"安\u5168账户"#, "安全账户"),
    ("plain", "plain"),
    ("", ""),
  ])
  func `undoes escapes`(string: String, text: String) throws {
    let result = try read(#"{"text":"\#(string)"}"#)
    #expect(result.texts == [text])
    #expect(result.badRecords == [])
  }

  @Test(arguments: [
    "true", "false", "null", "0", "-0", "1", "-1.5", "1e9", "1E+9", "1.25e-10", "[]", "{}", "[ ]",
    "{ }", "[1,[2,[3]],{}]", #"{"a":{"b":[{"c":null}]},"d":[]}"#, #"[ "a" , "b\u0000" ]"#,
  ])
  func `any value may stand in other fields`(value: String) throws {
    for input in [
      #"{"x":\#(value),"text":"a"}"#, #"{"text":"a","x":\#(value)}"#,
      " {\t\"x\" : \(value) , \"text\" : \"a\" } \t",
    ] {
      #expect(try read(input) == read(input) { $0.blockBytes = 1 })
      #expect(try read(input).texts == ["a"])
    }
  }

  @Test(arguments: [
    (#"{"id":"a"}"#, 0), ("{}", 0), (#"{"text":null}"#, 8), (#"{"text":1}"#, 8),
    (#"{"text":["a"]}"#, 8), (#"{"text":{"text":"a"}}"#, 8), (#"{"text":"a","text":null}"#, 19),
    (#"{"Text":"a"}"#, 0),
  ])
  func `a record without a text is reported`(input: String, offset: Int) throws {
    let result = try read(input)
    #expect(
      result.badRecords == [
        ReadBadRecord(
          number: 1, offset: offset, reason: .missingText(field: "text"), record: Array(input.utf8))
      ])
    #expect(result.messages == [])
  }

  @Test func `of a field given twice the last counts`() throws {
    #expect(try read(#"{"text":"a","text":"b"}"#).texts == ["b"])
    #expect(try read(#"{"text":null,"text":"b"}"#).texts == ["b"])
    #expect(try read(#"{"id":"a","id":null,"text":"b"}"#).messages[0].id == nil)
  }

  @Test func `a direction or channel that is not known counts as absent`() throws {
    for value in [#""IN""#, "1", "null", #""inn""#, #""""#, #"["in"]"#] {
      let message = try read(#"{"text":"a","direction":\#(value),"channel":\#(value)}"#).messages[0]
      #expect(message.direction == nil && message.channel == nil)
    }
    #expect(try read(#"{"text":"a","channel":"\u0063hat"}"#).messages[0].channel == .chat)
  }

  @Test func `lines of white space are passed over and counted`() throws {
    let result = try read("\n  \n{\"text\":\"a\"}\n\t\r\n\n{\"text\":\"b\"}\n\n", .jsonLines)
    #expect(result.messages.map(\.number) == [3, 6])
    #expect(result.badRecords == [])
    #expect(try read("\n\n \n", .jsonLines) == ReadInput())
    #expect(try read("\u{FEFF}{\"text\":\"a\"}").texts == ["a"])
  }

  @Test func `a bad record does not stop the ones around it`() throws {
    let result = try read("{\"text\":\"a\"}\n{\"text\":}\n{\"text\":\"b\"}\n", .jsonLines)
    #expect(result.texts == ["a", "b"])
    #expect(result.badRecords.map(\.number) == [2])
    #expect(result.badRecords.map(\.record) == [Array(#"{"text":}"#.utf8)])
  }
}
