import JSON

/// The language server: answers an editor's requests about rule files (LSP 3.17).
///
/// It reads and writes nothing itself but files through its `FileSource`: whoever owns the pipe
/// hands bytes to `receive`, calls `handleNext` until nothing waits and then `settle`, and sends
/// what `takeOutput` gives. Any bytes may come: what is no message is answered with an error.
package struct LanguageServer: ~Copyable {
  var workspace: Workspace
  var client = ClientCapabilities()
  let savedCheck: (any SavedCheck)?
  let version: String
  var phase = Phase.uninitialized
  var published: [PackPlace: PublishedDiagnostics] = [:]
  /// Packs whose diagnostics may have changed.
  var unsettled: Set<PackPlace> = []
  /// Packs that were opened or saved since they were last compiled.
  var uncompiled: Set<PackPlace> = []
  /// How many of the workspace's problems the user has been told of.
  var problemsShown = 0
  /// The saved check that is under way.
  var checking: CheckUnderWay?

  private var framer = MessageFramer()
  private var queue: [IncomingMessage] = []
  private var handled = 0
  private var bytesWaiting = 0
  private var output: [UInt8] = []
  private var requestsSent = 0
  private(set) var isInputOver = false

  /// How far the conversation is.
  enum Phase {
    case uninitialized, running, shutDown
    case ended(status: Int32)
  }

  /// Messages, and bytes of them, that wait before no more are read: a client that sends faster
  /// than it is answered waits at its pipe.
  static let longestQueue = 1024
  static let mostBytesWaiting = 64 << 20

  /// A server that reads through `source`, checks every pack together with the rule files and
  /// folders `companions` (absolute paths), and shows what `savedCheck` finds when a pack is
  /// opened and after each save.
  package init(
    source: any FileSource, companions: [String] = [], savedCheck: (any SavedCheck)? = nil,
    version: String = ""
  ) {
    workspace = Workspace(source: source, companions: companions.map(DocumentURI.normalized))
    self.savedCheck = savedCheck
    self.version = version
  }

  // MARK: - The pipe

  /// Takes in bytes of the client. Cancelled requests leave the queue here, before their turn.
  package mutating func receive(_ bytes: ArraySlice<UInt8>) {
    framer.append(bytes)
    while let frame = framer.next() {
      switch frame {
      case .broken(let reason):
        queue.append(.broken(id: .null, ResponseError(.parseError, reason)))
      case .body(let body):
        bytesWaiting += body.count
        enqueue(IncomingMessage(body))
      }
    }
  }

  /// Whether messages wait for `handleNext`.
  package var hasMessages: Bool { handled < queue.count }

  /// Whether more may be read before some of the queue is handled.
  package var hasRoom: Bool {
    !isInputOver && queue.count - handled < Self.longestQueue
      && bytesWaiting < Self.mostBytesWaiting
  }

  /// Handles one message; false if none waited.
  package mutating func handleNext() -> Bool {
    guard hasMessages else { return false }
    let message = queue[handled]
    handled += 1
    if handled == queue.count {
      queue.removeAll(keepingCapacity: true)
      (handled, bytesWaiting) = (0, 0)
    }
    handle(message)
    return true
  }

  /// The client closed the pipe. What it sent before is answered still; then `settle` ends the
  /// conversation, as abruptly as `exit` would.
  package mutating func endOfInput() { isInputOver = true }

  /// What to send; sending it is up to the caller.
  package mutating func takeOutput() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &output)
    return taken
  }

  /// The status to end the process with; nil while the conversation goes on.
  package var exitStatus: Int32? {
    if case .ended(let status) = phase { status } else { nil }
  }

  /// Whether a saved check is under way; `settle` will show what it finds.
  package var isChecking: Bool { checking != nil }

  /// Ends the conversation: with status 0 after `shutdown`, else 1, as the protocol wants it.
  mutating func end() {
    if case .shutDown = phase { phase = .ended(status: 0) } else { phase = .ended(status: 1) }
  }

  private mutating func enqueue(_ message: IncomingMessage) {
    guard case .notification("$/cancelRequest", let parameters) = message else {
      queue.append(message)
      return
    }
    guard let wanted = parameters["id"] else { return }
    for index in queue.indices.dropFirst(handled) {
      guard case .request(let id, _, _) = queue[index], id == wanted else { continue }
      queue[index] = .broken(
        id: id, ResponseError(.requestCancelled, "the request was cancelled"))
      return
    }
  }

  // MARK: - Sending

  mutating func notify(_ method: String, _ parameters: JSONValue) {
    send(["jsonrpc": "2.0", "method": .string(method), "params": parameters])
  }

  /// Sends a request whose answer is of no interest.
  mutating func request(_ method: String, _ parameters: JSONValue) {
    requestsSent += 1
    send([
      "jsonrpc": "2.0", "id": .string("weir-\(requestsSent)"), "method": .string(method),
      "params": parameters,
    ])
  }

  mutating func respond(to id: JSONValue, _ result: JSONValue) {
    send(["jsonrpc": "2.0", "id": id, "result": result])
  }

  mutating func refuse(_ id: JSONValue, _ error: ResponseError) {
    send([
      "jsonrpc": "2.0", "id": id,
      "error": ["code": .integer(error.code.rawValue), "message": .string(error.message)],
    ])
  }

  private mutating func send(_ message: JSONValue) {
    output += MessageFramer.framed(message.written)
  }
}
