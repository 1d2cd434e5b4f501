import Diagnostics
import Messages
import Reporting
@testable import ScreeningEngine
import Testing

@Suite struct TableVerdictWriterTests {
  private func row(_ text: [UInt8], columns: Int = 80, hasColors: Bool = false) -> String {
    let writer = TableVerdictWriter(
      ruleSet: Specimen.ruleSet, names: Specimen.names,
      style: TerminalStyle(columns: columns, hasColors: hasColors))
    return Specimen.line(Specimen.held(.block), on: Specimen.batch(text), by: writer)
  }

  private func row(_ text: String, columns: Int = 80, hasColors: Bool = false) -> String {
    row(Array(text.utf8), columns: columns, hasColors: hasColors)
  }

  @Test func `columns stand under their heads`() {
    let writer = TableVerdictWriter(
      ruleSet: Specimen.ruleSet, names: Specimen.names, style: TerminalStyle(columns: 80))
    var head: [UInt8] = []
    writer.appendHead(to: &head)
    #expect(
      String(decoding: head, as: UTF8.self) + row("hello") == """
        verdict   score  family        id                text
        block      34.0  safe-account  m42               hello

        """)
  }

  @Test func `a long text is cut to the terminal with an ellipsis`() {
    let line = row(String(repeating: "x", count: 500))
    #expect(DisplayWidth.columns(of: String(line.dropLast())) == 80)
    #expect(line.hasSuffix("x…\n"))
  }

  @Test(
    "Chinese takes two columns and is never cut in half", arguments: 60...90)
  func wide(_ columns: Int) {
    let line = row(String(repeating: "账户", count: 100), columns: columns)
    let width = DisplayWidth.columns(of: String(line.dropLast()))
    #expect((columns - 1...columns).contains(width))
    #expect(line.hasSuffix("…\n"))
    #expect(!line.contains("\u{FFFD}"))
  }

  @Test func `a text that just fits is not cut`() {
    let room = 80 - DisplayWidth.columns(of: String(row("").dropLast()))
    #expect(!row(String(repeating: "x", count: room)).contains("…"))
    #expect(row(String(repeating: "x", count: room + 1)).contains("…"))
  }

  @Test func `no control character or mark of direction reaches the terminal`() {
    let line = row("a\u{1B}[31mb\r\nc\u{7}\u{202E}d\u{9B}2J\u{2066}")
    #expect(line.hasSuffix("a [31mb  c  d 2J \n"))
  }

  @Test func `invalid UTF-8 is shown as a replacement character`() {
    #expect(row([0x61, 0xFF, 0x62]).hasSuffix("a\u{FFFD}b\n"))
  }

  @Test func `colours wrap the verdict alone`() {
    #expect(row("hello", hasColors: true).hasPrefix("\u{1B}[31mblock\u{1B}[0m "))
  }

  @Test(
    "knows the width of a character",
    arguments: [
      ("a", 1), ("账", 2), ("ｗ", 2), ("한", 2), ("か", 2), ("é", 1), ("e\u{301}", 1),
      ("\u{200B}", 0), ("🙂", 2), ("。", 2), ("…", 1), ("𠮷", 2), ("ก\u{E34}", 1),
    ]) func width(_ text: String, _ columns: Int)
  {
    #expect(DisplayWidth.columns(of: text) == columns)
  }
}
