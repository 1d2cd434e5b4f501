import Foundation
import MessageIO
import Messages
import TestSupport
import Testing

/// Bytes that make up lines, good objects and broken ones, to be drawn at random.
private let pieces: [String] = [
  #"{"text":"转账"}"#, #"{"id":1,"text":"a\u00e9\n"}"#, "{\"text\":\"x\"", "\n", "\r\n", "\n\n", "\r",
  " ", "安全账户", "plain", "\u{FEFF}", "\0", #"{"text":null}"#,
  #"{"text":"\ud83d\ude00 long enough"}"#,
]

@Suite struct `Laws of reading` {
  @Test(arguments: InputFormat.allCases)
  func `how the input is cut into blocks changes nothing`(format: InputFormat) throws {
    var random = SeededRandom(seed: 11)
    for _ in 0..<150 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        bytes += Array(pieces.randomElement(using: &random)?.utf8 ?? "".utf8)
        if Int.random(in: 0..<30, using: &random) == 0 {
          bytes.append(.random(in: 0...255, using: &random))
        }
      }
      let limit = Bool.random(using: &random) ? 1 << 20 : Int.random(in: 1...30, using: &random)
      let whole = try read(bytes, format) { $0.maximumRecordBytes = limit }
      for _ in 0..<3 {
        let block = Int.random(in: 1...64, using: &random)
        let cut = try read(bytes, format) {
          $0.blockBytes = block
          $0.maximumRecordBytes = limit
        }
        #expect(cut == whole, "block \(block), limit \(limit), input \(bytes)")
      }
    }
  }

  @Test func `a record is read as if it stood alone, whatever keys stood before it`() throws {
    var random = SeededRandom(seed: 23)
    for _ in 0..<40 {
      let records = (0..<30).map { _ in randomRecord(using: &random) }
      let together = try read(records.joined(separator: "\n"), .jsonLines)
      #expect(try together == readApart(records), "\(records)")
    }
  }

  /// Most records of an input are written alike, and are then read many at a time.
  @Test func `a record is read as if it stood alone, however those before it are written`() throws {
    var random = SeededRandom(seed: 29)
    for round in 0..<12 {
      // A few ways to write a record, one of them with a value that is now a string, now a number.
      let shapes = [
        [#"{"id":"#, #","text":"#, #","time":"#, "}"],
        [#"{"text": "#, #", "sender": "#, #", "direction": "#, #", "n": "#, "}"],
        [#"{ "channel" :"#, #", "text" :"#, " }"], [#"{"text":"#, "}"], [#"{"id":"#, "}"],
      ]
      let records = (0..<200).map { index in
        let number = Int.random(in: 0..<40, using: &random)
        let shape = shapes[number < shapes.count ? number : index / 9 % 3]
        return shape.dropFirst().reduce(shape[0]) { $0 + randomMember(using: &random) + $1 }
      }
      let feed = round % 2 == 0 ? "\n" : "\r\n"
      let together = try read(records.joined(separator: feed), .jsonLines)
      #expect(together.messages.count > 50)
      #expect(try together == readApart(records))
    }
  }

  /// What each record holds by itself, with the numbers that they have together.
  private func readApart(_ records: [String]) throws -> ReadInput {
    var apart = ReadInput()
    for (index, record) in records.enumerated() {
      var alone = try read(record, .jsonLines)
      for place in alone.messages.indices { alone.messages[place].number = index + 1 }
      for place in alone.badRecords.indices { alone.badRecords[place].number = index + 1 }
      apart.messages += alone.messages
      apart.badRecords += alone.badRecords
    }
    return apart
  }

  /// A value as records have it, rarely one that is more than plain, or none at all.
  private func randomMember(using random: inout SeededRandom) -> String {
    switch Int.random(in: 0..<60, using: &random) {
    case 0: #""with \"quotes\"""#
    case 1: "null"
    case 2: "-12.5e3"
    case 3: #"{"a":"b"}"#
    case 4: #"["x","y"]"#
    case 5: "nul"
    case 6: #""a" "b""#
    case 7: #"","text":"#
    case 8: "\"a control \u{1}\""
    case 9: ""
    case 10: #""sms""#
    case 11: #""out""#
    case 12..<20: String(Int.random(in: 0...100_000, using: &random))
    case 20..<25: "\"" + String(repeating: "转账", count: .random(in: 0...60, using: &random)) + "\""
    default: "\"" + String(repeating: "a,:{}", count: .random(in: 0...9, using: &random)) + "\""
    }
  }

  @Test func `random objects read as a slow decoder reads them`() throws {
    var random = SeededRandom(seed: 7)
    for _ in 0..<2_000 {
      var object: [String: Any] = [:]
      for name in ["text", "id", "sender", "thread", "other", "ключ", "a\"b"]
      where Bool.random(using: &random) {
        object[name] = randomValue(depth: 0, using: &random)
      }
      let data = try JSONSerialization.data(withJSONObject: object)
      let result = try read(data, .jsonLines)
      let text = object["text"] as? String
      #expect(result.messages.count == (text == nil ? 0 : 1))
      #expect(result.badRecords.count == (text == nil ? 1 : 0))
      guard let message = result.messages.first else { continue }
      #expect(message.text == Array((text ?? "").utf8))
      #expect(message.record == Array(data))
      for (name, value) in [("id", message.id), ("sender", message.sender)] {
        switch object[name] {
        case let string as String: #expect(value == string)
        case let number as Int: #expect(value == String(number))
        case is Double: #expect(value.flatMap(Double.init) == object[name] as? Double)
        default: #expect(value == nil)
        }
      }
    }
  }

  @Test func `a changed byte is judged as the slow decoder judges it`() throws {
    var random = SeededRandom(seed: 3)
    let base = Array(
      #"{"text":"a\u00e9b","x":[1,-2.5e+3,true,false,null,{"y":"\\\/","z":{}},[]],"id":10}"#.utf8)
    let alphabet = Array(#"{}[]",:\/0123456789.eE+-untrfalsb aé"#.utf8) + [0x00, 0x1F, 0x09]
    for _ in 0..<4_000 {
      var bytes = base
      for _ in 0...Int.random(in: 0...1, using: &random) {
        let index = Int.random(in: 0..<bytes.count, using: &random)
        bytes[index] = alphabet.randomElement(using: &random) ?? 0
      }
      // Decoders differ on bytes that are no UTF-8, lone surrogates and numbers out of range.
      guard String(validating: bytes, as: UTF8.self) != nil else { continue }
      let text = String(decoding: bytes, as: UTF8.self)
      if text.contains("\\ud") || text.contains("e") && text.contains("e99") { continue }
      let isGood = (try? JSONSerialization.jsonObject(with: Data(bytes))) is [String: Any]
      let result = try read(bytes, .jsonLines)
      let isMalformed = result.badRecords.contains {
        if case .malformedJSON = $0.reason { true } else { false }
      }
      #expect(isGood == !isMalformed, "\(text)")
    }
  }

  /// A record of a few keys in few ways, so that keys known from others come up, at times broken.
  private func randomRecord(using random: inout SeededRandom) -> String {
    let keys = [
      "text", "id", "sender", "te\\u0078t", "time", "channel", "another key, one of over 32 bytes",
    ]
    let values = [#""a""#, "1", #""sms""#, "null", #"{"id":[]}"#, #""\u0061b""#, #""转账""#]
    let space = ["", "", " ", "\t", "\r"].randomElement(using: &random) ?? ""
    let members = keys.filter { _ in Int.random(in: 0..<3, using: &random) > 0 }.map {
      "\"\($0)\":\(space)\(values.randomElement(using: &random) ?? "1")"
    }
    var record = Array(("{" + members.joined(separator: ",\(space)") + "}").utf8)
    if Int.random(in: 0..<4, using: &random) == 0 {
      let start = Int.random(in: 0..<record.count, using: &random)
      record.replaceSubrange(
        start..<min(start + Int.random(in: 0...2, using: &random), record.count),
        with: [Array("{},: \"".utf8).randomElement(using: &random) ?? 0])
    }
    return String(decoding: record, as: UTF8.self)
  }

  private func randomValue(depth: Int, using random: inout SeededRandom) -> Any {
    switch Int.random(in: 0..<(depth < 3 ? 8 : 6), using: &random) {
    case 0, 1, 2: randomString(using: &random)
    case 3: Int.random(in: -1_000_000...1_000_000, using: &random)
    case 4: Bool.random(using: &random) ? true : NSNull()
    case 5: Double.random(in: -1e6...1e6, using: &random)
    case 6: (0..<3).map { _ in randomValue(depth: depth + 1, using: &random) }
    default: [randomString(using: &random): randomValue(depth: depth + 1, using: &random)]
    }
  }

  private func randomString(using random: inout SeededRandom) -> String {
    let scalars: [Unicode.Scalar] = [
      "a", "b", "\"", "\\", "/", "\n", "\t", "\u{1}", "é", "转", "账", "😀", "\u{2028}", "{", "}",
    ]
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      text.append(scalars.randomElement(using: &random) ?? "a")
    }
    return String(text)
  }
}
