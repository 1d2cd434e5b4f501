/// Labelled messages of one or more files, in memory.
package struct Corpus: Sendable {
  package var messages: [LabelledMessage] = []
  /// Records that could not be used, by reason, and how many.
  package var skipped: [String: Int] = [:]

  package init() {}
}
