import JSON
import Testing

@testable import LanguageServer

@Suite struct WorkspaceTests {
  @Test(
    arguments: [
      // A folder called rules, from any depth.
      ("/w/rules/a.weir", PackPlace.folder("/w/rules")),
      ("/w/rules/learned/deep/a.weir", .folder("/w/rules")),
      // A folder with a pack declaration, the nearest first.
      ("/w/packed/a.weir", .folder("/w/packed")),
      ("/w/packed/rules/a.weir", .folder("/w/packed/rules")),
      ("/w/packed/sub/a.weir", .folder("/w/packed")),
      // Neither: the files beside it, and nothing beyond the workspace.
      ("/w/loose/a.weir", .looseFiles("/w/loose")),
      ("/rules/w/a.weir", .folder("/rules")),
    ])
  func `a file belongs to the nearest folder that looks like a pack`(
    _ path: String, _ place: PackPlace
  ) {
    let found = PackPlace.place(ofFile: path, roots: ["/w"]) { $0 == "/w/packed" }
    #expect(found == place)
  }

  @Test(
    arguments: [
      ("pack { name \"x\" }", true), ("# pack {\nfamily f {}", false), ("\n  pack {", true),
      ("packed", false), ("pack{", true), ("", false),
    ])
  func `a pack declaration begins a line`(_ text: String, _ declares: Bool) {
    #expect(PackPlace.declaresPack(Array(text.utf8)) == declares)
  }

  @Test(
    arguments: [
      ("file:///w/a.weir", "/w/a.weir"), ("file:///w/%E5%AE%89%20x.weir", "/w/安 x.weir"),
      ("file://localhost/w/a", "/w/a"), ("FILE:///w/../x", "/x"), ("file:///w/a?x#y", "/w/a"),
      ("untitled:a", nil), ("file://server/share", nil), ("file:///%zz", nil), ("file:///%00", nil),
      ("", nil),
    ] as [(String, String?)])
  func `the path of a URI`(_ uri: String, _ path: String?) {
    #expect(DocumentURI.path(of: uri) == path)
    if let path { #expect(DocumentURI.path(of: DocumentURI.uri(ofPath: path)) == path) }
  }

  @Test func `two spellings of a URI are one document`() {
    let client = Client()
    client.open("/w/a b.weir", "signal s = ")
    let answer = client.request(
      "textDocument/documentSymbol", ["textDocument": ["uri": "file:///w/a%20b.weir"]])
    #expect(answer.elements?.count == 1)
  }

  @Test func `a folder that cannot be listed is told of once, and the open file checked alone`() {
    let client = Client()
    let uri = "file://\(MemoryFiles.unreadable)/a.weir"
    let open: JSONValue = [
      "jsonrpc": "2.0", "method": "textDocument/didOpen",
      "params": ["textDocument": ["uri": .string(uri), "version": 1, "text": "signal s = x"]],
    ]
    let messages = client.send(open).filter { $0["method"] == "window/showMessage" }
    #expect(messages.count == 1)
    #expect(messages[0]["params"]?["message"]?.text?.contains("Permission denied") == true)
    #expect(client.diagnostics[uri]?.isEmpty == false)
    #expect(client.send(open).allSatisfy { $0["method"] != "window/showMessage" })
  }

  @Test func `a comment lets a warning stand while typing too`() {
    let client = Client()
    client.open("/w/a.weir", "signal s = \"x\"  # allow W0203: used by another pack\n")
    #expect(client.diagnostics["file:///w/a.weir"] == [])
    client.open("/w/b.weir", "signal t = \"x\"  # a comment\n")
    #expect(client.diagnostics["file:///w/b.weir"]?.map { $0["code"] } == ["W0203"])
  }

  @Test func `companions are checked with every pack but their own`() {
    let files = MemoryFiles([
      "/base/rules/pack.weir": """
      pack { name "base" }
      family f { title en "F"  review 30  block 42 }
      rule r in f { title en "R"  stage task  score 6  when "x"  hit "x" }
      """,
      "/w/mine/a.weir": "adjust f/r { shadow }\n",
    ])
    let alone = Client(files: files)
    alone.open("/w/mine/a.weir", "adjust f/r { shadow }\n")
    #expect(alone.diagnostics["file:///w/mine/a.weir"]?.isEmpty == false)
    let together = Client(files: files, companions: ["/base/rules"])
    together.open("/w/mine/a.weir", "adjust f/r { shadow }\n")
    #expect(together.diagnostics["file:///w/mine/a.weir"] == [])
    let own = Client(files: files, companions: ["/base/rules"], root: "file:///base")
    own.open("/base/rules/b.weir", "")
    #expect(!own.hasDiagnostics)
  }

  @Test func `a list file that changes on disk is read again when told so`() {
    let client = Client(
      files: MemoryFiles(["/w/rules/words.txt": "转账\n"]))
    client.open("/w/rules/a.weir", "lexicon l from \"words.txt\"\ncondition c = l\n")
    #expect(client.diagnostics["file:///w/rules/a.weir"]?.map { $0["code"] } == ["W0203"])
    // The open list hides the one on disk.
    client.open("/w/rules/words.txt", "\\x\n")
    #expect(
      client.diagnostics["file:///w/rules/words.txt"]?.map { $0["code"] } == ["E0116"])
    client.notify("textDocument/didClose", ["textDocument": ["uri": "file:///w/rules/words.txt"]])
    #expect(client.diagnostics["file:///w/rules/words.txt"] == [])
  }
}
