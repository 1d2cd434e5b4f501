import Foundation
import JSON
import TestSupport
import Testing

@testable import LanguageServer

/// No bytes and no document end the server, and every answer is one.
@Suite struct RobustnessTests {
  /// The methods that ask about a place or a document.
  private static let methods = [
    "hover", "completion", "definition", "references", "documentHighlight", "prepareRename",
    "documentSymbol", "foldingRange", "semanticTokens/full", "formatting", "codeAction",
  ]

  @Test func `any stream of bytes is answered or passed over`() {
    var random = SeededRandom(seed: 21)
    let start = MessageFramer.framed(
      Array(#"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{}}"#.utf8))
    let open = MessageFramer.framed(
      Array(
        #"{"method":"textDocument/didOpen","params":{"textDocument":{"uri":"file:///w/a.weir","#
          .utf8) + Array(#""version":1,"text":"signal a = \"x\" /{{b}}/"}}}"#.utf8))
    for _ in 0..<300 {
      var stream = start + open + open
      for _ in 0..<Int.random(in: 0..<12, using: &random) {
        let place = Int.random(in: 0..<stream.count, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: stream[place] = UInt8.random(in: 0...255, using: &random)
        case 1: stream.remove(at: place)
        default: stream.insert(UInt8.random(in: 0...255, using: &random), at: place)
        }
      }
      // The client of the tests insists on whole messages of JSON coming back.
      let client = Client(capabilities: nil)
      _ = client.send(bytes: stream)
      client.endOfInput()
      #expect(client.exitStatus == 1)
    }
  }

  @Test func `every request at every place of a broken file is answered`() {
    var random = SeededRandom(seed: 22)
    let source = """
      family f { title en "F"  review 30  block 42 }
      signal s { "x" ~"安全" /a{{l}}/ @money(at-least: 3 CNY | 4 USD) ..4 s } except "y"
      lexicon l from "l.txt" { zh 转账 +3  en "wire" }
      condition c = 2 of (s, l) within 9 and sender in l or script has han | kana
      thread rule t in f { when s then me l within 2 days  hit { them "x" after 2 hours me "y" } }
      rule r in f { stage task  group g  label a, b  score sum(l) up to 9  when c  miss (channel: sms) "x" }
      adjust f/r { score 3 }
      """
    for _ in 0..<6 {
      var bytes = Array(source.utf8)
      for _ in 0..<Int.random(in: 0..<4, using: &random) {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        bytes.removeSubrange(start..<min(bytes.count, start + 5))
      }
      let client = Client()
      client.open("/w/a.weir", String(decoding: bytes, as: UTF8.self))
      for offset in stride(from: 0, through: bytes.count, by: 7) {
        for method in Self.methods {
          expectAnswer(client, method, at: offset)
        }
      }
    }
  }

  @Test func `every request at places of the shipped pack is answered`() throws {
    let rules = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("rules")
    var files = MemoryFiles()
    let names = try FileManager.default.subpathsOfDirectory(atPath: rules.path)
    for name in names where name.contains(".") {
      files.files["/w/rules/\(name)"] = Array(
        try Data(contentsOf: rules.appendingPathComponent(name)))
    }
    let client = Client(files: files)
    let text = String(
      decoding: files.files["/w/rules/safe-account.weir"] ?? [], as: UTF8.self)
    client.open("/w/rules/safe-account.weir", text)
    #expect(!client.hasDiagnostics)
    var random = SeededRandom(seed: 23)
    for _ in 0..<40 {
      let offset = Int.random(in: 0...text.utf8.count, using: &random)
      let method = Self.methods[Int.random(in: 0..<Self.methods.count, using: &random)]
      expectAnswer(client, method, at: offset, path: "/w/rules/safe-account.weir")
    }
  }

  private func expectAnswer(
    _ client: Client, _ method: String, at offset: Int, path: String = "/w/a.weir"
  ) {
    guard case .object(var members) = client.place(path, offset) else { return }
    let position = JSONValue.object(members)["position"] ?? .null
    members.append(("range", ["start": position, "end": position]))
    let answer = client.answer("textDocument/\(method)", .object(members))
    let isRefusal = answer["error"]?["code"]?.whole == ResponseError.Code.requestFailed.rawValue
    #expect(answer["result"] != nil || isRefusal, "\(method) at \(offset): \(answer)")
  }

  @Test func `a cancelled request that waits is refused, one that is done is passed over`() {
    let client = Client()
    let answers = client.send(
      ["jsonrpc": "2.0", "id": 90, "method": "workspace/symbol", "params": ["query": ""]],
      ["jsonrpc": "2.0", "id": 91, "method": "workspace/symbol", "params": ["query": ""]],
      ["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": 91]])
    #expect(answers.first { $0["id"] == 90 }?["result"] == [])
    #expect(answers.first { $0["id"] == 91 }?["error"]?["code"] == -32800)
    #expect(
      client.send(["jsonrpc": "2.0", "method": "$/cancelRequest", "params": ["id": 90]]).isEmpty)
  }

  @Test func `a burst of edits is checked once`() {
    let client = Client()
    client.open("/w/a.weir", "")
    let edits = (2..<30).map { version -> JSONValue in
      [
        "jsonrpc": "2.0", "method": "textDocument/didChange",
        "params": [
          "textDocument": ["uri": "file:///w/a.weir", "version": .integer(version)],
          "contentChanges": [["text": .string("signal s\(version) = ")]],
        ],
      ]
    }
    let messages = client.send(bytes: edits.flatMap { MessageFramer.framed($0.written) })
    #expect(messages.count == 1)
    #expect(messages.first?["params"]?["version"] == 29)
  }
}
