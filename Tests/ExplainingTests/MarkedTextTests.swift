import Diagnostics
import Reporting
import TestSupport
import Testing

@testable import Explaining

@Suite("Carets under a text")
struct MarkedTextTests {
  private func rows(_ text: String, marking part: String, columns: Int = 80) throws -> String {
    let bytes = Array(text.utf8)
    let range = try #require(bytes.firstRange(of: Array(part.utf8)))
    return MarkedText(bytes, columns: columns)
      .rendered([.init(name: "x", ranges: [range])], indent: "", style: TerminalStyle())
  }

  @Test(
    "stand under what they mark, whatever the width of the characters before it",
    arguments: [
      ("abc safe", "safe", "    ^^^^ x"),
      ("转入安全", "安全", "    ^^^^ x"),
      ("a安b", "b", "   ^ x"),
      ("👮🏽转入", "转入", "    ^^^^ x"),
      ("e\u{301}\u{30B}a", "a", " ^ x"),
      ("s\u{200B}a\u{200D}fe", "fe", "  ^^ x"),
      ("ＡＢＣ", "Ｃ", "    ^^ x"),
      ("한국 돈", "돈", "     ^^ x"),
      ("\u{202E}\u{7}ab", "ab", "  ^^ x"),
      ("a\u{200B}b", "\u{200B}", " ^ x"),
    ])
  func aligned(text: String, part: String, carets: String) throws {
    let lines = try rows(text, marking: part).split(separator: "\n")
    #expect(lines.last.map(String.init) == "  | \(carets)")
  }

  @Test("go on under the next row where a long line is wrapped")
  func wrapped() throws {
    let text = String(repeating: "字", count: 9) + "转入安全"
    #expect(
      try rows(text, marking: "转入", columns: 20) == """
        1 | \(String(repeating: "字", count: 9))转
          |                   ^^ x
          | 入安全
          | ^^ x

        """)
  }

  @Test("never part a mark from its character")
  func marksStay() throws {
    let shown = MarkedText(Array("aaaaae\u{301}b".utf8), columns: 6)
      .rendered([], indent: "", style: TerminalStyle())
    #expect(shown == "1 | aaaaae\u{301}\n  | b\n")
  }

  @Test("of the same places share a row")
  func shared() {
    let marks = ["a", "b"].map { MarkedText.Mark(name: $0, ranges: [0..<1]) }
    let shown = MarkedText(Array("xy\nz".utf8), columns: 20)
      .rendered(marks, indent: "", style: TerminalStyle())
    #expect(shown == "1 | xy\n  | ^ a, b\n2 | z\n")
  }

  @Test("leave out the plain rows of a long text")
  func elided() {
    let bytes = Array((String(repeating: "x\n", count: 40) + "safe").utf8)
    let mark = MarkedText.Mark(name: "m", ranges: [bytes.count - 4..<bytes.count])
    let lines = MarkedText(bytes, columns: 20)
      .rendered([mark], indent: "", style: TerminalStyle()).split(separator: "\n")
    #expect(lines.count == 15)
    #expect(lines.suffix(3) == ["...", "41 | safe", "   | ^^^^ m"])
  }

  @Test("are bounded in number, and so is each name")
  func bounded() {
    let bytes = Array(String(repeating: "x\n", count: 100).utf8)
    let mark = MarkedText.Mark(
      name: String(repeating: "长", count: 60), ranges: (0..<100).map { 2 * $0..<2 * $0 + 1 })
    let lines = MarkedText(bytes, columns: 20)
      .rendered([mark], indent: "", style: TerminalStyle()).split(separator: "\n")
    // The empty row at the end of the text is the last one shown.
    #expect(lines.count == 83)
    #expect(lines.last == "60 more rows with signals")
    #expect(lines[1] == "    | ^ \(String(repeating: "长", count: 23))…")
  }

  @Test("show no byte that could steer a terminal, whatever the bytes")
  func safe() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<200 {
      let bytes = (0..<Int.random(in: 0..<60, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let start = Int.random(in: 0...bytes.count, using: &random)
      let mark = MarkedText.Mark(name: "m", ranges: [start..<bytes.count])
      let shown = MarkedText(bytes, columns: 10)
        .rendered([mark], indent: "", style: TerminalStyle())
      #expect(shown.unicodeScalars.allSatisfy { $0 == "\n" || !Printable.isUnsafe($0) })
      let rows = shown.split(separator: "\n").filter { !$0.contains("^") }
      #expect(rows.allSatisfy { DisplayWidth.columns(of: String($0)) <= 16 })
    }
  }
}
