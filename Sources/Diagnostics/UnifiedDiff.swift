/// What changed in a file, in the unified format that `patch`, `git apply` and people read.
package enum UnifiedDiff {
  /// Lines shown before and after each change.
  private static let context = 3

  /// The change from `old` to `new` of the file at `path`; empty where the bytes are equal.
  ///
  /// Without colours it is exact: `patch -p0` makes `new` of `old`. With them it is meant for a
  /// terminal, and controls are shown by stand-ins. O(bytes + differences²), bounded (`LineDiff`).
  package static func render(
    old: String, new: String, path: String, usesColor: Bool
  ) -> String {
    var numbers: [[UInt8]: Int] = [:]
    let before = lines(of: old)
    let after = lines(of: new)
    let changes = LineDiff(
      old: before.map { number(of: $0, in: &numbers) },
      new: after.map { number(of: $0, in: &numbers) }
    ).changes
    guard !changes.isEmpty else { return "" }
    let painter = CaretRenderer(files: [], usesColor: usesColor)
    let name = quoted(path)
    var output = painter.paint("--- \(name)", .strong) + "\n"
    output += painter.paint("+++ \(name)", .strong) + "\n"
    for hunk in hunks(of: changes) {
      append(hunk, before, after, painter, to: &output)
    }
    return output
  }

  /// A line by its number of first appearance.
  ///
  /// By its bytes and not as a string: strings that differ in composition alone are equal.
  private static func number(of line: [UInt8], in numbers: inout [[UInt8]: Int]) -> Int {
    let next = numbers.count
    if let number = numbers[line] { return number }
    numbers[line] = next
    return next
  }

  /// The lines with their line feeds; a last line may lack one.
  private static func lines(of text: String) -> [[UInt8]] {
    var lines: [[UInt8]] = []
    var line: [UInt8] = []
    for byte in text.utf8 {
      line.append(byte)
      guard byte == UInt8(ascii: "\n") else { continue }
      lines.append(line)
      line = []
    }
    if !line.isEmpty { lines.append(line) }
    return lines
  }

  /// A path as `patch` reads it: in quotes, with escapes, where it holds what would end the name.
  private static func quoted(_ path: String) -> String {
    let needsQuotes = path.utf8.contains { $0 < 0x20 || $0 == 0x7F || $0 == 0x22 || $0 == 0x5C }
    guard needsQuotes else { return path }
    var output = "\""
    for scalar in path.unicodeScalars {
      switch scalar {
      case "\"", "\\": output += "\\\(scalar)"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 8)
        output += "\\" + String(repeating: "0", count: 3 - digits.count) + digits
      default: output.unicodeScalars.append(scalar)
      }
    }
    return output + "\""
  }
}

// MARK: - Hunks

extension UnifiedDiff {
  /// Changes whose contexts touch, joined, each hunk with its changes in order.
  private static func hunks(of changes: [LineDiff.Change]) -> [[LineDiff.Change]] {
    var hunks: [[LineDiff.Change]] = []
    for change in changes {
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
    return hunks
  }

  private static func append(
    _ hunk: [LineDiff.Change], _ before: [[UInt8]], _ after: [[UInt8]], _ painter: CaretRenderer,
    to output: inout String
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let lead = min(context, first.old.lowerBound)
    let trail = min(context, before.count - last.old.upperBound)
    let old = first.old.lowerBound - lead..<last.old.upperBound + trail
    let new = first.new.lowerBound - lead..<last.new.upperBound + trail
    output += painter.paint("@@ -\(place(old)) +\(place(new)) @@", .frame) + "\n"
    var position = old.lowerBound
    for change in hunk {
      for line in before[position..<change.old.lowerBound] {
        append(line, sign: " ", nil, painter, to: &output)
      }
      for line in before[change.old] { append(line, sign: "-", .removed, painter, to: &output) }
      for line in after[change.new] { append(line, sign: "+", .added, painter, to: &output) }
      position = change.old.upperBound
    }
    for line in before[position..<old.upperBound] {
      append(line, sign: " ", nil, painter, to: &output)
    }
  }

  /// `start,count`; of no lines the line before them, as the format wants it.
  private static func place(_ range: Range<Int>) -> String {
    switch range.count {
    case 0: "\(range.lowerBound),0"
    case 1: "\(range.lowerBound + 1)"
    default: "\(range.lowerBound + 1),\(range.count)"
    }
  }

  private static func append(
    _ line: [UInt8], sign: String, _ style: CaretRenderer.Style?, _ painter: CaretRenderer,
    to output: inout String
  ) {
    let hasEnd = line.last == UInt8(ascii: "\n")
    let text = String(decoding: hasEnd ? line.dropLast() : line[...], as: UTF8.self)
    if painter.usesColor {
      let shown = sign + painter.printable(text)
      output += (style.map { painter.paint(shown, $0) } ?? shown) + "\n"
    } else {
      output += sign + text + "\n"
    }
    if !hasEnd { output += "\\ No newline at end of file\n" }
  }
}
