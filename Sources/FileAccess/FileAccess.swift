/// Reading whole files and listing folders without Foundation. STUB.
package enum FileAccess {
  /// The whole file; at most `limit` bytes.
  package static func read(_ path: String, limit: Int = 1 << 30) throws(FileAccessError) -> [UInt8]
  {
    throw FileAccessError(path: path, reason: "not built yet")
  }

  /// The regular files at or below `path` whose names end in `suffix`, in byte order of their
  /// paths; hidden files and folders are passed over. A file path gives itself.
  package static func files(
    at path: String, suffixes: [String]
  ) throws(FileAccessError) -> [String] {
    throw FileAccessError(path: path, reason: "not built yet")
  }
}

/// A file or folder that could not be read, and the system's reason in words.
package struct FileAccessError: Error, Equatable {
  package var path: String
  package var reason: String
}
