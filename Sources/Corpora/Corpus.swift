package import FileAccess

/// Labelled messages of one or more files, in memory.
package struct Corpus: Sendable {
  /// In the order of the paths, of the files in a folder, and of the lines.
  package var messages: [LabelledMessage] = []
  /// Records that could not be used, by reason, and how many.
  package var skipped: [String: Int] = [:]
  /// The first of them, to show.
  package var problems: [Problem] = []
  /// Files and folders that could not be read, or not to their end.
  package var failures: [FileAccessError] = []
  /// How the texts of a data set came about, where its mapping says so.
  package var origins: [String: Origin] = [:]
  /// Bytes read.
  package var bytes = 0

  package init() {}

  /// A record that was passed by.
  package struct Problem: Sendable, Equatable {
    package var path: String
    /// From 1.
    package var line: Int
    package var reason: String
  }

  /// How the texts of a data set came about: figures on texts that a language model wrote say
  /// little about real ones, so the two are never averaged.
  package enum Origin: String, Sendable, CaseIterable {
    case real, synthetic, mixed
  }

  /// How many `problems` are kept.
  package static let shownProblems = 20

  /// The number of all records that could not be used.
  package var skippedCount: Int { skipped.values.reduce(0, +) }

  /// The data sets, in the order of their first message.
  package var sources: [String] {
    var seen: Set<String> = []
    // The messages of a file follow one another: most are of the source before them.
    var last = ""
    var found: [String] = []
    for message in messages where message.source != last || found.isEmpty {
      last = message.source
      if seen.insert(last).inserted { found.append(last) }
    }
    return found
  }
}
