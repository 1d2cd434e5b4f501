#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What tells whether a file was changed or replaced since it was last looked at: its identity, size
/// and time of change to the nanosecond.
package struct FileStamp: Sendable, Equatable {
  private let device: UInt64
  private let node: UInt64
  private let size: Int64
  private let seconds: Int64
  private let nanoseconds: Int64

  /// The stamp of the file behind a path; nil if there is none.
  package init?(path: String) {
    guard !path.utf8.contains(0) else { return nil }
    var status = stat()
    // SAFETY: the path is handed over NUL-ended for the call, and stat fills the one structure.
    guard unsafe stat(path, &status) == 0 else { return nil }
    device = UInt64(status.st_dev)
    node = UInt64(status.st_ino)
    size = Int64(status.st_size)
    seconds = Int64(status.st_mtim.tv_sec)
    nanoseconds = Int64(status.st_mtim.tv_nsec)
  }
}
