import JSON

/// What the client can do, as far as an answer depends on it.
struct ClientCapabilities {
  var encoding = PositionEncoding.utf16
  var takesSnippets = false
  var takesMarkdown = false
  var takesOutlineTree = false
  var takesDocumentChanges = false
  var takesRelatedPlaces = false
  var takesActionLiterals = false
  var watchesFiles = false

  init() {}

  /// Reads the `capabilities` of an `initialize` request; what is missing is not there.
  init(_ capabilities: JSONValue) {
    let encodings = capabilities["general"]?["positionEncodings"]?.elements ?? []
    if encodings.contains("utf-8") { encoding = .utf8 }
    let document = capabilities["textDocument"]
    let item = document?["completion"]?["completionItem"]
    takesSnippets = item?["snippetSupport"]?.truth ?? false
    takesMarkdown =
      document?["hover"]?["contentFormat"]?.elements?.contains("markdown") ?? false
    takesOutlineTree =
      document?["documentSymbol"]?["hierarchicalDocumentSymbolSupport"]?.truth ?? false
    takesRelatedPlaces =
      document?["publishDiagnostics"]?["relatedInformation"]?.truth ?? false
    takesActionLiterals = document?["codeAction"]?["codeActionLiteralSupport"] != nil
    let workspace = capabilities["workspace"]
    takesDocumentChanges = workspace?["workspaceEdit"]?["documentChanges"]?.truth ?? false
    watchesFiles =
      workspace?["didChangeWatchedFiles"]?["dynamicRegistration"]?.truth ?? false
  }
}
