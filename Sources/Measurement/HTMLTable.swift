/// A table of a report page; the first column names the row.
package struct HTMLTable {
  private let caption: HTML
  private let columns: [String]
  /// Columns of text, which wrap and start at the left; others are numbers.
  private let textColumns: Set<String>
  private var rows: [[HTML]] = []

  package init(_ caption: HTML, columns: [String], text textColumns: Set<String> = []) {
    self.caption = caption
    self.columns = columns
    self.textColumns = textColumns
  }

  package var isEmpty: Bool { rows.isEmpty }

  package mutating func add(_ cells: [HTML]) {
    precondition(cells.count == columns.count, "a cell for each column")
    rows.append(cells)
  }

  /// The table in a box that scrolls sideways by itself where the page is narrow.
  package var html: HTML {
    let kinds = columns.map { column -> HTML in
      textColumns.contains(column) ? " class=\"text\"" : ""
    }
    let head = zip(columns, kinds).map { column, kind -> HTML in
      "<th scope=\"col\"\(kind)>\(column)</th>"
    }
    let body = rows.map { row -> HTML in
      let cells = zip(row, kinds).dropFirst().map { cell, kind -> HTML in
        "<td\(kind)>\(cell)</td>"
      }
      return "<tr><th scope=\"row\">\(row[0])</th>\(cells)</tr>\n"
    }
    return """
      <div class="scroll" tabindex="0"><table><caption>\(caption)</caption>
      <thead><tr>\(head)</tr></thead>
      <tbody>
      \(body)</tbody></table></div>

      """
  }
}
