/// The name and text of one file of rules.
///
/// Offsets in it are UTF-8 bytes; lines and columns exist only in renderers.
package struct SourceFile: Sendable {
  /// The path as the user gave it.
  package let path: String
  /// The bytes of the file as read; invalid UTF-8 is kept and reported by the lexer.
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }
}

/// Which file of a pack: an index into the pack's list of files.
package struct FileID: Hashable, Sendable {
  package let rawValue: Int
  package init(_ rawValue: Int) { self.rawValue = rawValue }
}

/// A half-open range of UTF-8 bytes in one file.
package struct SourceRange: Hashable, Sendable {
  package var file: FileID
  package var start: Int
  package var end: Int

  package init(file: FileID, start: Int, end: Int) {
    self.file = file
    self.start = start
    self.end = end
  }
}
