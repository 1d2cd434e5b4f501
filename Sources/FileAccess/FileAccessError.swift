/// A file or folder that could not be read or written, and the system's reason in words.
package struct FileAccessError: Error, Equatable, Sendable {
  /// The path as it was given, or a name such as "standard input".
  package var path: String
  /// Why, without the path.
  package var reason: String

  /// An error with a reason of our own.
  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// A system call on `path` that failed.
  package init(path: String, _ failure: SystemCalls.Failure) {
    self.init(path: path, reason: failure.reason)
  }
}
