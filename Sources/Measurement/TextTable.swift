import Diagnostics

/// A table for people: columns aligned by display width, so that Chinese lines up.
struct TextTable {
  enum Alignment {
    case left, right
  }

  struct Column {
    var title: String
    var alignment: Alignment
    /// Display columns shown at most; nil for all.
    var limit: Int?

    static func left(_ title: String, limit: Int? = nil) -> Column {
      Column(title: title, alignment: .left, limit: limit)
    }
    static func right(_ title: String) -> Column { Column(title: title, alignment: .right) }
  }

  private let columns: [Column]
  private var rows: [[String]] = []

  init(_ columns: [Column]) { self.columns = columns }

  var isEmpty: Bool { rows.isEmpty }

  mutating func add(_ cells: [String]) {
    precondition(cells.count == columns.count, "a cell for each column")
    rows.append(
      zip(cells, columns).map { cell, column in column.limit.map { cell.cut(to: $0) } ?? cell })
  }

  /// The lines, the titles first; each ends in a line feed and none in spaces.
  func lines(title paint: (String) -> String = { $0 }) -> String {
    let all = [columns.map(\.title)] + rows
    let widths = columns.indices.map { index in
      all.map { DisplayWidth.columns(of: $0[index]) }.max() ?? 0
    }
    var text = ""
    for (number, row) in all.enumerated() {
      var line = ""
      for (index, cell) in row.enumerated() {
        let padding = String(
          repeating: " ", count: widths[index] - DisplayWidth.columns(of: cell))
        if index > 0 { line += "  " }
        line += columns[index].alignment == .left ? cell + padding : padding + cell
      }
      while line.last == " " { line.removeLast() }
      text += (number == 0 ? paint(line) : line) + "\n"
    }
    return text
  }
}

extension String {
  /// As much as fits in `columns` of display, with an ellipsis where something was left off.
  func cut(to columns: Int) -> String {
    guard DisplayWidth.columns(of: self) > columns else { return self }
    var used = 1
    var kept = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      used += DisplayWidth.columns(of: scalar)
      guard used <= columns else { break }
      kept.append(scalar)
    }
    return String(kept) + "…"
  }
}
