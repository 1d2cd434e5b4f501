#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Replacing a file so that nobody ever sees half of it.
extension FileAccess {
  /// Gives the file at `path` other content: writes a new file beside it, then renames that.
  ///
  /// A reader, or a crash, sees the old bytes or the new ones. Links are followed, the permissions
  /// stay, and so does the owner where the process may give files away. A file nobody may write
  /// to is an error, although its folder would let us replace it.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileAccessError) {
    do throws(SystemCalls.Failure) {
      let target = try resolved(path)
      let status = try writableStatus(of: target)
      let temporary = try write(bytes, beside: target, status)
      // SAFETY: both paths are handed over NUL-ended for the call.
      guard unsafe rename(temporary, target) == 0 else {
        let failure = SystemCalls.Failure.last
        // SAFETY: as above. Where it cannot be removed there is nobody to tell.
        _ = unsafe unlink(temporary)
        throw failure
      }
    } catch {
      throw FileAccessError(path: path, error)
    }
  }

  /// Makes a file that does not exist yet, with the folders above it that are missing.
  ///
  /// A file that is there already is an error and stays as it is.
  package static func create(_ path: String, with bytes: [UInt8]) throws(FileAccessError) {
    try createFolders(above: path)
    do throws(SystemCalls.Failure) {
      let descriptor = try SystemCalls.openFile(path, flags: O_WRONLY | O_CREAT | O_EXCL)
      try writeAll(bytes, to: descriptor)
      try SystemCalls.closeFile(descriptor)
    } catch {
      throw FileAccessError(path: path, error)
    }
  }

  /// Whether anything stands at `path`: a file, a folder, or a link that leads nowhere.
  package static func exists(_ path: String) -> Bool {
    guard !path.utf8.contains(0) else { return false }
    var status = stat()
    // SAFETY: the path is handed over NUL-ended for the call, and lstat fills the one structure.
    return unsafe lstat(path, &status) == 0
  }

  private static func createFolders(above path: String) throws(FileAccessError) {
    for (offset, character) in zip(path.indices, path) where character == "/" {
      let folder = String(path[..<offset])
      guard !folder.isEmpty else { continue }
      // SAFETY: the path is handed over NUL-ended for the call.
      let isMade = unsafe mkdir(folder, 0o777) == 0
      guard !isMade, errno != EEXIST else { continue }
      throw FileAccessError(path: folder, .last)
    }
  }

  /// The path with every link in it followed.
  private static func resolved(_ path: String) throws(SystemCalls.Failure) -> String {
    guard !path.utf8.contains(0) else { throw SystemCalls.Failure(number: ENOENT) }
    // SAFETY: the path is NUL-ended for the call; with no buffer given the result is allocated,
    // NUL-ended, and ours to free.
    guard let found = unsafe realpath(path, nil) else { throw .last }
    defer { unsafe free(found) }
    return unsafe String(cString: found)
  }

  private static func writableStatus(of path: String) throws(SystemCalls.Failure) -> stat {
    var status = stat()
    // SAFETY: the path is handed over NUL-ended for both calls; stat fills the one structure.
    guard unsafe stat(path, &status) == 0 else { throw .last }
    guard status.st_mode & S_IFMT == S_IFREG else { throw SystemCalls.Failure(number: EINVAL) }
    // The mode too: to the superuser every file can be written.
    guard status.st_mode & 0o222 != 0, unsafe access(path, W_OK) == 0 else {
      throw SystemCalls.Failure(number: EACCES)
    }
    return status
  }

  /// Writes a new file in the same folder, so that the rename stays in one file system.
  private static func write(
    _ bytes: [UInt8], beside path: String, _ status: stat
  ) throws(SystemCalls.Failure) -> String {
    let temporary = "\(path).\(getpid()).new"
    let descriptor = try SystemCalls.openFile(
      temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: 0o600)
    do throws(SystemCalls.Failure) {
      // Only the superuser may give files away; for others the file is theirs already, mostly.
      _ = fchown(descriptor, status.st_uid, status.st_gid)
      guard fchmod(descriptor, status.st_mode & 0o7777) == 0 else { throw .last }
      try writeAll(bytes, to: descriptor)
      guard fsync(descriptor) == 0 else { throw .last }
      try SystemCalls.closeFile(descriptor)
    } catch {
      // SAFETY: the path is handed over NUL-ended for the call.
      _ = unsafe unlink(temporary)
      throw error
    }
    return temporary
  }

  private static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32
  ) throws(SystemCalls.Failure) {
    var start = 0
    while start < bytes.count {
      let rest = bytes.span.extracting(start...)
      // SAFETY: the buffer is valid for the closure, and write only reads it.
      start += unsafe try rest.withUnsafeBytes { buffer throws(SystemCalls.Failure) in
        unsafe try SystemCalls.writeBytes(descriptor, from: buffer)
      }
    }
  }
}
