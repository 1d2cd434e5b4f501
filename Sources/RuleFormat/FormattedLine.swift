import Diagnostics

/// A line of a formatted file.
struct FormattedLine {
  var indentation = 0
  var code = ""
  /// From its `#`.
  var comment: String?

  var isBlank: Bool { code.isEmpty && comment == nil }
  /// Whether a comment ends it.
  var isClosed: Bool { comment != nil }
  /// Columns up to the end of the code, with the indentation.
  var width: Int { indentation + DisplayWidth.columns(of: code) }
}

/// Puts lines together to a file, with the comments that end neighbouring lines in one column.
enum LineJoiner {
  /// Spaces between code and comment, at least.
  private static let margin = 2
  /// Comments of lines whose code differs more in width stand in columns of their own: a short line
  /// must not be torn from its comment by a long neighbour.
  private static let mostPadding = 40

  static func text(of lines: [FormattedLine]) -> String {
    var output = ""
    var index = 0
    while index < lines.count {
      let run = run(in: lines, from: index)
      let column = lines[run].map(\.width).max() ?? 0
      for line in lines[run] { append(line, commentColumn: column + margin, to: &output) }
      index = run.upperBound
    }
    return output
  }

  /// The line at `start` and those after it whose comments stand in one column with its own.
  private static func run(in lines: [FormattedLine], from start: Int) -> Range<Int> {
    guard hasEndComment(lines[start]) else { return start..<start + 1 }
    var (least, most) = (lines[start].width, lines[start].width)
    var end = start + 1
    while end < lines.count, hasEndComment(lines[end]),
      lines[end].indentation == lines[start].indentation
    {
      least = min(least, lines[end].width)
      most = max(most, lines[end].width)
      guard most - least <= mostPadding else { break }
      end += 1
    }
    return start..<end
  }

  private static func hasEndComment(_ line: FormattedLine) -> Bool {
    line.comment != nil && !line.code.isEmpty
  }

  private static func append(
    _ line: FormattedLine, commentColumn: Int, to output: inout String
  ) {
    if !line.isBlank { output += String(repeating: " ", count: line.indentation) }
    output += line.code
    if let comment = line.comment {
      if !line.code.isEmpty {
        output += String(repeating: " ", count: commentColumn - line.width)
      }
      output += comment
    }
    output += "\n"
  }
}
