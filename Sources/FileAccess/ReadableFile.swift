#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// An open file, pipe or device to read from; closed when it goes away.
package struct ReadableFile: ~Copyable, Sendable {
  /// The path as given, or "standard input": what errors call it.
  package let name: String
  private let descriptor: Int32
  private let isOwned: Bool

  /// Opens `path` for reading; a folder is an error here and not only at the first read.
  package init(path: String) throws(FileAccessError) {
    self.init(descriptor: try Self.opened(path), name: path, isOwned: true)
  }

  /// Reads from a descriptor somebody else opened, such as 0; `isOwned` says who closes it.
  package init(descriptor: Int32, name: String, isOwned: Bool) {
    self.descriptor = descriptor
    self.name = name
    self.isOwned = isOwned
  }

  deinit {
    // Nothing was written through it, so a failing close loses nothing.
    if isOwned { try? SystemCalls.closeFile(descriptor) }
  }

  /// Reads what there is into `bytes` from `offset` to its end, waiting if there is nothing yet.
  ///
  /// - Returns: how many bytes were read; 0 at the end, or if there was no room.
  package func read(
    into bytes: inout [UInt8], from offset: Int
  ) throws(FileAccessError) -> Int {
    while true {
      do throws(SystemCalls.Failure) {
        var room = bytes.mutableSpan
        // SAFETY: the buffer is the array's own storage, valid for the call; the slice is checked.
        return unsafe try room.withUnsafeMutableBytes { buffer throws(SystemCalls.Failure) in
          unsafe try SystemCalls.readBytes(
            descriptor, into: UnsafeMutableRawBufferPointer(rebasing: buffer[offset...]))
        }
      } catch {
        guard error.wouldBlock else { throw FileAccessError(path: name, error) }
        // Another process may have made a shared terminal or pipe non-blocking.
        _ = SystemCalls.isReady(descriptor, timeoutMilliseconds: -1)
      }
    }
  }

  /// Whether a read would return at once, with bytes or with the end.
  package var hasMoreAtHand: Bool { SystemCalls.isReady(descriptor, timeoutMilliseconds: 0) }

  /// Bytes the file holds now; 0 for what has no size, such as a pipe.
  var sizeHint: Int {
    guard let status = Self.status(of: descriptor), FileKind(mode: status.st_mode) == .regular
    else { return 0 }
    return Int(status.st_size)
  }

  private static func opened(_ path: String) throws(FileAccessError) -> Int32 {
    do throws(SystemCalls.Failure) {
      let descriptor = try SystemCalls.openFile(path, flags: O_RDONLY)
      guard let status = status(of: descriptor), FileKind(mode: status.st_mode) == .folder else {
        return descriptor
      }
      try SystemCalls.closeFile(descriptor)
      throw SystemCalls.Failure(number: EISDIR)
    } catch {
      throw FileAccessError(path: path, error)
    }
  }

  private static func status(of descriptor: Int32) -> stat? {
    var status = stat()
    // SAFETY: fstat fills the one structure it is given.
    return unsafe fstat(descriptor, &status) == 0 ? status : nil
  }
}

/// What a path leads to.
enum FileKind: Sendable {
  case regular, folder, other

  init(mode: mode_t) {
    switch mode & S_IFMT {
    case S_IFREG: self = .regular
    case S_IFDIR: self = .folder
    default: self = .other
    }
  }
}
