import Diagnostics
import JSON

/// What the client says of its documents.
extension LanguageServer {
  mutating func didOpen(_ parameters: JSONValue) {
    guard let document = parameters["textDocument"], let uri = document["uri"]?.text,
      let text = document["text"]?.text
    else { return }
    workspace.open(uri, version: document["version"]?.whole, text: text)
    noteChange(of: uri)
    guard let place = workspace.document(uri)?.place else { return }
    // It is told of anew, also that there is nothing to say.
    published[place]?.sent[uri] = nil
    if published[place] == nil { uncompiled.insert(place) }
  }

  mutating func didChange(_ parameters: JSONValue) {
    guard let uri = parameters["textDocument"]?["uri"]?.text,
      var text = workspace.document(uri)?.text
    else { return }
    for change in parameters["contentChanges"]?.elements ?? [] {
      guard let replacement = change["text"]?.text else { continue }
      guard let range = change["range"] else {
        text = DocumentText(Array(replacement.utf8))
        continue
      }
      guard let start = Position(range["start"]), let end = Position(range["end"]) else {
        continue
      }
      let from = text.offset(of: start, in: client.encoding)
      let to = text.offset(of: end, in: client.encoding)
      text = text.replacing(min(from, to)..<max(from, to), with: replacement)
    }
    workspace.change(uri, version: parameters["textDocument"]?["version"]?.whole, to: text)
    noteChange(of: uri)
  }

  mutating func didSave(_ parameters: JSONValue) {
    guard let uri = parameters["textDocument"]?["uri"]?.text,
      let document = workspace.document(uri)
    else { return }
    // A saved list changes every pack that reads it, and what else was saved is not told to us.
    workspace.refreshAll()
    noteChange(of: uri)
    if let place = document.place { uncompiled.insert(place) }
  }

  mutating func didClose(_ parameters: JSONValue) {
    guard let uri = parameters["textDocument"]?["uri"]?.text else { return }
    noteChange(of: uri)
    if let place = workspace.close(uri) { withdrawDiagnostics(of: place) }
  }

  mutating func didChangeFiles() {
    workspace.refreshAll()
    unsettled.formUnion(workspace.packs.keys)
  }

  private mutating func noteChange(of uri: String) {
    if let place = workspace.document(uri)?.place {
      unsettled.insert(place)
    } else {
      unsettled.formUnion(workspace.packs.keys)
    }
  }

  // MARK: - Places

  /// A place a request asks about.
  struct Spot {
    let analysis: PackAnalysis
    let id: FileID
    let offset: Int

    var file: FileAnalysis { analysis.files[id.rawValue] }
  }

  /// The file a request is about.
  mutating func file(
    _ parameters: JSONValue
  ) throws(ResponseError) -> (analysis: PackAnalysis, id: FileID, file: FileAnalysis) {
    guard let uri = parameters["textDocument"]?["uri"]?.text else {
      throw ResponseError(.invalidParameters, "the request names no document")
    }
    guard let (analysis, id) = workspace.analysis(ofDocument: uri) else {
      throw ResponseError(.invalidParameters, "no rule file is open as \(uri)")
    }
    return (analysis, id, analysis.files[id.rawValue])
  }

  /// The place a request is about.
  mutating func spot(_ parameters: JSONValue) throws(ResponseError) -> Spot {
    let (analysis, id, file) = try file(parameters)
    guard let position = Position(parameters["position"]) else {
      throw ResponseError(.invalidParameters, "the request names no position")
    }
    return Spot(
      analysis: analysis, id: id, offset: file.text.offset(of: position, in: client.encoding))
  }

  func json(_ range: Range<Int>, in text: DocumentText) -> JSONValue {
    [
      "start": text.position(at: range.lowerBound, in: client.encoding).json,
      "end": text.position(at: range.upperBound, in: client.encoding).json,
    ]
  }

  func json(_ range: SourceRange, in text: DocumentText) -> JSONValue {
    json(range.start..<max(range.start, range.end), in: text)
  }

  /// A place as a `Location`.
  func location(_ range: SourceRange, in analysis: PackAnalysis) -> JSONValue {
    [
      "uri": .string(workspace.uri(ofPath: analysis.path(of: range.file))),
      "range": json(range, in: analysis.text(of: range.file)),
    ]
  }
}

extension Position {
  init?(_ json: JSONValue?) {
    guard let line = json?["line"]?.whole, let character = json?["character"]?.whole else {
      return nil
    }
    self.init(line: line, character: character)
  }

  var json: JSONValue { ["line": .integer(line), "character": .integer(character)] }
}
