#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension FileAccess {
  /// Replaces the contents of the file at `path` at once: a reader sees all of the old or all of the
  /// new, whatever fails on the way.
  ///
  /// The new contents are written beside the file, put on disk, given the file's permissions, and
  /// renamed onto it. Where `path` is a symbolic link, the file it leads to is replaced. A file that
  /// is not there yet is made.
  package static func replace(_ path: String, with bytes: [UInt8]) throws(FileAccessError) {
    do throws(SystemCalls.Failure) {
      let target = try SystemCalls.resolvedPath(path) ?? path
      let mode = SystemCalls.permissions(of: target)
      let temporary = "\(target).\(getpid()).tmp"
      let descriptor = try SystemCalls.openFile(
        temporary, flags: O_WRONLY | O_CREAT | O_EXCL, mode: mode ?? 0o666)
      do throws(SystemCalls.Failure) {
        try writeAll(bytes, to: descriptor, mode: mode)
        try SystemCalls.renameFile(temporary, to: target)
      } catch {
        SystemCalls.removeFile(temporary)
        throw error
      }
    } catch {
      throw FileAccessError(path: path, error)
    }
  }

  /// Writes, puts on disk and closes.
  private static func writeAll(
    _ bytes: [UInt8], to descriptor: Int32, mode: UInt32?
  ) throws(SystemCalls.Failure) {
    var failure: SystemCalls.Failure?
    do throws(SystemCalls.Failure) {
      var start = 0
      while start < bytes.count {
        // SAFETY: the buffer is the array's own storage, valid for the call; the slice is checked.
        let span = bytes.span
        start += unsafe try span.withUnsafeBytes { buffer throws(SystemCalls.Failure) in
          unsafe try SystemCalls.writeBytes(
            descriptor, from: UnsafeRawBufferPointer(rebasing: buffer[start...]))
        }
      }
      // What opening gave it is less the process's mask.
      if let mode, fchmod(descriptor, mode_t(mode)) != 0 { throw .last }
      if fsync(descriptor) != 0 { throw .last }
    } catch {
      failure = error
    }
    try SystemCalls.closeFile(descriptor)
    if let failure { throw failure }
  }
}

extension SystemCalls {
  /// The path without symbolic links; nil where nothing is there yet.
  fileprivate static func resolvedPath(_ path: String) throws(Failure) -> String? {
    guard !path.utf8.contains(0) else { throw Failure(number: ENOENT) }
    // SAFETY: realpath with a null buffer returns a NUL-ended copy from malloc, or null; the copy is
    // freed once it is read.
    guard let resolved = unsafe realpath(path, nil) else {
      guard errno == ENOENT else { throw .last }
      return nil
    }
    defer { unsafe free(resolved) }
    return unsafe String(cString: resolved)
  }

  /// The permission bits of a file; nil where there is none.
  fileprivate static func permissions(of path: String) -> UInt32? {
    var status = stat()
    // SAFETY: the path is handed over NUL-ended for the call, and stat fills the one structure.
    guard unsafe stat(path, &status) == 0 else { return nil }
    return UInt32(status.st_mode & 0o7777)
  }

  fileprivate static func renameFile(_ path: String, to target: String) throws(Failure) {
    // SAFETY: both paths are handed over NUL-ended for the call.
    guard unsafe rename(path, target) != 0 else { return }
    throw .last
  }

  /// Removes what is left of a failed attempt; if that fails too, the first failure is the one to tell.
  fileprivate static func removeFile(_ path: String) {
    // SAFETY: the path is handed over NUL-ended for the call.
    _ = unsafe unlink(path)
  }
}
