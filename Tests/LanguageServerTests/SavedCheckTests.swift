import Diagnostics
import JSON
import Testing

@testable import LanguageServer

@Suite struct SavedCheckTests {
  /// Finds every `slow` of a pack, as a linter would.
  private func client() -> Client {
    let check = InstantCheck { files in
      files.enumerated().flatMap { index, file -> [Diagnostic] in
        let bytes = file.bytes
        return bytes.indices.filter { bytes[$0...].starts(with: "slow".utf8) }.map { start in
          let range = SourceRange(file: FileID(index), start: start, end: start + 4)
          return Diagnostic(
            .noUsableLiteral, .warning, "this is slow", at: range,
            edits: [SourceEdit(range: range, replacement: "fast")])
        }
      }
    }
    return Client(savedCheck: check)
  }

  private func slow(_ client: Client) -> [JSONValue] {
    (client.diagnostics["file:///w/a.weir"] ?? []).filter { $0["code"] == "W0302" }
  }

  private func change(_ client: Client, _ text: String, version: Int) {
    client.notify(
      "textDocument/didChange",
      [
        "textDocument": ["uri": "file:///w/a.weir", "version": .integer(version)],
        "contentChanges": [["text": .string(text)]],
      ])
  }

  @Test func `what a saved check finds is shown after a save and moves with the text`() {
    let client = client()
    client.open("/w/a.weir", "signal a = \"slow\"\n")
    #expect(slow(client).count == 1)
    change(client, "signal a = \"slow\"\nsignal b = \"slow\"\n", version: 2)
    #expect(slow(client).count == 1)
    client.notify("textDocument/didSave", ["textDocument": ["uri": "file:///w/a.weir"]])
    #expect(slow(client).count == 2)
    change(client, "# a new line\nsignal a = \"slow\"\nsignal b = \"slow\"\n", version: 3)
    #expect(slow(client).map { $0["range"]?["start"]?["line"] } == [1, 2])
    change(client, "# a new line\nsignal a = \"slxw\"\nsignal b = \"slow\"\n", version: 4)
    #expect(slow(client).map { $0["range"]?["start"]?["line"] } == [2])
  }

  @Test func `its edits are offered where they still fit`() {
    let client = client()
    client.open("/w/a.weir", "signal a = \"slow\"\n")
    client.notify("textDocument/didSave", ["textDocument": ["uri": "file:///w/a.weir"]])
    change(client, "\nsignal a = \"slow\"\n", version: 2)
    let place: JSONValue = ["line": 1, "character": 13]
    let actions = client.request(
      "textDocument/codeAction",
      [
        "textDocument": ["uri": "file:///w/a.weir"], "range": ["start": place, "end": place],
        "context": ["diagnostics": []],
      ])
    #expect(actions.elements?.first?["title"] == "Replace `slow` with `fast`")
    let edit = actions.elements?.first?["edit"]?["changes"]?["file:///w/a.weir"]?.elements?.first
    #expect(edit?["range"]?["start"] == ["line": 1, "character": 12])
  }
}
