import JSON
import TestSupport
import Testing

@testable import LanguageServer

/// Edits by the piece are the same as the whole text sent anew.
@Suite struct SynchronizationTests {
  @Test(arguments: ["utf-8", "utf-16"])
  func `a text edited piece by piece is what the editor has`(_ encoding: String) {
    var random = SeededRandom(seed: 11)
    for _ in 0..<40 {
      var text = String(decoding: RandomText.bytes(using: &random, valid: true), as: UTF8.self)
      let client = Client(encodings: [encoding])
      client.open("/w/a.weir", text)
      for version in 2..<12 {
        let changes = (0..<Int.random(in: 1...3, using: &random)).map { _ in
          Self.change(&text, encoding: encoding, using: &random)
        }
        client.notify(
          "textDocument/didChange",
          [
            "textDocument": ["uri": "file:///w/a.weir", "version": .integer(version)],
            "contentChanges": .array(changes),
          ])
        #expect(client.text("/w/a.weir") == text)
      }
      // What is said of the text does not depend on how it came about.
      let fresh = Client(encodings: [encoding])
      fresh.open("/w/a.weir", text)
      #expect(client.diagnostics == fresh.diagnostics)
    }
  }

  /// Edits `text` by scalars, counting lines and units apart from the code under test.
  private static func change(
    _ text: inout String, encoding: String, using random: inout SeededRandom
  ) -> JSONValue {
    let pieces = ["", "x", "安", "👮", "\n", "\r\n", "rule r {", "\""]
    let replacement = pieces[Int.random(in: 0..<pieces.count, using: &random)]
    guard Int.random(in: 0..<8, using: &random) > 0 else {
      text = replacement
      return ["text": .string(replacement)]
    }
    var scalars = Array(text.unicodeScalars)
    var start = Int.random(in: 0...scalars.count, using: &random)
    var end = Int.random(in: start...min(scalars.count, start + 4), using: &random)
    // No editor puts its cursor between CR and LF.
    while start > 0, start < scalars.count, scalars[start] == "\n", scalars[start - 1] == "\r" {
      start -= 1
    }
    while end < scalars.count, end > 0, scalars[end] == "\n", scalars[end - 1] == "\r" { end += 1 }
    let range: JSONValue = [
      "start": place(start, scalars, encoding), "end": place(end, scalars, encoding),
    ]
    scalars.replaceSubrange(start..<end, with: Array(replacement.unicodeScalars))
    text = ""
    text.unicodeScalars.append(contentsOf: scalars)
    return ["range": range, "text": .string(replacement)]
  }

  private static func place(
    _ index: Int, _ scalars: [Unicode.Scalar], _ encoding: String
  ) -> JSONValue {
    var (line, units) = (0, 0)
    for position in 0..<index {
      let scalar = scalars[position]
      let isLineEnd =
        scalar == "\n"
        || (scalar == "\r" && !(position + 1 < scalars.count && scalars[position + 1] == "\n"))
      if isLineEnd {
        (line, units) = (line + 1, 0)
      } else {
        units += encoding == "utf-8" ? UTF8.width(scalar) : UTF16.width(scalar)
      }
    }
    return ["line": .integer(line), "character": .integer(units)]
  }

  @Test func `an open document hides its file, and a closed one shows it again`() {
    let client = Client(
      files: MemoryFiles([
        "/w/rules/a.weir": "signal a = \"x\"\n", "/w/rules/b.weir": "condition c = a\n",
      ]))
    client.open("/w/rules/b.weir", "condition c = a\n")
    func codes() -> [JSONValue?] {
      client.diagnostics["file:///w/rules/b.weir"]?.map { $0["code"] } ?? []
    }
    #expect(codes() == ["W0203"])
    client.open("/w/rules/a.weir", "signal renamed = \"x\"\n")
    #expect(codes() == ["E0201", "W0203"] || codes() == ["W0203", "E0201"])
    client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///w/rules/a.weir"]])
    #expect(codes() == ["W0203"])
  }

  @Test func `a document that was never saved is a pack by itself`() {
    let client = Client()
    client.notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": "untitled:Untitled-1", "version": 1, "text": "condition c = a\n",
        ]
      ])
    let codes = client.diagnostics["untitled:Untitled-1"]?.map { $0["code"] }
    #expect(codes?.contains("E0201") == true)
  }

  @Test func `closing the last document of a pack takes its diagnostics away`() {
    let client = Client(files: MemoryFiles(["/w/rules/b.weir": "condition c = a\n"]))
    client.open("/w/rules/a.weir", "signal s = \n")
    #expect(client.diagnostics["file:///w/rules/b.weir"]?.isEmpty == false)
    client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///w/rules/a.weir"]])
    #expect(!client.hasDiagnostics)
  }
}
