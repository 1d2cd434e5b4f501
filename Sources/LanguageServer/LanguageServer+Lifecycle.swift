import JSON

extension LanguageServer {
  /// Answers `initialize`: notes what the client can do and says what the server does.
  mutating func initialize(_ parameters: JSONValue) -> JSONValue {
    client = ClientCapabilities(parameters["capabilities"] ?? .null)
    workspace.roots = roots(parameters)
    let rules = parameters["initializationOptions"]?["rules"]
    for path in rules?.elements?.compactMap(\.text) ?? [] {
      workspace.companions.append(
        DocumentURI.normalized(
          path.hasPrefix("/") ? path : (workspace.roots.first ?? "") + "/" + path))
    }
    phase = .running
    return [
      "capabilities": capabilities,
      "serverInfo": ["name": "weir", "version": .string(version)],
    ]
  }

  private func roots(_ parameters: JSONValue) -> [String] {
    let folders = parameters["workspaceFolders"]?.elements?.compactMap { $0["uri"]?.text } ?? []
    if !folders.isEmpty { return folders.compactMap(DocumentURI.path) }
    if let uri = parameters["rootUri"]?.text { return [uri].compactMap(DocumentURI.path) }
    return parameters["rootPath"]?.text.map { [DocumentURI.normalized($0)] } ?? []
  }

  mutating func didChangeFolders(_ parameters: JSONValue) {
    let removed = parameters["event"]?["removed"]?.elements ?? []
    let added = parameters["event"]?["added"]?.elements ?? []
    let gone = removed.compactMap { $0["uri"]?.text }.compactMap(DocumentURI.path)
    workspace.roots.removeAll { gone.contains($0) }
    workspace.roots += added.compactMap { $0["uri"]?.text }.compactMap(DocumentURI.path)
  }

  private var capabilities: JSONValue {
    [
      "positionEncoding": .string(client.encoding.rawValue),
      "textDocumentSync": [
        "openClose": true, "change": 2, "save": ["includeText": false],
      ],
      "hoverProvider": true,
      "completionProvider": [
        "triggerCharacters": ["@", "{", "/", "(", ":", " "], "resolveProvider": true,
      ],
      "definitionProvider": true,
      "referencesProvider": true,
      "documentHighlightProvider": true,
      "renameProvider": ["prepareProvider": true],
      "documentFormattingProvider": true,
      "codeActionProvider": ["codeActionKinds": ["quickfix", "source.fixAll"]],
      "documentSymbolProvider": true,
      "workspaceSymbolProvider": true,
      "foldingRangeProvider": true,
      "semanticTokensProvider": [
        "legend": SemanticTokenKind.legend, "full": true,
      ],
      "workspace": ["workspaceFolders": ["supported": true, "changeNotifications": true]],
    ]
  }

  /// Asks to be told when rule files and lists change on disk.
  mutating func registerForChanges() {
    guard client.watchesFiles else { return }
    request(
      "client/registerCapability",
      [
        "registrations": [
          [
            "id": "weir-files", "method": "workspace/didChangeWatchedFiles",
            "registerOptions": [
              "watchers": [["globPattern": "**/*.weir"], ["globPattern": "**/*.{txt,tsv}"]]
            ],
          ]
        ]
      ])
  }
}
