import Diagnostics

/// Says where in the rule files something stands, as people count: lines and columns from 1.
struct SourcePlaces {
  private let files: [SourceFile]

  init(files: [SourceFile]) { self.files = files }

  /// The file, line and column of a range's start; nil for a file that is not in the list.
  func place(of range: SourceRange) -> (file: String, line: Int, column: Int)? {
    guard files.indices.contains(range.file.rawValue) else { return nil }
    let file = files[range.file.rawValue]
    let before = file.bytes.prefix(max(range.start, 0))
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    // Continuation bytes start no character.
    let column = before[start...].count { $0 & 0xC0 != 0x80 } + 1
    return (file.path, line, column)
  }

  /// `path:line:column`.
  func text(of range: SourceRange) -> String {
    guard let place = place(of: range) else { return "(unknown place)" }
    return "\(place.file):\(place.line):\(place.column)"
  }
}
