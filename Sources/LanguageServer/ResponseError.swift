/// Why a request got no result, as the client is told.
struct ResponseError: Error, Equatable {
  var code: Code
  /// One sentence without a full stop.
  var message: String

  /// The codes of JSON-RPC 2.0 and LSP 3.17 that are in use here.
  enum Code: Int {
    case parseError = -32700
    case invalidRequest = -32600
    case methodNotFound = -32601
    case invalidParameters = -32602
    case serverNotInitialized = -32002
    case requestFailed = -32803
    case requestCancelled = -32800
  }

  init(_ code: Code, _ message: String) {
    self.code = code
    self.message = message
  }
}
