import Foundation
import Testing

/// `weir lsp` over real pipes.
@Suite struct LspTests {
  private let workplace: Workplace

  init() throws { workplace = try Workplace() }

  private func framed(_ messages: String...) -> String {
    messages.map { "Content-Length: \($0.utf8.count)\r\n\r\n\($0)" }.joined()
  }

  private static let initialize =
    #"{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"capabilities":{}}}"#
  private static let shutdown = #"{"jsonrpc":"2.0","id":2,"method":"shutdown"}"#
  private static let exit = #"{"jsonrpc":"2.0","method":"exit"}"#

  @Test func `a session from start to end ends with status 0`() throws {
    let file = workplace.folder.appendingPathComponent("mine/a.weir").path
    let open =
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"file://"#
      + file + #"","version":1,"text":"signal s = \"安全\" missing\n"}}}"#
    try workplace.write("in", framed(Self.initialize, open, Self.shutdown, Self.exit))
    let outcome = try workplace.run("weir lsp --stdio < in")
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains(#""result":{"capabilities":{"#))
    #expect(outcome.output.contains(#"{"jsonrpc":"2.0","id":2,"result":null}"#))
  }

  @Test func `diagnostics come when the editor pauses`() throws {
    let open =
      #"{"jsonrpc":"2.0","method":"textDocument/didOpen","params":{"textDocument":{"uri":"#
      + #""untitled:a","version":1,"text":"signal s = \"安全\" missing\n"}}}"#
    try workplace.write("first", framed(Self.initialize, open))
    try workplace.write("last", framed(Self.shutdown, Self.exit))
    let outcome = try workplace.run("(cat first; sleep 1; cat last) | weir lsp")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains(#""code":"E0201""#))
  }

  @Test(arguments: ["printf '' | weir lsp", "printf 'garbage\n\n' | weir lsp", "weir lsp < in"])
  func `an editor that goes away without shutdown ends it with status 1`(_ line: String) throws {
    try workplace.write("in", framed(Self.initialize, Self.exit))
    #expect(try workplace.run(line).status == 1)
  }

  @Test func `an editor that stops reading is no error`() throws {
    try workplace.write("in", framed(Self.initialize, Self.shutdown))
    let outcome = try workplace.run(
      "(cat in; sleep 1; cat in; sleep 1) | (weir lsp; echo $? > status) | head -c 1")
    #expect(outcome.output == "C")
    #expect(try workplace.read("status") == "0\n")
  }

  @Test func `a broken output is status 3`() throws {
    try workplace.write("in", framed(Self.initialize))
    let outcome = try workplace.run("weir lsp < in > /dev/full")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("standard output"))
  }

  @Test func `its help says what it is for`() throws {
    let outcome = try workplace.run("weir help lsp")
    #expect(outcome.status == 0)
    for part in ["EXAMPLES", "EXIT STATUS", "  1  ", "--rules"] {
      #expect(outcome.output.contains(part))
    }
  }
}
