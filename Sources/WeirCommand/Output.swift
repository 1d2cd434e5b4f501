import FileAccess
import MessageIO

/// Why an output ended before everything was written.
enum OutputFailure: Error, Sendable, Equatable {
  /// Nobody reads it any more; no error.
  case closedPipe
  /// What failed, and the system's reason in words.
  case failed(name: String, reason: String)

  /// Runs a step of writing and gives its failure, if it has one.
  static func of(
    _ step: () throws(WriteError) -> ByteWriter.Outcome
  ) -> OutputFailure? {
    do throws(WriteError) {
      switch try step() {
      case .written: return nil
      case .closed: return .closedPipe
      }
    } catch {
      return .failed(name: error.path, reason: error.reason)
    }
  }
}

/// Standard output for commands that write one text and end.
enum StandardOutput {
  /// Writes everything; what is left when the reader goes away is dropped.
  static func write(_ bytes: [UInt8]) throws(WriteError) {
    var writer = ByteWriter.standardOutput()
    try writer.write(bytes)
    try writer.flush()
  }
}
