import FileAccess
import LanguageServer
import MessageIO

/// Moves bytes between an editor and the language server.
enum LspSession {
  /// How long the editor is waited for while a saved check is under way, in milliseconds: its
  /// result should not wait for the next key.
  private static let patience: Int32 = 25

  /// Serves standard input until the conversation ends; returns the status to exit with.
  static func run(_ server: consuming LanguageServer) throws -> Int32 {
    var server = server
    let input = ReadableFile(descriptor: 0, name: "standard input", isOwned: false)
    var output = ByteWriter.standardOutput()
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      // Everything at hand is read before anything is answered: a cancelled request is seen in
      // time, and a burst of edits is checked once.
      while server.hasRoom, input.hasMoreAtHand {
        let count = try input.read(into: &buffer, from: 0)
        if count > 0 { server.receive(buffer[..<count]) } else { server.endOfInput() }
      }
      let hadMessage = server.handleNext()
      if !hadMessage, server.exitStatus == nil { server.settle() }
      guard try send(server.takeOutput(), to: &output) else { return 0 }
      if let status = server.exitStatus { return status }
      if hadMessage { continue }
      if server.isChecking {
        _ = SystemCalls.isReady(0, timeoutMilliseconds: patience)
      } else {
        _ = SystemCalls.isReady(0, timeoutMilliseconds: -1)
      }
    }
  }

  /// Sends bytes; false where nobody reads them any more, which is no error.
  private static func send(_ bytes: [UInt8], to output: inout ByteWriter) throws -> Bool {
    guard !bytes.isEmpty else { return true }
    guard try output.write(bytes) == .written else { return false }
    return try output.flush() == .written
  }
}
