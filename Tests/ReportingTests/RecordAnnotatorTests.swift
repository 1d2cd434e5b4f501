import Foundation
import Reporting
import TestSupport
import Testing

@Suite struct RecordAnnotatorTests {
  private func annotated(_ record: String) -> String {
    var output: [UInt8] = []
    RecordAnnotator(Array(record.utf8)[...]).append(to: &output) { output in
      output.append(contentsOf: "\"v\":1".utf8)
    }
    return String(decoding: output, as: UTF8.self)
  }

  @Test(
    "adds the member last and takes out one of that name",
    arguments: [
      (#"{"text":"a"}"#, #"{"text":"a","weir":{"v":1}}"#),
      (#" { "text" : "a" } "#, #" { "text" : "a" ,"weir":{"v":1}} "#),
      (#"{}"#, #"{"weir":{"v":1}}"#),
      (#"{ }"#, #"{ "weir":{"v":1}}"#),
      (#"{"weir":2}"#, #"{"weir":{"v":1}}"#),
      (#"{"weir":2,"text":"a"}"#, #"{"text":"a","weir":{"v":1}}"#),
      (#"{"text":"a","weir":{"weir":[1,2]},"b":3}"#, #"{"text":"a","b":3,"weir":{"v":1}}"#),
      (#"{"text":"a", "weir" : "x,}" }"#, #"{"text":"a","weir":{"v":1}}"#),
      (#"{"weir":1,"weir":2,"a":"b"}"#, #"{"a":"b","weir":{"v":1}}"#),
      (#"{"\u0077e\u0069r":2,"a":1}"#, #"{"a":1,"weir":{"v":1}}"#),
      (#"{"we\\ir":2}"#, #"{"we\\ir":2,"weir":{"v":1}}"#),
      (#"{"weird":2,"a":"weir"}"#, #"{"weird":2,"a":"weir","weir":{"v":1}}"#),
      (#"{"text":"\"weir\":1,","a":1}"#, #"{"text":"\"weir\":1,","a":1,"weir":{"v":1}}"#),
      (#"{"a":{"weir":1},"b":[{"weir":2}]}"#, #"{"a":{"weir":1},"b":[{"weir":2}],"weir":{"v":1}}"#),
    ]) func member(_ record: String, _ expected: String)
  {
    #expect(annotated(record) == expected)
  }

  @Test(
    "what is no object does no harm",
    arguments: ["", "}", "{", #"{"weir"#, #"{"weir":"\"#, #""weir"}"#, #"{"\u00}"#, #"{"a":[}"#])
  func noObject(_ record: String) {
    _ = annotated(record)
  }

  @Test func `any object keeps its other members and has one verdict`() throws {
    var random = SeededRandom(seed: 11)
    for _ in 0..<3000 {
      let members = (0..<Int.random(in: 0...5, using: &random)).map { number in
        member(number, using: &random)
      }
      let record = "{" + members.map(\.text).joined(separator: ",") + "}"
      let parsed = try object(annotated(record))
      var others = try object(record)
      others["weir"] = ["v": 1] as NSDictionary
      #expect(parsed as NSDictionary == others as NSDictionary, "\(record)")
      if !members.contains(where: \.isWeir) {
        let comma = members.isEmpty ? "" : ","
        #expect(annotated(record) == record.dropLast() + comma + #""weir":{"v":1}}"#)
      }
      #expect(annotated(annotated(record)) == annotated(record))
    }
  }

  private func object(_ text: String) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  }

  /// A member with a key of its own, or one that spells "weir", and some value.
  private func member(
    _ number: Int, using random: inout SeededRandom
  ) -> (text: String, isWeir: Bool) {
    let spellings = ["weir", #"w\u0065ir"#, #"\u0077\u0065\u0069\u0072"#]
    let values = [
      "1", #""x""#, #""a\"}{,\\""#, #"{"weir":[{}]}"#, #"["weir","]"]"#, "null", " {} ",
      #""\u4e2d\n""#,
    ]
    let isWeir = Int.random(in: 0..<4, using: &random) == 0
    let key = isWeir ? spellings[Int.random(in: 0..<3, using: &random)] : "k\(number)"
    let space = ["", " ", "\t"][Int.random(in: 0..<3, using: &random)]
    let value = values[Int.random(in: 0..<values.count, using: &random)]
    return ("\(space)\"\(key)\"\(space):\(value)\(space)", isWeir)
  }
}
