/// A table of a report page; the first column names the row.
struct HTMLTable {
  private let caption: HTML
  private let columns: [String]
  private var rows: [[HTML]] = []

  init(_ caption: HTML, columns: [String]) {
    self.caption = caption
    self.columns = columns
  }

  var isEmpty: Bool { rows.isEmpty }

  mutating func add(_ cells: [HTML]) {
    precondition(cells.count == columns.count, "a cell for each column")
    rows.append(cells)
  }

  /// The table in a box that scrolls sideways by itself where the page is narrow.
  var html: HTML {
    let head = columns.map { column -> HTML in "<th scope=\"col\">\(column)</th>" }
    let body = rows.map { row -> HTML in
      let cells = row.dropFirst().map { cell -> HTML in "<td>\(cell)</td>" }
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
