import FileAccess

/// Watches rule files and the lists they name, by looking at their stamps five times a second:
/// works on every file system, and with editors that write a new file in the place of the old one.
struct RuleWatch {
  /// What happened to a file.
  enum Change: String {
    case added, changed, removed
  }

  private static let interval: UInt32 = 200
  /// Which files of a folder can matter.
  private static let suffixes = [".weir", ".txt", ".tsv"]

  private let paths: [String]
  private var stamps: [String: FileStamp] = [:]

  /// Watches what is at or below `paths`.
  init(_ paths: [String]) {
    self.paths = paths
    stamps = Self.look(at: paths, and: [])
  }

  /// Waits until a file is added, changed or removed and all are at rest again; nil where nobody
  /// reads the output any more. `files` are watched besides those below the paths.
  mutating func nextChanges(among files: [String]) -> [(path: String, change: Change)]? {
    // Files named by the rules may lie elsewhere: take note of them before waiting.
    for file in files where stamps[file] == nil { stamps[file] = FileStamp(path: file) }
    while true {
      SystemClock.pause(milliseconds: Self.interval)
      guard !SystemCalls.isHungUp(1) else { return nil }
      var now = Self.look(at: paths, and: files)
      guard now != stamps else { continue }
      // An editor may still be writing.
      while true {
        SystemClock.pause(milliseconds: Self.interval / 2)
        let next = Self.look(at: paths, and: files)
        if next == now { break }
        now = next
      }
      let changes = Self.changes(from: stamps, to: now)
      stamps = now
      // What changed may have been put back as it was.
      if !changes.isEmpty { return changes }
    }
  }

  private static func look(at paths: [String], and files: [String]) -> [String: FileStamp] {
    var stamps: [String: FileStamp] = [:]
    for path in paths {
      // A folder that is gone for a moment has no files; it is looked for again.
      for file in (try? FileAccess.files(at: path, suffixes: suffixes)) ?? [] {
        stamps[file] = FileStamp(path: file)
      }
    }
    for file in files where stamps[file] == nil { stamps[file] = FileStamp(path: file) }
    return stamps
  }

  private static func changes(
    from old: [String: FileStamp], to new: [String: FileStamp]
  ) -> [(path: String, change: Change)] {
    Set(old.keys).union(new.keys).sorted().compactMap { path in
      switch (old[path], new[path]) {
      case (nil, .some): (path, .added)
      case (.some, nil): (path, .removed)
      case (let before, let after): before == after ? nil : (path, .changed)
      }
    }
  }
}
