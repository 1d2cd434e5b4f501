extension CaretRenderer {
  /// The lines an edit changes, before (`-`) and after (`+`).
  ///
  /// Edits on the same or neighbouring lines are shown as one change.
  func editsAsDiff(_ edits: [SourceEdit], gutter: Int) -> String {
    let valid = edits.filter { edit in
      files.indices.contains(edit.range.file.rawValue)
        && edit.range.start >= 0 && edit.range.start <= edit.range.end
        && edit.range.end <= files[edit.range.file.rawValue].bytes.count
    }
    let sorted = valid.sorted {
      ($0.range.file.rawValue, $0.range.start) < ($1.range.file.rawValue, $1.range.start)
    }
    var clusters: [[SourceEdit]] = []
    for edit in sorted {
      if let last = clusters.last?.last, last.range.file == edit.range.file,
        line(of: edit.range.start, edit) <= line(of: last.range.end, last) + 1
      {
        clusters[clusters.count - 1].append(edit)
      } else {
        clusters.append([edit])
      }
    }
    guard !clusters.isEmpty else { return "" }
    let blank = String(repeating: " ", count: gutter + 1) + paint("|", .frame) + "\n"
    return blank + clusters.map { diff($0, gutter: gutter) }.joined(separator: blank)
  }

  private func line(of offset: Int, _ edit: SourceEdit) -> Int {
    lineIndexes[edit.range.file.rawValue].line(at: offset)
  }

  private func diff(_ cluster: [SourceEdit], gutter: Int) -> String {
    guard let first = cluster.first, let last = cluster.last else { return "" }
    let bytes = files[first.range.file.rawValue].bytes
    let index = lineIndexes[first.range.file.rawValue]
    let firstLine = index.line(at: first.range.start)
    let start = index.starts[firstLine]
    let end = max(index.range(ofLine: index.line(at: last.range.end)).upperBound, last.range.end)
    var new: [UInt8] = []
    var position = start
    for edit in cluster where edit.range.start >= position {
      new += bytes[position..<edit.range.start]
      new += edit.replacement.utf8
      position = edit.range.end
    }
    new += bytes[min(position, end)..<end]
    return rows(Array(bytes[start..<end]), sign: "-", from: firstLine, gutter, .removed)
      + rows(new, sign: "+", from: firstLine, gutter, .added)
  }

  private func rows(
    _ bytes: [UInt8], sign: String, from firstLine: Int, _ gutter: Int, _ style: Style
  ) -> String {
    let index = LineIndex(bytes)
    var output = ""
    // An edit is a few lines; what is longer is cut, the caret view above shows where it is.
    for line in 0..<min(index.starts.count, 12) {
      let range = index.range(ofLine: line)
      let text = ShownLine(bytes, range: range, focus: range.lowerBound).text
      let number = String(firstLine + line + 1)
      let padding = String(repeating: " ", count: max(0, gutter - number.count))
      output += paint(padding + number, .frame) + " " + paint(sign + " " + text, style) + "\n"
    }
    return output
  }
}
