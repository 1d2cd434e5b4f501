import FileAccess
import MessageIO

/// What the command says besides its output: on standard error, one line a thing.
enum StandardError {
  /// Writes `weir: ` and a line.
  static func report(_ line: String) { write("weir: \(line)\n") }

  /// Writes text as it is. Where standard error is gone there is nobody to tell, so failures are
  /// passed over.
  static func write(_ text: String) {
    var writer = ByteWriter.standardError()
    _ = try? writer.write(text)
    _ = try? writer.flush()
  }

  /// Whether standard error is a terminal.
  static var isTerminal: Bool { ProcessEnvironment.isTerminal(2) }
}
