import Diagnostics

/// What a saved check found, and the texts it saw.
struct SavedFindings {
  var files: [SourceFile] = []
  var diagnostics: [Diagnostic] = []

  /// The findings where they stand now: what an edit touched is dropped until the next save.
  func current(in analysis: PackAnalysis) -> [Diagnostic] {
    let moves = files.map { Move(of: $0, in: analysis) }
    return diagnostics.compactMap { diagnostic in
      func moved(_ range: SourceRange) -> SourceRange? {
        moves.indices.contains(range.file.rawValue) ? moves[range.file.rawValue]?[range] : nil
      }
      guard let range = moved(diagnostic.primary.range) else { return nil }
      var result = diagnostic
      result.primary.range = range
      result.secondary = diagnostic.secondary.compactMap { label in
        moved(label.range).map { Diagnostic.Label(range: $0, text: label.text) }
      }
      let edits = diagnostic.edits.compactMap { edit in
        moved(edit.range).map { SourceEdit(range: $0, replacement: edit.replacement) }
      }
      result.edits = edits.count == diagnostic.edits.count ? edits : []
      return result
    }
  }

  /// Where the places of one file have gone.
  private struct Move {
    let file: FileID
    let difference: TextDifference?

    /// nil where the file is in the pack no more.
    init?(of old: SourceFile, in analysis: PackAnalysis) {
      guard let file = analysis.file(old.path) else { return nil }
      self.file = file
      difference = TextDifference(from: old.bytes, to: analysis.files[file.rawValue].text.bytes)
    }

    subscript(range: SourceRange) -> SourceRange? {
      let old = range.start..<max(range.start, range.end)
      guard let new = difference.map({ $0.moved(old) }) ?? old else { return nil }
      return SourceRange(file: file, start: new.lowerBound, end: new.upperBound)
    }
  }
}

extension Diagnostic {
  /// What makes two diagnostics the same thing said twice.
  struct Identity: Hashable {
    var code: String
    var range: SourceRange
  }

  var identity: Identity { Identity(code: code.rawValue, range: primary.range) }
}
