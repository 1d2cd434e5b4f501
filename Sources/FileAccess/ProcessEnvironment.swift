#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the process can learn of where it runs: its terminal, its variables, its own file.
package enum ProcessEnvironment {
  /// The value of an environment variable; nil where it is not set.
  package static func value(of name: String) -> String? {
    // SAFETY: getenv returns null or a NUL-ended string of the environment, which nothing in this
    // process changes; it is copied at once.
    guard let value = unsafe getenv(name) else { return nil }
    return unsafe String(cString: value)
  }

  /// Whether a descriptor is a terminal.
  package static func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

  /// The width of the terminal behind a descriptor; nil where it is none, or does not say.
  package static func terminalColumns(of descriptor: Int32) -> Int? {
    var size = winsize()
    // SAFETY: TIOCGWINSZ fills the one structure it is given.
    guard unsafe ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return nil
    }
    return Int(size.ws_col)
  }

  /// Processors that the process may use, at least 1: of the machine's those that its affinity, and the
  /// quota of its control groups, leave it. As it was when first asked.
  package static let processorCount = ProcessorShare.current()

  /// The path of the running executable; nil where the system does not tell.
  package static var executablePath: String? {
    var buffer = [UInt8](repeating: 0, count: 4096)
    let count = unsafe buffer.withUnsafeMutableBytes { bytes in
      guard let start = bytes.baseAddress else { return 0 }
      // SAFETY: readlink stores at most `bytes.count` bytes, which is the room there is.
      return unsafe readlink(
        "/proc/self/exe", start.assumingMemoryBound(to: CChar.self), bytes.count)
    }
    guard count > 0, count < buffer.count else { return nil }
    return String(decoding: buffer.prefix(count), as: UTF8.self)
  }

  /// The absolute path of the current folder; nil where it is gone, or its name is no UTF-8.
  package static var currentFolder: String? {
    // SAFETY: with no buffer given, getcwd returns null or a NUL-ended string that it allocated
    // (glibc and musl); it is copied and freed once.
    guard let path = unsafe getcwd(nil, 0) else { return nil }
    defer { unsafe free(path) }
    return unsafe String(validatingCString: path)
  }

  /// Whether a path leads to a folder.
  package static func isFolder(_ path: String) -> Bool {
    var status = stat()
    // SAFETY: the path is handed over NUL-ended for the call, and stat fills the one structure.
    guard unsafe stat(path, &status) == 0 else { return false }
    return status.st_mode & S_IFMT == S_IFDIR
  }
}
