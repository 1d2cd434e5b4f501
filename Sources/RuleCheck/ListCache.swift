import Diagnostics

/// Lists as they were last read, so that who checks a pack at every keystroke reads only the lists
/// that changed: a learned lexicon has thousands of entries, and most edits touch none.
package struct ListCache: Sendable {
  private var lists: [Key: List] = [:]
  private var used: Set<Key> = []

  /// A list by its path and by its place among the files: ranges in it name that place.
  private struct Key: Hashable {
    var path: String
    var file: FileID
  }

  /// What reading a list gave.
  struct List: Sendable {
    var bytes: [UInt8]
    var entries: [CheckedLexicon.Entry]
    var diagnostics: [Diagnostic]
    /// Whether it is known that no entry stands in it twice.
    var isDistinct = false
  }

  package init() {}

  /// The list at `path`, read by `read` unless its bytes are those of the last time. O(bytes).
  mutating func list(
    _ path: String, file: FileID, bytes: [UInt8], read: () -> ListFile
  ) -> List {
    let key = Key(path: path, file: file)
    used.insert(key)
    if let known = lists[key], known.bytes == bytes { return known }
    let file = read()
    let list = List(bytes: bytes, entries: file.entries, diagnostics: file.diagnostics)
    lists[key] = list
    return list
  }

  /// Notes that no entry of a list stands in it twice.
  mutating func noteDistinct(_ path: String, file: FileID) {
    lists[Key(path: path, file: file)]?.isDistinct = true
  }

  /// Forgets the lists that were not asked for since the last time.
  mutating func dropUnused() {
    lists = lists.filter { used.contains($0.key) }
    used = []
  }
}
