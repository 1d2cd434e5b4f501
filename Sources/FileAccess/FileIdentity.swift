#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A regular file, whatever path leads to it: two paths to one file have equal identities.
package struct FileIdentity: Sendable, Equatable {
  private let device: UInt64
  private let node: UInt64
  /// Bytes in the file when it was asked.
  package let size: Int

  /// The file behind a path; nil if there is none, or it is no regular file.
  package init?(path: String) {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    // SAFETY: the path is handed over NUL-ended for the call, and stat fills the one structure.
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  /// The file behind an open descriptor; nil if it is no regular file.
  package init?(ofDescriptor descriptor: Int32) {
    var status = stat()
    // SAFETY: fstat fills the one structure it is given.
    guard unsafe fstat(descriptor, &status) == 0 else { return nil }
    self.init(status)
  }

  private init?(_ status: stat) {
    guard status.st_mode & S_IFMT == S_IFREG else { return nil }
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
    size = Int(status.st_size)
  }

  /// Whether both are the same file, at whatever size.
  package static func == (a: FileIdentity, b: FileIdentity) -> Bool {
    a.device == b.device && a.node == b.node
  }
}
