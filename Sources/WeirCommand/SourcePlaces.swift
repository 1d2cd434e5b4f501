import Diagnostics

/// Says where in the rule files something stands, as people count: lines and columns from 1.
struct SourcePlaces {
  private let files: [SourceFile]
  private let lines: [LineIndex]

  /// Indexes the lines of every file once: O(total bytes).
  init(files: [SourceFile]) {
    self.files = files
    lines = files.map { LineIndex($0.bytes) }
  }

  /// The file, line and column of a range's start; nil for a file that is not in the list.
  func place(of range: SourceRange) -> (file: String, line: Int, column: Int)? {
    let index = range.file.rawValue
    guard files.indices.contains(index) else { return nil }
    let place = lines[index].place(at: range.start)
    return (files[index].path, place.line, place.column)
  }

  /// `path:line:column`.
  func text(of range: SourceRange) -> String {
    guard let place = place(of: range) else { return "(unknown place)" }
    return "\(place.file):\(place.line):\(place.column)"
  }
}
