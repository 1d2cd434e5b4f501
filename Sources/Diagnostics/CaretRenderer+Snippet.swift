extension CaretRenderer {
  /// One label on one line, in columns of the shown line.
  private struct Mark {
    var start: Int
    var end: Int
    var text: String
    var isPrimary: Bool
  }

  /// The lines of one file that have labels, each with its carets.
  func snippet(_ group: FileLabels, gutter: Int, style: Style) -> String {
    let index = lineIndexes[group.file]
    var lines: [Int: [(label: Diagnostic.Label, isPrimary: Bool)]] = [:]
    for entry in group.labels {
      lines[index.line(at: entry.label.range.start), default: []].append(entry)
    }
    var output = ""
    var previous: Int?
    for (line, entries) in lines.sorted(by: { $0.key < $1.key }) {
      if let previous, line > previous + 1 { output += paint("...", .frame) + "\n" }
      previous = line
      output += show(line: line, file: group.file, entries, gutter: gutter, style: style)
    }
    return output
  }

  private func show(
    line: Int, file: Int, _ entries: [(label: Diagnostic.Label, isPrimary: Bool)], gutter: Int,
    style: Style
  ) -> String {
    let range = lineIndexes[file].range(ofLine: line)
    let focus = entries.map { $0.label.range.start }.min() ?? range.lowerBound
    let shown = ShownLine(files[file].bytes, range: range, focus: focus)
    let marks = entries.map { entry in
      let start = shown.column(of: entry.label.range.start)
      // A label over several lines is drawn up to the end of its first.
      let end = shown.column(of: min(entry.label.range.end, range.upperBound))
      return Mark(
        start: start, end: max(end, start + 1), text: printable(entry.label.text),
        isPrimary: entry.isPrimary)
    }.sorted { ($0.start, $0.end) < ($1.start, $1.end) }
    let blank = String(repeating: " ", count: gutter + 1) + paint("|", .frame) + " "
    let number = String(line + 1)
    let padding = String(repeating: " ", count: max(0, gutter - number.count))
    var output = paint(padding + number + " |", .frame)
    output += (shown.text.isEmpty ? "" : " ") + shown.text + "\n"
    for row in rows(of: marks, style: style) { output += blank + row + "\n" }
    return output
  }

  /// The caret line with the text of the last mark, then one hanging text a mark, last first.
  private func rows(of marks: [Mark], style: Style) -> [String] {
    let width = marks.map(\.end).max() ?? 0
    var carets = [Character](repeating: " ", count: width)
    for mark in marks where !mark.isPrimary {
      for column in mark.start..<mark.end { carets[column] = "-" }
    }
    for mark in marks where mark.isPrimary {
      for column in mark.start..<mark.end { carets[column] = "^" }
    }
    var hanging = marks
    var first = paintCarets(carets, style)
    if let last = marks.last, marks.dropLast().allSatisfy({ $0.end <= last.start }) {
      if !last.text.isEmpty { first += " " + paint(last.text, last.isPrimary ? style : .frame) }
      hanging.removeLast()
    }
    var rows = [first]
    hanging.removeAll { $0.text.isEmpty }
    while let mark = hanging.popLast() {
      let bars = hanging.map(\.start).filter { $0 < mark.start }
      rows.append(paint(bar(bars + [mark.start], upTo: mark.start + 1), .frame))
      rows.append(
        paint(bar(bars, upTo: mark.start), .frame)
          + paint(mark.text, mark.isPrimary ? style : .frame))
    }
    return rows
  }

  private func bar(_ columns: [Int], upTo width: Int) -> String {
    var row = [Character](repeating: " ", count: width)
    for column in columns { row[column] = "|" }
    return String(row)
  }

  private func paintCarets(_ carets: [Character], _ style: Style) -> String {
    guard usesColor else { return String(carets) }
    var output = ""
    var rest = carets[...]
    while let first = rest.first {
      let run = rest.prefix { $0 == first }
      output += first == " " ? String(run) : paint(String(run), first == "^" ? style : .frame)
      rest = rest.dropFirst(run.count)
    }
    return output
  }
}
