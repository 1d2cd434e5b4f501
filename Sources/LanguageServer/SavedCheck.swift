package import Diagnostics

/// The diagnostics that take longer than a keystroke: what compiling, linting and running the
/// examples of a pack finds. The server links none of that; who starts it may hand this in.
package protocol SavedCheck: Sendable {
  /// Starts a check of the rule files of a pack and returns at once. A check still under way is
  /// given up or finished in vain: only the newest counts.
  func start(_ files: [SourceFile])
  /// The diagnostics of the newest check once it has ended, and then no more: about the files it
  /// was given, whose indices are the file ids; nil while it runs.
  func takeResult() -> [Diagnostic]?
}
