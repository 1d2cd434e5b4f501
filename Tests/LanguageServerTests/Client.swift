import Diagnostics
import JSON
import Synchronization

@testable import LanguageServer

/// The other end of a server, for tests: sends messages and collects what comes back.
final class Client {
  private var server: LanguageServer
  private var framer = MessageFramer()
  private var requests = 0
  /// Diagnostics as last published, by URI.
  private(set) var diagnostics: [String: [JSONValue]] = [:]

  /// What most editors can do.
  static let capabilities: JSONValue = [
    "textDocument": [
      "hover": ["contentFormat": ["markdown"]],
      "completion": ["completionItem": ["snippetSupport": true]],
      "codeAction": ["codeActionLiteralSupport": [:]],
      "documentSymbol": ["hierarchicalDocumentSymbolSupport": true],
      "publishDiagnostics": ["relatedInformation": true],
    ]
  ]

  /// A client of a new server; where `capabilities` are given, past `initialize`.
  init(
    files: MemoryFiles = MemoryFiles(), companions: [String] = [],
    savedCheck: (any SavedCheck)? = nil, capabilities: JSONValue? = Client.capabilities,
    encodings: [String] = [], root: String = "file:///w"
  ) {
    server = LanguageServer(
      source: files, companions: companions, savedCheck: savedCheck, version: "test")
    guard case .object(let members) = capabilities else { return }
    let general: (String, JSONValue) = (
      "general", ["positionEncodings": .array(encodings.map { .string($0) })]
    )
    _ = request(
      "initialize", ["capabilities": .object(members + [general]), "rootUri": .string(root)])
    notify("initialized", [:])
  }

  var exitStatus: Int32? { server.exitStatus }

  /// Whether any document has diagnostics now.
  var hasDiagnostics: Bool { diagnostics.values.contains { !$0.isEmpty } }

  /// Sends bytes as they are; returns the messages that came back, diagnostics among them.
  func send(bytes: [UInt8]) -> [JSONValue] {
    server.receive(bytes[...])
    return drain()
  }

  func send(_ messages: JSONValue...) -> [JSONValue] {
    send(bytes: messages.flatMap { MessageFramer.framed($0.written) })
  }

  func notify(_ method: String, _ parameters: JSONValue) {
    _ = send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// The whole answer: its `result` or its `error`.
  func answer(_ method: String, _ parameters: JSONValue) -> JSONValue {
    requests += 1
    let id = JSONValue.integer(requests)
    let answers = send([
      "jsonrpc": "2.0", "id": id, "method": .string(method), "params": parameters,
    ])
    return answers.first { $0["id"] == id && $0["method"] == nil } ?? .null
  }

  func request(_ method: String, _ parameters: JSONValue) -> JSONValue {
    answer(method, parameters)["result"] ?? .null
  }

  func endOfInput() {
    server.endOfInput()
    _ = drain()
  }

  private func drain() -> [JSONValue] {
    while server.handleNext() {}
    server.settle()
    framer.append(server.takeOutput()[...])
    var messages: [JSONValue] = []
    while let frame = framer.next() {
      guard case .body(let body) = frame, let message = try? JSONParser.parse(body) else {
        preconditionFailure("the server sends whole messages of JSON")
      }
      messages.append(message)
      if message["method"] == "textDocument/publishDiagnostics",
        let uri = message["params"]?["uri"]?.text
      {
        diagnostics[uri] = message["params"]?["diagnostics"]?.elements ?? []
      }
    }
    return messages
  }

  // MARK: - Documents

  func open(_ path: String, _ text: String, version: Int = 1) {
    notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string(DocumentURI.uri(ofPath: path)), "languageId": "weir",
          "version": .integer(version), "text": .string(text),
        ]
      ])
  }

  /// The text of an open document, as the server has it.
  func text(_ path: String) -> String? {
    server.workspace.documents[path].map { String(decoding: $0.text.bytes, as: UTF8.self) }
  }

  func position(_ offset: Int, _ path: String) -> JSONValue {
    let text = server.workspace.documents[path]?.text ?? DocumentText([])
    return text.position(at: offset, in: server.client.encoding).json
  }

  /// Parameters that name a place in an open document by its offset.
  func place(_ path: String, _ offset: Int) -> JSONValue {
    [
      "textDocument": ["uri": .string(DocumentURI.uri(ofPath: path))],
      "position": position(offset, path),
    ]
  }
}

/// A saved check that finds what it is told to, at once.
final class InstantCheck: SavedCheck {
  private let found = Mutex<[Diagnostic]?>(nil)
  private let find: @Sendable ([SourceFile]) -> [Diagnostic]

  init(_ find: @escaping @Sendable ([SourceFile]) -> [Diagnostic]) { self.find = find }

  func start(_ files: [SourceFile]) { found.withLock { $0 = find(files) } }

  func takeResult() -> [Diagnostic]? {
    found.withLock { found in
      defer { found = nil }
      return found
    }
  }
}

/// A text with its marks taken out: `‸` is a place.
struct MarkedText {
  let text: String
  /// The offsets of the marks, in bytes of `text`.
  let places: [Int]

  init(_ marked: String) {
    var text = ""
    var places: [Int] = []
    for scalar in marked.unicodeScalars {
      if scalar == "‸" {
        places.append(text.utf8.count)
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
    self.text = text
    self.places = places
  }
}
