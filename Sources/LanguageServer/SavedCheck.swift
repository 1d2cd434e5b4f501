package import Diagnostics

/// The diagnostics that take longer than a keystroke: what compiling, linting and running the
/// examples of a pack finds. The server links none of that; who starts it may hand this in.
package protocol SavedCheck: Sendable {
  /// Starts a check of the rule files of a pack and returns at once. Not called before the result
  /// of the check before was taken.
  func start(_ files: [SourceFile])
  /// The diagnostics of the check once it has ended: about the files it was given, whose indices
  /// are the file ids; nil while it runs.
  func takeResult() -> [Diagnostic]?
}
