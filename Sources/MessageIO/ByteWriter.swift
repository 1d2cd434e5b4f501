package import FileAccess

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Why an output could not be opened or written on.
package typealias WriteError = FileAccessError

/// Writes bytes to a file, pipe or terminal through a buffer.
///
/// A reader that has gone away is no error: everything from then on is dropped and answered with
/// `.closed`, so that a loop can end. `flush` before letting one go: what is still buffered then
/// is lost.
package struct ByteWriter: ~Copyable, Sendable {
  /// Whether what was written can still arrive.
  package enum Outcome: Sendable {
    /// It was written or buffered.
    case written
    /// Nobody reads any more.
    case closed
  }

  /// The path as given, or "standard output": what errors call it.
  package let name: String
  private let descriptor: Int32
  private var isOwned: Bool
  private let capacity: Int
  private var buffer: [UInt8] = []
  private var isClosed = false

  /// Creates or empties the file at `path`.
  package init(path: String, capacity: Int = 1 << 16) throws(WriteError) {
    do throws(SystemCalls.Failure) {
      self.init(
        descriptor: try SystemCalls.openFile(path, flags: O_WRONLY | O_CREAT | O_TRUNC),
        name: path, isOwned: true, capacity: capacity)
    } catch {
      throw WriteError(path: path, error)
    }
  }

  /// Writes to a descriptor somebody else opened; `isOwned` says who closes it.
  package init(descriptor: Int32, name: String, isOwned: Bool, capacity: Int = 1 << 16) {
    self.descriptor = descriptor
    self.name = name
    self.isOwned = isOwned
    self.capacity = max(capacity, 1)
    buffer.reserveCapacity(self.capacity)
  }

  /// Writes to standard output, which stays open.
  package static func standardOutput() -> ByteWriter {
    ByteWriter(descriptor: 1, name: "standard output", isOwned: false)
  }

  /// Writes to standard error, which stays open.
  package static func standardError() -> ByteWriter {
    ByteWriter(descriptor: 2, name: "standard error", isOwned: false, capacity: 1 << 12)
  }

  deinit {
    // Whoever cares for the outcome has called `close`.
    if isOwned { try? SystemCalls.closeFile(descriptor) }
  }

  /// Lets writes to a closed pipe fail instead of ending the process; call once at the start.
  package static func ignoreClosedPipes() {
    _ = signal(SIGPIPE, SIG_IGN)
  }

  /// Adds bytes to the buffer and writes it out when it is full.
  @discardableResult
  package mutating func write(_ bytes: Span<UInt8>) throws(WriteError) -> Outcome {
    guard !isClosed else { return .closed }
    if buffer.count + bytes.count > capacity {
      guard try flush() == .written else { return .closed }
      if bytes.count >= capacity { return try writeThrough(bytes) }
    }
    buffer.append(bytes)
    return .written
  }

  /// Adds bytes to the buffer and writes it out when it is full.
  @discardableResult
  package mutating func write(_ bytes: [UInt8]) throws(WriteError) -> Outcome {
    try write(bytes.span)
  }

  /// Adds the UTF-8 of a text to the buffer and writes it out when it is full.
  @discardableResult
  package mutating func write(_ text: String) throws(WriteError) -> Outcome {
    try write(text.utf8.span)
  }

  /// Writes out what is buffered.
  @discardableResult
  package mutating func flush() throws(WriteError) -> Outcome {
    guard !isClosed else { return .closed }
    guard !buffer.isEmpty else { return .written }
    // Taken out first, so that bytes that could not be written are not tried again later.
    var pending: [UInt8] = []
    swap(&pending, &buffer)
    let outcome = try writeThrough(pending.span)
    pending.removeAll(keepingCapacity: true)
    swap(&pending, &buffer)
    return outcome
  }

  /// Writes out what is buffered and closes the file; some file systems report a full disk only
  /// here.
  @discardableResult
  package mutating func close() throws(WriteError) -> Outcome {
    let outcome = try flush()
    isClosed = true
    guard isOwned else { return outcome }
    isOwned = false
    do throws(SystemCalls.Failure) {
      try SystemCalls.closeFile(descriptor)
    } catch {
      throw WriteError(path: name, error)
    }
    return outcome
  }

  private mutating func writeThrough(_ bytes: Span<UInt8>) throws(WriteError) -> Outcome {
    var start = 0
    while start < bytes.count {
      do throws(SystemCalls.Failure) {
        let rest = bytes.extracting(start...)
        // SAFETY: the buffer is valid for the closure, and write only reads it.
        start += unsafe try rest.withUnsafeBytes { buffer throws(SystemCalls.Failure) in
          unsafe try SystemCalls.writeBytes(descriptor, from: buffer)
        }
      } catch {
        if error.isClosedPipe {
          isClosed = true
          return .closed
        }
        guard error.wouldBlock else { throw WriteError(path: name, error) }
        _ = SystemCalls.isReady(descriptor, toWrite: true, timeoutMilliseconds: -1)
      }
    }
    return .written
  }
}
