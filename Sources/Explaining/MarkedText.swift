import Diagnostics
import Reporting

/// A text in rows as wide as a screen, with a row of carets under each row in which something is
/// marked.
///
/// Carets stand where a terminal shows the characters: two columns for wide ones, none for marks
/// and for what is invisible. Controls, marks of direction and bytes that are no UTF-8 become a
/// visible stand-in, so no message can steer the terminal.
struct MarkedText {
  private let rows: [Row]
  private let lines: Int

  /// One row on the screen.
  private struct Row {
    /// The number of its line in the text, from 1; nil where it goes on with the line above.
    var line: Int?
    var start: Int
    var end: Int
    var text: String
    /// Byte offset and column of each character, in order, and of the end.
    var stops: [(offset: Int, column: Int)]
  }

  /// What is marked: a name and where it stands.
  struct Mark {
    var name: String
    var ranges: [Range<Int>]
  }

  /// Rows shown of a text beside those with marks; more become `...`.
  private static let plainRows = 12
  /// Rows shown with marks; more are counted.
  private static let markedRows = 40
  /// Columns of a name under a row.
  private static let nameColumns = 48

  /// Lays `bytes` out in rows of at most `columns` columns. O(bytes).
  init(_ bytes: [UInt8], columns: Int) {
    var rows: [Row] = []
    var lines = 1
    var row = Row(line: 1, start: 0, end: 0, text: "", stops: [])
    var column = 0
    func close(at offset: Int, startingLine line: Int?, nextStart: Int) {
      row.stops.append((offset, column))
      row.end = offset
      rows.append(row)
      row = Row(line: line, start: nextStart, end: nextStart, text: "", stops: [])
      column = 0
    }
    var position = 0
    while position < bytes.count {
      let step = UTF8Decoder.step(in: bytes, at: position)
      let next = position + step.length
      if step.scalar == "\n" {
        lines += 1
        close(at: position, startingLine: lines, nextStart: next)
        position = next
        continue
      }
      let scalar = step.scalar.map { Printable.isUnsafe($0) ? "\u{FFFD}" : $0 } ?? "\u{FFFD}"
      let width = DisplayWidth.columns(of: scalar)
      if column + width > columns, column > 0 {
        close(at: position, startingLine: nil, nextStart: position)
      }
      row.stops.append((position, column))
      row.text.unicodeScalars.append(scalar)
      column += width
      position = next
    }
    close(at: position, startingLine: nil, nextStart: position)
    self.rows = rows
    self.lines = lines
  }

  /// The rows, each ending in a line feed, `indent` before each.
  func rendered(_ marks: [Mark], indent: String, style: TerminalStyle) -> String {
    let gutter = String(lines).count
    var output = ""
    var plain = 0
    var marked = 0
    var isEliding = false
    for row in rows {
      let carets = caretRows(marks, in: row)
      if carets.isEmpty { plain += 1 } else { marked += 1 }
      guard carets.isEmpty ? plain <= Self.plainRows : marked <= Self.markedRows else {
        if !isEliding { output += indent + style.paint("...", .dim) + "\n" }
        isEliding = true
        continue
      }
      isEliding = false
      let number = row.line.map(String.init) ?? ""
      let frame = String(repeating: " ", count: gutter - number.count) + number + " |"
      output += indent + style.paint(frame, .dim) + (row.text.isEmpty ? "" : " \(row.text)") + "\n"
      let blank = String(repeating: " ", count: gutter) + " |"
      for caret in carets {
        output += indent + style.paint(blank, .dim) + " "
        output += style.paint(caret.carets, .yellow) + " " + Printable.text(caret.name) + "\n"
      }
    }
    if marked > Self.markedRows {
      let rest = Counted.text(marked - Self.markedRows, "more row")
      output += indent + style.paint("\(rest) with signals", .dim) + "\n"
    }
    return output
  }

  /// `name` cut at a width, so that a condition without a name does not fill the screen.
  private static func shortened(_ name: String) -> String {
    guard DisplayWidth.columns(of: name) > nameColumns else { return name }
    var short = ""
    for character in name {
      guard DisplayWidth.columns(of: short + String(character)) < nameColumns else { break }
      short.append(character)
    }
    return short + "…"
  }

  /// One row of carets for each set of places; names that stand at the same places share it.
  private func caretRows(_ marks: [Mark], in row: Row) -> [(carets: String, name: String)] {
    var found: [(carets: String, name: String)] = []
    for mark in marks {
      var carets: [Character] = []
      for range in mark.ranges where range.lowerBound < row.end && range.upperBound > row.start {
        let start = column(of: max(range.lowerBound, row.start), in: row)
        // What takes no column still gets a caret.
        let end = max(column(of: min(range.upperBound, row.end), in: row), start + 1)
        while carets.count < end { carets.append(" ") }
        for column in start..<end { carets[column] = "^" }
      }
      guard !carets.isEmpty else { continue }
      let text = String(carets)
      if let same = found.firstIndex(where: { $0.carets == text }) {
        found[same].name += ", \(Self.shortened(mark.name))"
      } else {
        found.append((text, Self.shortened(mark.name)))
      }
    }
    return found
  }

  /// The column at which `offset` is shown; inside a character the start of that.
  private func column(of offset: Int, in row: Row) -> Int {
    var low = 0
    var high = row.stops.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if row.stops[middle].offset <= offset { low = middle } else { high = middle }
    }
    return row.stops[low].column
  }
}
