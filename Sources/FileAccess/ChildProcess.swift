#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Runs another program to its end and takes what it writes. No shell: arguments go as they are.
package enum ChildProcess {
  /// How a program ended.
  package struct Outcome: Sendable {
    /// Its exit status; 128 and the signal's number for one that a signal ended.
    package var status: Int32
    package var output: [UInt8]
    package var errors: [UInt8]
  }

  /// Runs `arguments[0]`, found by PATH, with nothing on its standard input.
  ///
  /// More than `limit` bytes of output are an error; of its errors the first 64 KiB are kept.
  package static func run(
    _ arguments: [String], limit: Int = 1 << 30
  ) throws(FileAccessError) -> Outcome {
    let name = arguments.first ?? ""
    do throws(SystemCalls.Failure) {
      let output = try Pipe()
      let errors = try Pipe()
      let process = try spawn(name, arguments, output: output.writing, errors: errors.writing)
      output.closeWriting()
      errors.closeWriting()
      var collector = OutputCollector(limit: limit)
      let isWithinLimit = collector.collect(output.reading, errors.reading)
      output.closeReading()
      errors.closeReading()
      let status = try wait(for: process)
      guard isWithinLimit else {
        throw FileAccessErrorCarrier.tooLarge
      }
      return Outcome(status: status, output: collector.output, errors: collector.errors)
    } catch {
      guard error != FileAccessErrorCarrier.tooLarge else {
        throw FileAccessError(path: name, reason: "it wrote more than \(limit) bytes")
      }
      throw FileAccessError(path: name, error)
    }
  }

  /// A failure of our own among those of system calls: no system has this number.
  private enum FileAccessErrorCarrier {
    static let tooLarge = SystemCalls.Failure(number: -1)
  }

  private static func spawn(
    _ name: String, _ arguments: [String], output: Int32, errors: Int32
  ) throws(SystemCalls.Failure) -> pid_t {
    guard !arguments.contains(where: { $0.utf8.contains(0) }) else {
      throw SystemCalls.Failure(number: EINVAL)
    }
    var actions = unsafe posix_spawn_file_actions_t()
    // SAFETY: initialised before use and destroyed once; each call copies what it is given.
    unsafe posix_spawn_file_actions_init(&actions)
    defer { unsafe posix_spawn_file_actions_destroy(&actions) }
    unsafe posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    unsafe posix_spawn_file_actions_adddup2(&actions, output, 1)
    unsafe posix_spawn_file_actions_adddup2(&actions, errors, 2)
    // SAFETY: strdup gives NUL-ended copies that live until they are freed below; the list ends in
    // null, as the call wants; environ is the process's own and nothing here changes it.
    var pointers: [UnsafeMutablePointer<CChar>?] = unsafe []
    for argument in arguments { unsafe pointers.append(strdup(argument)) }
    unsafe pointers.append(nil)
    defer { for index in unsafe pointers.indices { unsafe free(pointers[index]) } }
    // This process may ignore closed pipes; the child must end at one, as its programmers expect.
    var signals = sigset_t()
    unsafe sigemptyset(&signals)
    unsafe sigaddset(&signals, SIGPIPE)
    var attributes = posix_spawnattr_t()
    // SAFETY: initialised before use and destroyed once; the set is copied.
    unsafe posix_spawnattr_init(&attributes)
    defer { unsafe posix_spawnattr_destroy(&attributes) }
    unsafe posix_spawnattr_setsigdefault(&attributes, &signals)
    unsafe posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGDEF))
    var process: pid_t = 0
    let number = unsafe posix_spawnp(
      &process, name, &actions, &attributes, pointers, environ)
    guard number == 0 else { throw SystemCalls.Failure(number: number) }
    return process
  }

  private static func wait(for process: pid_t) throws(SystemCalls.Failure) -> Int32 {
    var status: Int32 = 0
    // SAFETY: waitpid fills the one number it is given.
    while unsafe waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw .last }
    }
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }

  /// The two ends of a pipe, neither of which a child inherits by itself.
  private final class Pipe {
    let reading: Int32
    private(set) var writing: Int32
    private var isOpenForReading = true

    init() throws(SystemCalls.Failure) {
      var ends: [Int32] = [-1, -1]
      // SAFETY: pipe fills the two numbers there is room for.
      guard unsafe pipe(&ends) == 0 else { throw .last }
      for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
      reading = ends[0]
      writing = ends[1]
    }

    func closeWriting() {
      guard writing >= 0 else { return }
      try? SystemCalls.closeFile(writing)
      writing = -1
    }

    func closeReading() {
      guard isOpenForReading else { return }
      isOpenForReading = false
      try? SystemCalls.closeFile(reading)
    }

    deinit {
      closeWriting()
      closeReading()
    }
  }
}

/// Reads two pipes to their ends, whichever has something: a child that waits for one of them to be
/// read must not wait for ever.
private struct OutputCollector {
  let limit: Int
  private(set) var output: [UInt8] = []
  private(set) var errors: [UInt8] = []
  private static let mostErrorBytes = 64 << 10

  init(limit: Int) { self.limit = limit }

  /// Returns false, having stopped, once there are more than `limit` bytes of output.
  mutating func collect(_ first: Int32, _ second: Int32) -> Bool {
    var requests = [
      pollfd(fd: first, events: Int16(POLLIN), revents: 0),
      pollfd(fd: second, events: Int16(POLLIN), revents: 0),
    ]
    var buffer = [UInt8](repeating: 0, count: 64 << 10)
    while requests.contains(where: { $0.fd >= 0 }) {
      // SAFETY: two requests are handed over and two are announced; one with a negative descriptor
      // is passed over.
      if unsafe poll(&requests, 2, -1) < 0, errno != EINTR { return true }
      for index in requests.indices where requests[index].revents != 0 && requests[index].fd >= 0 {
        let count = Self.read(requests[index].fd, into: &buffer)
        guard count > 0 else {
          requests[index].fd = -1
          continue
        }
        if index == 0 {
          output.append(contentsOf: buffer[..<count])
          if output.count > limit { return false }
        } else {
          let room = max(0, Self.mostErrorBytes - errors.count)
          errors.append(contentsOf: buffer[..<min(count, room)])
        }
      }
    }
    return true
  }

  private static func read(_ descriptor: Int32, into buffer: inout [UInt8]) -> Int {
    // SAFETY: the buffer is the array's own storage, valid for the call.
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      unsafe try? SystemCalls.readBytes(descriptor, into: bytes)
    }
    return count ?? 0
  }
}
