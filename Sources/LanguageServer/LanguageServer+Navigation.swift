import Diagnostics
import JSON
import RuleCheck
import RuleSyntax

/// From a name to the places that name it.
extension LanguageServer {
  mutating func definition(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let spot = try spot(parameters)
    if let list = listFile(at: spot) { return list }
    guard let symbol = spot.file.occurrence(at: spot.offset)?.symbol else { return .null }
    let places = spot.analysis.declarations(of: symbol).map {
      location($0.nameRange, in: spot.analysis)
    }
    return places.isEmpty ? .null : .array(places)
  }

  /// The list file that a `from ".."` under the cursor names.
  private func listFile(at spot: Spot) -> JSONValue? {
    guard let token = spot.file.token(at: spot.offset), token.kind == .string,
      spot.file.nodes(at: spot.offset).contains(where: { $0.kind == .lexiconSource })
    else { return nil }
    let path = token.plainText
    let folder = DocumentURI.folder(of: spot.file.path)
    let full = DocumentURI.normalized(path.hasPrefix("/") ? path : folder + "/" + path)
    return [
      "uri": .string(workspace.uri(ofPath: full)), "range": json(0..<0, in: DocumentText([])),
    ]
  }

  mutating func references(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let spot = try spot(parameters)
    guard let symbol = spot.file.occurrence(at: spot.offset)?.symbol else { return .null }
    let withDeclarations = parameters["context"]?["includeDeclaration"]?.truth ?? true
    return .array(
      spot.analysis.occurrences(of: symbol)
        .filter { withDeclarations || !$0.isDeclaration }
        .map { location($0.range, in: spot.analysis) })
  }

  mutating func highlights(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let spot = try spot(parameters)
    guard let symbol = spot.file.occurrence(at: spot.offset)?.symbol else { return .null }
    return .array(
      spot.file.occurrences.filter { $0.symbol == symbol }.map { occurrence in
        // A declaration is what writing is to a variable.
        [
          "range": json(occurrence.range, in: spot.file.text),
          "kind": occurrence.isDeclaration ? 3 : 2,
        ]
      })
  }

  // MARK: - Rename

  mutating func prepareRename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let spot = try spot(parameters)
    let occurrence = try renamable(at: spot)
    return [
      "range": json(occurrence.range, in: spot.file.text),
      "placeholder": .string(occurrence.symbol.name),
    ]
  }

  mutating func rename(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let spot = try spot(parameters)
    let symbol = try renamable(at: spot).symbol
    guard let name = parameters["newName"]?.text else {
      throw ResponseError(.invalidParameters, "the request names no new name")
    }
    if let reason = reasonAgainst(name, for: symbol, in: spot.analysis) {
      throw ResponseError(.requestFailed, reason)
    }
    let edits = spot.analysis.occurrences(of: symbol).map {
      SourceEdit(range: $0.range, replacement: name)
    }
    // A family's name stands in the identity of its rules, not in their text: those stay.
    return workspaceEdit(edits, in: spot.analysis)
  }

  private func renamable(at spot: Spot) throws(ResponseError) -> Occurrence {
    guard let occurrence = spot.file.occurrence(at: spot.offset) else {
      throw ResponseError(.requestFailed, "there is no name here")
    }
    let symbol = occurrence.symbol
    switch symbol.space {
    case .group, .label: return occurrence
    case .value, .family, .rule:
      guard !spot.analysis.declarations(of: symbol).isEmpty else {
        throw ResponseError(.requestFailed, "`\(symbol.title)` is not declared in this pack")
      }
      return occurrence
    }
  }

  private func reasonAgainst(
    _ name: String, for symbol: Symbol, in analysis: PackAnalysis
  ) -> String? {
    guard RuleName.isWellFormed(name) else {
      return "`\(name.prefix(80))` is no name: names are lower-case words joined by `-`"
    }
    switch symbol.space {
    case .value where Keywords.reserved.contains(name), .family where name == "all":
      return "`\(name)` is a word of the language and cannot be a name"
    case .value, .family, .rule, .group, .label: break
    }
    return analysis.isTaken(name, besides: symbol) ? "the name `\(name)` is taken" : nil
  }

  /// Edits as a `WorkspaceEdit`, with the versions of open documents where the client takes them.
  func workspaceEdit(_ edits: [SourceEdit], in analysis: PackAnalysis) -> JSONValue {
    let files = Set(edits.map(\.range.file.rawValue)).sorted().map { FileID($0) }
    let changes = files.map { file -> (uri: String, version: Int?, edits: JSONValue) in
      let text = analysis.text(of: file)
      let uri = workspace.uri(ofPath: analysis.path(of: file))
      let own = edits.filter { $0.range.file == file }.map { edit -> JSONValue in
        ["range": json(edit.range, in: text), "newText": .string(edit.replacement)]
      }
      return (uri, workspace.document(uri)?.version, .array(own))
    }
    guard client.takesDocumentChanges else {
      return [
        "changes": .object(changes.map { ($0.uri, $0.edits) })
      ]
    }
    return [
      "documentChanges": .array(
        changes.map { change in
          [
            "textDocument": [
              "uri": .string(change.uri), "version": change.version.map { .integer($0) } ?? .null,
            ],
            "edits": change.edits,
          ]
        })
    ]
  }
}
