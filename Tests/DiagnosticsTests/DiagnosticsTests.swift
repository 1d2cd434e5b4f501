import Diagnostics
import Testing

struct ExplanationTests {
  @Test("every diagnostic says what it finds, why it matters, an example and what to write instead")
  func everyCodeIsExplained() {
    for code in DiagnosticCode.allCases {
      let explanation = code.explanation
      for text in [
        explanation.finds, explanation.matters, explanation.example, explanation.instead,
      ] {
        #expect(!text.isEmpty, "\(code.rawValue)")
      }
      #expect(explanation.finds.hasSuffix(".") && explanation.matters.hasSuffix("."))
      #expect(explanation.example != explanation.instead, "\(code.rawValue)")
    }
  }

  @Test("codes have a letter and four digits, and the letter is the severity")
  func codesAreWellFormed() {
    for code in DiagnosticCode.allCases {
      #expect(code.rawValue.count == 5 && Int(code.rawValue.dropFirst()) != nil)
      #expect(code.rawValue.first == (code.severity == .error ? "E" : "W"))
    }
  }
}

struct NameSuggestionTests {
  @Test(
    "the nearest name is suggested if it is near enough",
    arguments: [
      ("singal", ["signal", "single"], "signal"), ("reviw", ["review", "block"], "review"),
      ("couriers", ["courier", "counter"], "courier"), ("xyz", ["abc"], nil), ("a", ["b"], nil),
      ("", ["a"], nil), ("安全帐户", ["安全账户"], "安全账户"), ("ab", ["ba", "bb"], "ba"),
      ("same", ["same"], nil),
    ] as [(String, [String], String?)])
  func nearest(name: String, candidates: [String], expected: String?) {
    #expect(NameSuggestion.nearest(to: name, among: candidates) == expected)
  }
}

struct LineIndexTests {
  @Test("places count lines and characters from one")
  func places() {
    let index = LineIndex(Array("a\r\n转账b\n\n".utf8))
    let wanted: [(offset: Int, line: Int, column: Int)] = [
      (0, 1, 1), (1, 1, 2), (3, 2, 1), (6, 2, 2), (9, 2, 3), (10, 2, 4), (11, 3, 1), (12, 4, 1),
      (-1, 1, 1), (99, 4, 1),
    ]
    for (offset, line, column) in wanted {
      let place = index.place(at: offset)
      #expect(place.line == line && place.column == column, "offset \(offset)")
    }
    #expect((0..<4).map { index.range(ofLine: $0).count } == [1, 7, 0, 0])
  }
}

struct UTF8DecoderTests {
  @Test(
    "ill-formed bytes are one step each, and well-formed ones are what they say",
    arguments: [
      ([0x41], "A", 1), ([0xE8, 0xBD, 0xAC], "转", 3), ([0xF0, 0x9F, 0x92, 0xB0], "💰", 4),
      ([0xC0, 0x80], nil, 1), ([0xE0, 0x80, 0x80], nil, 1), ([0xED, 0xA0, 0x80], nil, 1),
      ([0xF4, 0x90, 0x80, 0x80], nil, 1), ([0xE8, 0xBD], nil, 1), ([0x80], nil, 1),
      ([0xFF], nil, 1),
    ] as [([UInt8], Unicode.Scalar?, Int)])
  func steps(bytes: [UInt8], scalar: Unicode.Scalar?, length: Int) {
    let step = UTF8Decoder.step(in: bytes, at: 0)
    #expect(step.scalar == scalar && step.length == length)
  }
}
