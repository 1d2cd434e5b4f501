#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// The few system calls that reading and writing need, each repeated when a signal interrupts it.
///
/// They return what the call returned, or the error number; the callers add the path.
package enum SystemCalls {
  /// A call that failed: the system's error number.
  package struct Failure: Error, Equatable, Sendable {
    /// The value of `errno` after the call.
    package var number: Int32

    /// The failure of the call just made on this thread.
    package static var last: Failure { Failure(number: errno) }

    /// The system's reason in words, such as "No such file or directory".
    package var reason: String {
      // SAFETY: strerror never returns null, and its text is constant or belongs to this thread
      // (glibc 2.32 and later, musl); it is copied before anything else can call it.
      unsafe String(cString: strerror(number))
    }

    /// Whether the call found nothing to do without waiting.
    package var wouldBlock: Bool { number == EAGAIN || number == EWOULDBLOCK }

    /// Whether the reader at the other end of a pipe or socket is gone.
    package var isClosedPipe: Bool { number == EPIPE || number == ECONNRESET }
  }

  /// Opens a path; a path with a NUL byte in it names no file.
  package static func openFile(
    _ path: String, flags: Int32, mode: UInt32 = 0o666
  ) throws(Failure) -> Int32 {
    guard !path.utf8.contains(0) else { throw Failure(number: ENOENT) }
    while true {
      // SAFETY: the string is handed over as a NUL-ended copy that lives as long as the call.
      let descriptor = unsafe open(path, flags | O_CLOEXEC, mode_t(mode))
      if descriptor >= 0 { return descriptor }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Reads what there is, at most `buffer.count` bytes; 0 at the end.
  package static func readBytes(
    _ descriptor: Int32, into buffer: UnsafeMutableRawBufferPointer
  ) throws(Failure) -> Int {
    while true {
      // SAFETY: read stores at most `count` bytes, which is the room the buffer has.
      let count = unsafe read(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Writes some of `buffer` and says how much.
  package static func writeBytes(
    _ descriptor: Int32, from buffer: UnsafeRawBufferPointer
  ) throws(Failure) -> Int {
    while true {
      // SAFETY: write only reads, and no more than `count` bytes.
      let count = unsafe write(descriptor, buffer.baseAddress, buffer.count)
      if count >= 0 { return count }
      guard errno == EINTR else { throw .last }
    }
  }

  /// Waits until `descriptor` can be read (or written); with a timeout of 0 only asks.
  ///
  /// - Returns: whether it can. An end of file, an error or a hang-up counts as yes: the next call
  ///   will say which at once.
  package static func isReady(
    _ descriptor: Int32, toWrite: Bool = false, timeoutMilliseconds: Int32
  ) -> Bool {
    var request = pollfd(
      fd: descriptor, events: Int16(toWrite ? POLLOUT : POLLIN), revents: 0)
    while true {
      // SAFETY: one pollfd is handed over and one is announced.
      let count = unsafe poll(&request, 1, timeoutMilliseconds)
      if count >= 0 { return count > 0 }
      guard errno == EINTR else { return true }
    }
  }

  /// Whether nobody is at the other end of a pipe or socket any more.
  package static func isHungUp(_ descriptor: Int32) -> Bool {
    var request = pollfd(fd: descriptor, events: 0, revents: 0)
    // SAFETY: one pollfd is handed over and one is announced.
    guard unsafe poll(&request, 1, 0) > 0 else { return false }
    return request.revents & Int16(POLLERR | POLLHUP) != 0
  }

  /// Closes a descriptor. Not repeated: on Linux it is closed even when a signal came.
  package static func closeFile(_ descriptor: Int32) throws(Failure) {
    guard close(descriptor) != 0, errno != EINTR else { return }
    throw .last
  }
}
