#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Walks folders and collects the files whose names end in one of the suffixes.
struct FolderLister {
  /// The paths found, in no particular order.
  private(set) var files: [String] = []

  private let suffixes: [[UInt8]]
  private var visited: Set<FolderIdentity> = []
  private var waiting: [String] = []

  init(suffixes: [String]) {
    self.suffixes = suffixes.map { Array($0.utf8) }
  }

  /// Adds the file at `path`, or the files below it if it is a folder.
  ///
  /// A path the caller names is taken as it is, also a pipe; below a folder only regular files are.
  mutating func list(_ path: String) throws(FileAccessError) {
    // A worklist and not recursion: how deep folders nest is not ours to decide.
    try add(path, isWanted: true, isNamed: true)
    while let folder = waiting.popLast() {
      for name in try entries(of: folder) where name.first != UInt8(ascii: ".") {
        try visit(name, in: folder)
      }
    }
  }

  /// Adds the files directly in `folder`; folders in it are not entered.
  mutating func listDirectly(_ folder: String) throws(FileAccessError) {
    for name in try entries(of: folder) where name.first != UInt8(ascii: ".") {
      try visit(name, in: folder)
    }
    waiting = []
  }

  private mutating func visit(_ name: [UInt8], in folder: String) throws(FileAccessError) {
    let isWanted = suffixes.contains { name.count >= $0.count && name.suffix($0.count) == $0[...] }
    guard let text = String(validating: name, as: UTF8.self) else {
      // Such a name cannot be a path of ours; passing a wanted file by would hide it.
      guard isWanted else { return }
      throw FileAccessError(
        path: folder,
        reason: "holds the file name \(String(decoding: name, as: UTF8.self)), "
          + "which is not valid UTF-8")
    }
    try add(folder.hasSuffix("/") ? folder + text : folder + "/" + text, isWanted: isWanted)
  }

  /// Takes a wanted file into the list and a folder, not seen before, into the worklist.
  private mutating func add(
    _ path: String, isWanted: Bool, isNamed: Bool = false
  ) throws(FileAccessError) {
    var status = stat()
    guard !path.utf8.contains(0) else {
      throw FileAccessError(path: path, SystemCalls.Failure(number: ENOENT))
    }
    // SAFETY: the path is handed over NUL-ended for the call, and stat fills the one structure.
    guard unsafe stat(path, &status) == 0 else {
      guard isWanted else { return }
      throw FileAccessError(path: path, .last)
    }
    switch FileKind(mode: status.st_mode) {
    case .regular:
      if isWanted { files.append(path) }
    case .folder:
      let identity = FolderIdentity(device: UInt64(status.st_dev), node: UInt64(status.st_ino))
      if visited.insert(identity).inserted { waiting.append(path) }
    case .other:
      if isNamed { files.append(path) }
    }
  }

  /// The names in a folder, in byte order, so that which of two links to one folder is followed
  /// does not depend on the file system.
  private func entries(of folder: String) throws(FileAccessError) -> [[UInt8]] {
    // SAFETY: the path is handed over NUL-ended for the call; it holds no NUL (see `add`).
    guard let stream = unsafe opendir(folder) else { throw FileAccessError(path: folder, .last) }
    // SAFETY: the stream is open and closed once.
    defer { unsafe closedir(stream) }
    var names: [[UInt8]] = []
    errno = 0
    // SAFETY: an entry is valid until the next readdir; d_name is NUL-ended within the entry.
    while let entry = unsafe readdir(stream) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { tuple in
        let start = unsafe UnsafeRawPointer(tuple).assumingMemoryBound(to: UInt8.self)
        return unsafe Array(UnsafeBufferPointer(start: start, count: strlen(start)))
      }
      names.append(name)
      errno = 0
    }
    guard errno == 0 else { throw FileAccessError(path: folder, .last) }
    return names.sorted { $0.lexicographicallyPrecedes($1) }
  }

  /// A folder, whatever path leads to it.
  private struct FolderIdentity: Hashable {
    var device: UInt64
    var node: UInt64
  }
}
