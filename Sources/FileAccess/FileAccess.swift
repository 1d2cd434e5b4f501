/// Reading whole files and listing folders without Foundation.
package enum FileAccess {
  /// The whole file; one with more than `limit` bytes is an error, and is not read further.
  package static func read(_ path: String, limit: Int = 1 << 30) throws(FileAccessError) -> [UInt8]
  {
    try read(try ReadableFile(path: path), limit: limit)
  }

  /// What is left of an open file, to its end; more than `limit` bytes are an error.
  package static func read(
    _ file: borrowing ReadableFile, limit: Int = 1 << 30
  ) throws(FileAccessError) -> [UInt8] {
    // One byte more than the size, so that the read that finds the end needs no growth.
    var bytes = [UInt8](repeating: 0, count: min(max(file.sizeHint, 0), limit) + 1)
    var count = 0
    while true {
      let added = try file.read(into: &bytes, from: count)
      guard added > 0 else { break }
      count += added
      guard count <= limit else {
        throw FileAccessError(path: file.name, reason: "larger than the limit of \(limit) bytes")
      }
      if count == bytes.count {
        bytes.append(contentsOf: repeatElement(0, count: min(max(count, 4096), limit + 1 - count)))
      }
    }
    bytes.removeLast(bytes.count - count)
    return bytes
  }

  /// The regular files at or below `path` whose names end in one of `suffixes`, in byte order of
  /// their paths; hidden files and folders are passed over. A file path gives itself.
  ///
  /// Symbolic links are followed; a folder reached a second time, as in a loop, is not entered
  /// again. A link that leads nowhere is an error if its name ends in one of the suffixes. O(n log n).
  package static func files(
    at path: String, suffixes: [String]
  ) throws(FileAccessError) -> [String] {
    var lister = FolderLister(suffixes: suffixes)
    try lister.list(path)
    return lister.files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The regular files directly in a folder whose names end in one of `suffixes`, in byte order of
  /// their paths; hidden ones are passed over, and what lies deeper is not looked at. O(n log n).
  package static func files(
    directlyIn folder: String, suffixes: [String]
  ) throws(FileAccessError) -> [String] {
    var lister = FolderLister(suffixes: suffixes)
    try lister.listDirectly(folder)
    return lister.files.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
