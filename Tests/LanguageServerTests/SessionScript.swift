import JSON

@testable import LanguageServer

/// A script of what an editor does, one step a line:
///
///     # comment
///     file PATH                a file on disk; its lines follow, each after `  | `
///     initialize JSON          the client's capabilities
///     start JSON               the same, and not shown
///     open PATH                the file as it is on disk
///     edit ⟨a⟩ ⟨b⟩ "text"      replaces what stands between two marks
///     save PATH, close PATH
///     request METHOD ⟨a⟩ JSON  a mark stands for its document and position; both may be left out
///     notify METHOD JSON
///     send JSON                a message as it is
///     bytes "text"             bytes as they are, with JSON's escapes
///     end                      the pipe is closed
///
/// `⟨a⟩` in a file marks a place and is no part of it; in JSON it stands for a position. Places are
/// those of the file on disk: a session edits behind the marks it still needs.
struct SessionScript {
  private var steps: [Substring] = []
  private var files: [String: String] = [:]
  private var marks: [String: (path: String, offset: Int)] = [:]

  struct Mistake: Error { var line: String }

  init(_ source: String) throws {
    var path: String?
    for line in source.split(separator: "\n", omittingEmptySubsequences: false) {
      if let file = path, line.hasPrefix("  |") {
        files[file, default: ""] +=
          take(line.dropFirst(line.hasPrefix("  | ") ? 4 : 3), file) + "\n"
        continue
      }
      path = nil
      if line.hasPrefix("file ") {
        path = String(line.dropFirst(5))
      } else if !line.isEmpty {
        steps.append(line)
      }
    }
  }

  /// A line of a file without its marks.
  private mutating func take(_ line: Substring, _ path: String) -> String {
    var result = ""
    var rest = line
    while let open = rest.firstIndex(of: "⟨"), let close = rest[open...].firstIndex(of: "⟩") {
      result += rest[..<open]
      let offset = (files[path] ?? "").utf8.count + result.utf8.count
      marks[String(rest[open...close])] = (path, offset)
      rest = rest[rest.index(after: close)...]
    }
    return result + rest
  }

  /// Plays the script and gives every message of both sides.
  func transcript() throws -> String {
    var player = Player(Client(files: MemoryFiles(files), capabilities: nil))
    for step in steps { try play(step, &player) }
    return player.output
  }

  /// One run of a script.
  private struct Player {
    let client: Client
    var output = ""
    var version = 1
    var request = 0

    init(_ client: Client) { self.client = client }

    mutating func send(_ message: JSONValue) {
      output += "--> \(message.indented())\n"
      for answer in client.send(message) { output += "<-- \(answer.indented())\n" }
      noteEnd()
    }

    mutating func notify(_ method: String, _ parameters: JSONValue) {
      send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
    }

    mutating func ask(_ method: String, _ parameters: JSONValue) {
      request += 1
      send([
        "jsonrpc": "2.0", "id": .integer(request), "method": .string(method),
        "params": parameters,
      ])
    }

    mutating func noteEnd() {
      if let status = client.exitStatus { output += "== ended with status \(status)\n" }
    }
  }

  private func play(_ step: Substring, _ player: inout Player) throws {
    let words = step.split(separator: " ", maxSplits: 1)
    guard let verb = words.first else { return }
    let rest = words.count > 1 ? words[1] : ""
    switch verb {
    case "#": player.output += "\(step)\n"
    case "initialize":
      player.ask("initialize", ["capabilities": try json(rest, player), "rootUri": "file:///w"])
      player.notify("initialized", [:])
    case "start":
      let shown = player.output
      player.ask("initialize", ["capabilities": try json(rest, player), "rootUri": "file:///w"])
      player.notify("initialized", [:])
      (player.output, player.request) = (shown, 0)
    case "open": open(String(rest), &player)
    case "edit": try edit(rest, step, &player)
    case "save", "close":
      player.notify(
        verb == "save" ? "textDocument/didSave" : "textDocument/didClose",
        ["textDocument": ["uri": .string("file://" + rest)]])
    case "request": try ask(rest, &player)
    case "notify":
      let parts = rest.split(separator: " ", maxSplits: 1)
      player.notify(String(parts[0]), try json(parts.count > 1 ? parts[1] : "{}", player))
    case "send": player.send(try json(rest, player))
    case "bytes":
      let text = try json(rest, player).text ?? ""
      player.output += "--> bytes \(rest)\n"
      for answer in player.client.send(bytes: Array(text.utf8)) {
        player.output += "<-- \(answer.indented())\n"
      }
      player.noteEnd()
    case "end":
      player.output += "--> end of input\n"
      player.client.endOfInput()
      player.noteEnd()
    default: throw Mistake(line: String(step))
    }
  }

  private func open(_ path: String, _ player: inout Player) {
    player.notify(
      "textDocument/didOpen",
      [
        "textDocument": [
          "uri": .string("file://" + path), "languageId": "weir", "version": 1,
          "text": .string(files[path] ?? ""),
        ]
      ])
  }

  private func edit(_ rest: Substring, _ step: Substring, _ player: inout Player) throws {
    let parts = rest.split(separator: " ", maxSplits: 2)
    guard parts.count == 3, let start = marks[String(parts[0])], let end = marks[String(parts[1])]
    else { throw Mistake(line: String(step)) }
    player.version += 1
    player.notify(
      "textDocument/didChange",
      [
        "textDocument": [
          "uri": .string("file://" + start.path), "version": .integer(player.version),
        ],
        "contentChanges": [
          [
            "range": [
              "start": player.client.position(start.offset, start.path),
              "end": player.client.position(end.offset, end.path),
            ],
            "text": try json(parts[2], player),
          ]
        ],
      ])
  }

  private func ask(_ rest: Substring, _ player: inout Player) throws {
    var parts = rest.split(separator: " ", maxSplits: 1)
    let method = String(parts.removeFirst())
    var parameters = JSONValue.null
    if let first = parts.first, first.hasPrefix("⟨") {
      parts = first.split(separator: " ", maxSplits: 1)
      guard let mark = marks[String(parts.removeFirst())] else { throw Mistake(line: String(rest)) }
      parameters = player.client.place(mark.path, mark.offset)
    }
    if let extra = parts.first, case .object(let more) = try json(extra, player) {
      if case .object(let members) = parameters {
        parameters = .object(members + more)
      } else {
        parameters = .object(more)
      }
    }
    player.ask(method, parameters)
  }

  /// JSON in which marks stand for positions.
  private func json(_ text: Substring, _ player: Player) throws -> JSONValue {
    var source = text.isEmpty ? "{}" : String(text)
    for (name, mark) in marks where source.contains(name) {
      let position = player.client.position(mark.offset, mark.path)
      source = source.replacing(name, with: String(decoding: position.written, as: UTF8.self))
    }
    return try JSONParser.parse(Array(source.utf8))
  }
}
