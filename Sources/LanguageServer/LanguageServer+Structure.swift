import Diagnostics
import JSON
import RuleSyntax

/// The shape of files: outlines, folds, colours.
extension LanguageServer {
  mutating func documentSymbols(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (analysis, _, file) = try file(parameters)
    return .array(
      file.declarations.map { declaration in
        guard client.takesOutlineTree else { return information(declaration, in: analysis) }
        return .members([
          "name": .string(declaration.title),
          "detail": declaration.detail.isEmpty ? nil : .string(declaration.detail),
          "kind": .integer(declaration.kind.symbolKind),
          "range": json(declaration.range, in: file.text),
          "selectionRange": json(declaration.nameRange, in: file.text),
        ])
      })
  }

  /// Names of all packs with an open document that hold the letters of the query in order.
  mutating func workspaceSymbols(_ parameters: JSONValue) -> JSONValue {
    let query = Array((parameters["query"]?.text ?? "").lowercased().utf8)
    var found: [JSONValue] = []
    let places = workspace.packs.keys.sorted { "\($0)" < "\($1)" }
    for place in places {
      let analysis = workspace.analysis(of: place)
      for declaration in analysis.files.flatMap(\.declarations)
      where declaration.symbol != nil && Self.holds(declaration.title, query) {
        found.append(information(declaration, in: analysis))
        if found.count == Self.mostSymbols { return .array(found) }
      }
    }
    return .array(found)
  }

  private static var mostSymbols: Int { 500 }

  private static func holds(_ name: String, _ query: [UInt8]) -> Bool {
    var rest = query[...]
    for byte in name.utf8 where byte == rest.first { rest.removeFirst() }
    return rest.isEmpty
  }

  private func information(_ declaration: Declaration, in analysis: PackAnalysis) -> JSONValue {
    var container: String?
    if case .rule(let family) = declaration.symbol?.space, !family.isEmpty { container = family }
    return .members([
      "name": .string(declaration.title), "kind": .integer(declaration.kind.symbolKind),
      "location": location(declaration.range, in: analysis),
      "containerName": container.map { .string($0) },
    ])
  }

  // MARK: - Folds

  mutating func foldingRanges(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let file = try file(parameters).file
    var folds: [JSONValue] = []
    for declaration in file.declarations {
      let first = file.text.line(at: declaration.range.start)
      let last = file.text.line(at: max(declaration.range.end - 1, declaration.range.start))
      // The closing brace stays in sight.
      let end =
        file.text.bytes[..<declaration.range.end].last == UInt8(ascii: "}") ? last - 1 : last
      if end > first { folds.append(["startLine": .integer(first), "endLine": .integer(end)]) }
    }
    for comment in Self.commentBlocks(in: file.text) where comment.count > 1 {
      folds.append([
        "startLine": .integer(comment.lowerBound), "endLine": .integer(comment.upperBound - 1),
        "kind": "comment",
      ])
    }
    return .array(folds)
  }

  /// Runs of lines that are comments only.
  private static func commentBlocks(in text: DocumentText) -> [Range<Int>] {
    var blocks: [Range<Int>] = []
    var start: Int?
    for line in 0...text.lineStarts.count {
      let isComment =
        line < text.lineStarts.count
        && text.bytes[text.range(ofLine: line)].first { $0 != 0x20 && $0 != 0x09 }
          == UInt8(ascii: "#")
      if isComment {
        start = start ?? line
      } else if let first = start {
        blocks.append(first..<line)
        start = nil
      }
    }
    return blocks
  }

  // MARK: - Colours

  mutating func semanticTokens(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (analysis, _, file) = try file(parameters)
    var data: [JSONValue] = []
    var last = Position(line: 0, character: 0)
    for token in SemanticTokens.tokens(of: file, in: analysis) {
      let start = file.text.position(at: token.range.lowerBound, in: client.encoding)
      let end = file.text.position(at: token.range.upperBound, in: client.encoding)
      guard start.line == end.line, start.character < end.character else { continue }
      let column = start.line == last.line ? start.character - last.character : start.character
      data += [
        .integer(start.line - last.line), .integer(column),
        .integer(end.character - start.character), .integer(token.kind.rawValue), 0,
      ]
      last = start
    }
    return ["data": .array(data)]
  }
}

extension Declaration.Kind {
  /// The `SymbolKind` of the protocol nearest to it.
  fileprivate var symbolKind: Int {
    switch self {
    case .pack: 4  // Package
    case .family: 3  // Namespace
    case .variants: 10  // Enum
    case .lexicon: 18  // Array
    case .signal: 13  // Variable
    case .condition: 17  // Boolean
    case .rule: 12  // Function
    case .threadRule: 6  // Method
    case .adjustment: 7  // Property
    case .allowance: 7
    }
  }
}
