/// The change from one text to another as `patch` and `git apply` read it.
///
/// Bytes that are no UTF-8 are shown as U+FFFD. O(lines × changed lines), Myers's algorithm.
package struct UnifiedDiff {
  /// Unchanged lines shown around a change.
  private static let context = 3

  private let old: [ArraySlice<UInt8>]
  private let new: [ArraySlice<UInt8>]
  /// Lines of `old` that go, and of `new` that come.
  private var removed: Set<Int> = []
  private var inserted: Set<Int> = []

  /// The diff of the file `path`; empty where nothing changes.
  package static func text(path: String, old: [UInt8], new: [UInt8]) -> String {
    let hunks = UnifiedDiff(old, new).hunks()
    return hunks.isEmpty ? "" : "--- \(path)\n+++ \(path)\n" + hunks
  }

  private init(_ old: [UInt8], _ new: [UInt8]) {
    self.old = Self.lines(of: old)
    self.new = Self.lines(of: new)
    for change in self.new.difference(from: self.old) {
      switch change {
      case .remove(let offset, _, _): removed.insert(offset)
      case .insert(let offset, _, _): inserted.insert(offset)
      }
    }
  }

  /// The lines of a text with their line ends; a text that ends in one has no empty line after it.
  private static func lines(of text: [UInt8]) -> [ArraySlice<UInt8>] {
    var lines: [ArraySlice<UInt8>] = []
    var start = text.startIndex
    for index in text.indices where text[index] == UInt8(ascii: "\n") {
      lines.append(text[start...index])
      start = index + 1
    }
    if start < text.endIndex { lines.append(text[start...]) }
    return lines
  }

  /// A line of the result, and how many lines of both texts stand before it.
  private struct Row {
    var sign: String
    var line: ArraySlice<UInt8>
    var oldNumber: Int
    var newNumber: Int
  }

  private func rows() -> [Row] {
    var rows: [Row] = []
    var (i, j) = (0, 0)
    while i < old.count || j < new.count {
      if i < old.count, removed.contains(i) {
        rows.append(Row(sign: "-", line: old[i], oldNumber: i, newNumber: j))
        i += 1
      } else if j < new.count, inserted.contains(j) {
        rows.append(Row(sign: "+", line: new[j], oldNumber: i, newNumber: j))
        j += 1
      } else {
        rows.append(Row(sign: " ", line: old[i], oldNumber: i, newNumber: j))
        i += 1
        j += 1
      }
    }
    return rows
  }

  private func hunks() -> String {
    guard !removed.isEmpty || !inserted.isEmpty else { return "" }
    let rows = rows()
    var output = ""
    var next = 0
    let changes = rows.indices.filter { rows[$0].sign != " " }
    while next < changes.count {
      let first = changes[next]
      var last = first
      while next < changes.count, changes[next] - last <= 2 * Self.context {
        last = changes[next]
        next += 1
      }
      let start = max(0, first - Self.context)
      let end = min(rows.count, last + 1 + Self.context)
      output += hunk(rows[start..<end])
    }
    return output
  }

  private func hunk(_ rows: ArraySlice<Row>) -> String {
    guard let first = rows.first else { return "" }
    let oldCount = rows.count { $0.sign != "+" }
    let newCount = rows.count { $0.sign != "-" }
    let header =
      "@@ -\(span(first.oldNumber, oldCount)) +\(span(first.newNumber, newCount)) @@\n"
    return header
      + rows.map { row in
        let isWhole = row.line.last == UInt8(ascii: "\n")
        return row.sign + String(decoding: row.line, as: UTF8.self)
          + (isWhole ? "" : "\n\\ No newline at end of file\n")
      }.joined()
  }

  /// `first,count` with lines from 1; of no lines the line before them is named.
  private func span(_ start: Int, _ count: Int) -> String {
    "\(count == 0 ? start : start + 1),\(count)"
  }
}
