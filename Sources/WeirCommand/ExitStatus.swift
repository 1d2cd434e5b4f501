import ArgumentParser

/// How a run ended, as the process tells its caller.
enum ExitStatus: Int32, Sendable {
  /// Ran to the end.
  case finished = 0
  /// Something was held and `--fail-on` asked to be told.
  case held = 1
  /// The command line or the rules are wrong; nothing was screened.
  case usage = 2
  /// Some input could not be read, or some output not written.
  case partial = 3

  /// Ends the command with this status; for the status 0, returns.
  func end() throws {
    guard self != .finished else { return }
    throw ExitCode(rawValue)
  }
}

/// A mistake on the command line that argument parsing alone cannot see; ends with status 2.
struct UsageError: Error, CustomStringConvertible {
  /// One sentence without a full stop.
  let description: String

  init(_ description: String) { self.description = description }
}
