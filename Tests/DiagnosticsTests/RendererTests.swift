import Diagnostics
import Testing

struct CaretRendererTests {
  @Test("carets stand under wide characters, tabs and marks")
  func widths() {
    let line = "\t安全e\u{301}x\u{1B}[31m"
    let output = render(line, label: "here", from: "x", to: "\u{1B}")
    #expect(
      output == """
        error[E0101]: wrong
          --> a.weir:1:6
           |
         1 |     安全e\u{301}x␛[31m
           |          ^ here

        """)
  }

  @Test("labels on one line hang below each other, the last beside the carets")
  func severalLabels() {
    let text = "one two three\n"
    let diagnostic = Diagnostic(
      .duplicateName, .error, "three of them", at: range(4, 7), label: "second",
      secondary: [
        .init(range: range(0, 3), text: "first"), .init(range: range(8, 13), text: "third"),
      ])
    #expect(
      renderer(text).render(diagnostic) == """
        error[E0203]: three of them
          --> a.weir:1:5
           |
         1 | one two three
           | --- ^^^ ----- third
           | |   |
           | |   second
           | |
           | first

        """)
  }

  @Test("a label in another file is shown with its place")
  func otherFile() {
    let files = [source("a.weir", "signal a\n"), source("b.weir", "\n\nlexicon a\n")]
    let diagnostic = Diagnostic(
      .duplicateName, .warning, "twice", at: range(7, 8),
      secondary: [
        .init(range: SourceRange(file: FileID(1), start: 10, end: 11), text: "first")
      ], help: "take one out")
    #expect(
      CaretRenderer(files: files).render(diagnostic) == """
        warning[E0203]: twice
          --> a.weir:1:8
           |
         1 | signal a
           |        ^
          ::: b.weir:3:9
         3 | lexicon a
           |         - first
           = help: take one out

        """)
  }

  @Test("edits are shown as the lines before and after")
  func edits() {
    var diagnostic = Diagnostic(.unknownName, .error, "two names", at: range(0, 1))
    diagnostic.edits = [
      SourceEdit(range: range(0, 1), replacement: "x"),
      SourceEdit(range: range(2, 3), replacement: "y\nz"),
    ]
    #expect(
      renderer("a b\nc").render(diagnostic).hasSuffix(
        """
           |
         1 - a b
         1 + x y
         2 + z

        """))
  }

  @Test("a line of a megabyte is cut around what is meant")
  func longLine() {
    let text = String(repeating: "转", count: 350_000) + "!" + String(repeating: "x", count: 1000)
    let output = render(text, label: "here", from: "!", to: "x")
    #expect(output.utf8.count < 2000)
    let lines = output.split(separator: "\n")
    #expect(lines[3].contains("转!xxx") && lines[3].hasSuffix("…"))
    let caret = lines[4].prefix { $0 != "^" }
    let before = lines[3].prefix { $0 != "!" }
    #expect(DisplayWidth.columns(of: String(caret)) == DisplayWidth.columns(of: String(before)))
  }

  @Test("places outside the file, or of no file, do not crash")
  func placesOutside() {
    for range in [range(0, 99), range(50, 60), range(3, 3), range(2, 1)] {
      var diagnostic = Diagnostic(.unknownName, .error, "odd", at: range, label: "here")
      diagnostic.edits = [SourceEdit(range: range, replacement: "x")]
      #expect(!renderer("abc").render(diagnostic).isEmpty)
      #expect(!DiagnosticJSONRenderer(files: [source("a", "abc")]).render(diagnostic).isEmpty)
    }
    let nowhere = SourceRange(file: FileID(7), start: 0, end: 1)
    let diagnostic = Diagnostic(.unknownName, .error, "nowhere", at: nowhere)
    #expect(renderer("abc").render(diagnostic) == "error[E0201]: nowhere\n")
  }

  @Test("colour changes nothing but the escape sequences")
  func color() {
    let diagnostic = Diagnostic(
      .unknownName, .error, "odd", at: range(0, 3), label: "here",
      secondary: [.init(range: range(4, 5), text: "there")], help: "do",
      edits: [SourceEdit(range: range(0, 1), replacement: "x")])
    let files = [source("a.weir", "abc d")]
    var colored = CaretRenderer(files: files, usesColor: true).render(diagnostic)[...]
    var plain = ""
    while let escape = colored.firstIndex(of: "\u{1B}") {
      plain += colored[..<escape]
      colored = colored[escape...].drop { $0 != "m" }.dropFirst()
    }
    #expect(plain + colored == CaretRenderer(files: files).render(diagnostic))
  }

  private func renderer(_ text: String) -> CaretRenderer {
    CaretRenderer(files: [source("a.weir", text)])
  }

  private func render(_ text: String, label: String, from: String, to: String) -> String {
    let bytes = Array(text.utf8)
    let start = bytes.firstIndex(of: Array(from.utf8)[0]) ?? 0
    let end = bytes[start...].firstIndex(of: Array(to.utf8)[0]) ?? bytes.count
    return renderer(text).render(
      Diagnostic(.unexpectedCharacter, .error, "wrong", at: range(start, end), label: label))
  }
}

struct DiagnosticJSONRendererTests {
  @Test("a diagnostic is one JSON object with places in characters and bytes")
  func json() {
    let file = source("a\"b.weir", "x\n转账 y")
    let diagnostic = Diagnostic(
      .unknownName, .error, "no `转账`\u{1}", at: SourceRange(file: FileID(0), start: 5, end: 8),
      secondary: [.init(range: range(0, 1), text: "x")], help: "a\nb",
      edits: [SourceEdit(range: range(0, 0), replacement: "\\")])
    let expected =
      #"{"code":"E0201","severity":"error","message":"no `转账`\u0001","file":"a\"b.weir","line":2,"#
      + #""column":2,"endLine":2,"endColumn":3,"start":5,"end":8,"related":[{"file":"a\"b.weir","#
      + #""line":1,"column":1,"endLine":1,"endColumn":2,"start":0,"end":1,"label":"x"}],"#
      + #""help":"a\nb","edits":[{"file":"a\"b.weir","line":1,"column":1,"endLine":1,"endColumn":1,"#
      + #""start":0,"end":0,"replacement":"\\"}]}"#
    #expect(DiagnosticJSONRenderer(files: [file]).render(diagnostic) == expected)
  }
}

private func source(_ path: String, _ text: String) -> SourceFile {
  SourceFile(path: path, bytes: Array(text.utf8))
}

private func range(_ start: Int, _ end: Int) -> SourceRange {
  SourceRange(file: FileID(0), start: start, end: end)
}
