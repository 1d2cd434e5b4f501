import JSON

extension LanguageServer {
  mutating func handle(_ message: IncomingMessage) {
    if exitStatus != nil { return }
    switch message {
    case .response: return
    case .broken(let id, let error): refuse(id, error)
    case .notification(let method, let parameters): handle(notification: method, parameters)
    case .request(let id, let method, let parameters):
      do throws(ResponseError) {
        respond(to: id, try result(of: method, parameters))
        if method == "initialize" { registerForChanges() }
      } catch {
        refuse(id, error)
      }
    }
  }

  private mutating func handle(notification method: String, _ parameters: JSONValue) {
    if method == "exit" { return end() }
    // Before `initialize` and after `shutdown` notifications are dropped.
    guard case .running = phase else { return }
    switch method {
    case "textDocument/didOpen": didOpen(parameters)
    case "textDocument/didChange": didChange(parameters)
    case "textDocument/didSave": didSave(parameters)
    case "textDocument/didClose": didClose(parameters)
    case "workspace/didChangeWatchedFiles": didChangeFiles()
    case "workspace/didChangeWorkspaceFolders": didChangeFolders(parameters)
    default: return  // Also `$/...`, which may be passed over, and what nobody asked for.
    }
  }

  private mutating func result(
    of method: String, _ parameters: JSONValue
  ) throws(ResponseError) -> JSONValue {
    switch phase {
    case .uninitialized:
      guard method == "initialize" else {
        throw ResponseError(.serverNotInitialized, "`initialize` comes first")
      }
      return initialize(parameters)
    case .running: break
    case .shutDown, .ended:
      throw ResponseError(.invalidRequest, "the server has been shut down")
    }
    switch method {
    case "initialize": throw ResponseError(.invalidRequest, "the server is initialized already")
    case "shutdown":
      phase = .shutDown
      return .null
    case "textDocument/hover": return try hover(parameters)
    case "textDocument/completion": return try completion(parameters)
    case "completionItem/resolve": return resolve(parameters)
    case "textDocument/definition": return try definition(parameters)
    case "textDocument/references": return try references(parameters)
    case "textDocument/documentHighlight": return try highlights(parameters)
    case "textDocument/prepareRename": return try prepareRename(parameters)
    case "textDocument/rename": return try rename(parameters)
    case "textDocument/formatting": return try formatting(parameters)
    case "textDocument/codeAction": return try codeActions(parameters)
    case "textDocument/documentSymbol": return try documentSymbols(parameters)
    case "workspace/symbol": return workspaceSymbols(parameters)
    case "textDocument/foldingRange": return try foldingRanges(parameters)
    case "textDocument/semanticTokens/full": return try semanticTokens(parameters)
    default: throw ResponseError(.methodNotFound, "there is no method `\(method.prefix(100))`")
    }
  }
}
