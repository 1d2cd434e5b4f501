import Foundation
import JSON
import TestSupport
import Testing

@Suite struct JSONTests {
  @Test(
    arguments: [
      ("null", .null), ("true", true), (" false ", false), ("0", 0), ("-12", -12),
      ("1.5", .double(1.5)), ("1e2", .double(100)), ("-0.25E-1", .double(-0.025)),
      ("99999999999999999999", .double(1e20)), ("\"\"", ""), ("\"安全👮\"", "安全👮"),
      (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u5b89\uD83D\uDC6e""#, "安👮"),
      (#""\ud83d x\udc6e""#, "\u{FFFD} x\u{FFFD}"), (#""\ud83d\u0041""#, "\u{FFFD}A"),
      ("[]", []), ("[1, [2] ,{}]", [1, [2], [:]]),
      (
        #"{"a":1,"b":{"c":[null]}}"#,
        ["a": 1, "b": ["c": [.null]]]
      ),
    ] as [(String, JSONValue)])
  func `a document is read`(_ text: String, _ value: JSONValue) throws {
    #expect(try JSONParser.parse(Array(text.utf8)) == value)
  }

  @Test(
    arguments: [
      "", " ", "nul", "tru e", "01", "-", "1.", ".5", "1e", "+1", "'a'", "\"a", "\"\\x\"",
      "\"\\u12g4\"", "\"\n\"", "[1,]", "[1", "{\"a\"}", "{\"a\":1,}", "{a:1}", "{\"a\" 1}", "1 2",
      "]",
      "1e999", "{\"a\":1]",
    ])
  func `what is no document is refused`(_ text: String) {
    #expect(throws: JSONMistake.self) { try JSONParser.parse(Array(text.utf8)) }
  }

  @Test func `depth and the number of values are bounded`() throws {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONMistake.self) { try JSONParser.parse(Array(deep.utf8)) }
    let wide = "[" + String(repeating: "0,", count: 100) + "0]"
    #expect(throws: JSONMistake.self) {
      try JSONParser.parse(Array(wide.utf8), mostValues: 100)
    }
    #expect(try JSONParser.parse(Array(wide.utf8), mostValues: 200).elements?.count == 101)
  }

  @Test func `bytes that are no UTF-8 become the replacement character`() throws {
    let bytes = [UInt8(ascii: "\""), 0xFF, UInt8(ascii: "a"), UInt8(ascii: "\"")]
    #expect(try JSONParser.parse(bytes) == "\u{FFFD}a")
  }

  @Test func `of members of one name the last counts`() throws {
    #expect(try JSONParser.parse(Array(#"{"a":1,"a":2}"#.utf8))["a"] == 2)
  }

  @Test func `a value written is read as it was, by us and by Foundation`() throws {
    var random = SeededRandom(seed: 5)
    for _ in 0..<300 {
      let value = JSONValue.array([Self.random(depth: 0, using: &random)])
      #expect(try JSONParser.parse(value.written) == value)
      #expect(try JSONParser.parse(Array(value.indented(width: 20).utf8)) == value)
      #expect(throws: Never.self) {
        try JSONSerialization.jsonObject(with: Data(value.written))
      }
    }
  }

  @Test(
    arguments: [
      (34, 0, "34"), (34, 2, "34"), (0.724, 2, "0.72"), (0.7, 9, "0.7"), (-3.25, 2, "-3.25"),
      (-0.001, 2, "0"), (6.125, 2, "6.13"), (1e-9, 9, "0.000000001"), (1234567.5, 1, "1234567.5"),
      (.nan, 2, "0"), (.infinity, 2, "1000000000000000"), (-.infinity, 9, "-9000000000"),
    ] as [(Double, Int, String)])
  func `a decimal has so many places at most, in one form`(
    _ value: Double, _ places: Int, _ expected: String
  ) {
    #expect(
      String(decoding: JSONValue.decimal(value, places: places).written, as: UTF8.self) == expected)
  }

  @Test func `any bytes are read or refused`() {
    var random = SeededRandom(seed: 6)
    let alphabet = Array("{}[]\",:\\u0019aetrfalsn. -+E".utf8) + [0xFF, 0x00, 0xE5]
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0..<24, using: &random)).map { _ in
        alphabet[Int.random(in: 0..<alphabet.count, using: &random)]
      }
      let ours = (try? JSONParser.parse(bytes)) != nil
      let theirs =
        (try? JSONSerialization.jsonObject(with: Data(bytes), options: .fragmentsAllowed)) != nil
      // Foundation refuses bytes that are no UTF-8, and takes a document that is another encoding.
      if bytes.allSatisfy({ $0 < 0x80 && $0 > 0 }) { #expect(ours == theirs, "\(bytes)") }
    }
  }

  private static func random(depth: Int, using random: inout SeededRandom) -> JSONValue {
    switch Int.random(in: 0..<(depth < 4 ? 8 : 6), using: &random) {
    case 0: return .null
    case 1: return .bool(Bool.random(using: &random))
    case 2: return .integer(Int.random(in: -1000...1000, using: &random))
    case 3: return .double(Double(Int.random(in: -999...999, using: &random)) / 7 + 0.001)
    case 4, 5:
      let pieces = ["a", "安", "👮", "\"", "\\", "\n", "\u{1}", "\u{7F}", "/"]
      return .string(
        (0..<Int.random(in: 0..<6, using: &random)).map { _ in
          pieces[Int.random(in: 0..<pieces.count, using: &random)]
        }.joined())
    case 6:
      return .array(
        (0..<Int.random(in: 0..<4, using: &random)).map { _ in
          Self.random(depth: depth + 1, using: &random)
        })
    default:
      return .object(
        (0..<Int.random(in: 0..<4, using: &random)).map { index in
          ("k\(index)", Self.random(depth: depth + 1, using: &random))
        })
    }
  }
}
