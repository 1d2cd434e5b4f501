/// Renders diagnostics for people: headline, place, the line itself, carets, help and the edit.
///
/// ```
/// error[E0201]: no signal, lexicon or condition is named `couriers`
///   --> rules/a.weir:3:8
///    |
///  3 |   when couriers
///    |        ^^^^^^^^ not declared in this pack
/// ```
package struct CaretRenderer: Sendable {
  let files: [SourceFile]
  let usesColor: Bool
  let lineIndexes: [LineIndex]

  /// Indexes the lines of every file once: O(total bytes). A `FileID` is an index into `files`.
  package init(files: [SourceFile], usesColor: Bool = false) {
    self.files = files
    self.usesColor = usesColor
    self.lineIndexes = files.map { LineIndex($0.bytes) }
  }

  /// The whole text of `diagnostic`, ending in a line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    let style: Style = diagnostic.severity == .error ? .error : .warning
    let kind = "\(diagnostic.severity.rawValue)[\(diagnostic.code.rawValue)]"
    var output = paint(kind, style) + paint(": \(headline(diagnostic))", .strong) + "\n"
    let gutter = gutterWidth(diagnostic)
    let blank = String(repeating: " ", count: gutter)
    for (index, group) in groups(of: diagnostic).enumerated() {
      let arrow = index == 0 ? "-->" : ":::"
      output += blank + paint(arrow, .frame) + " " + place(of: group.anchor) + "\n"
      if index == 0 { output += blank + " " + paint("|", .frame) + "\n" }
      output += snippet(group, gutter: gutter, style: style)
    }
    if let help = diagnostic.help {
      output +=
        blank + " " + paint("=", .frame) + " " + paint("help", .help) + ": \(printable(help))\n"
    }
    output += editsAsDiff(diagnostic.edits, gutter: gutter)
    return output
  }

  /// All of `diagnostics`, an empty line between each two.
  package func render(_ diagnostics: [Diagnostic]) -> String {
    diagnostics.map(render).joined(separator: "\n")
  }

  /// `path:line:column` of the start of `range`.
  package func place(of range: SourceRange) -> String {
    guard files.indices.contains(range.file.rawValue) else { return "(unknown file)" }
    let place = lineIndexes[range.file.rawValue].place(at: range.start)
    return "\(printable(files[range.file.rawValue].path)):\(place.line):\(place.column)"
  }

  private func headline(_ diagnostic: Diagnostic) -> String { printable(diagnostic.headline) }

  /// The labels of one file, the file's first place to name, in the order they are shown.
  struct FileLabels {
    var file: Int
    var anchor: SourceRange
    var labels: [(label: Diagnostic.Label, isPrimary: Bool)]
  }

  private func groups(of diagnostic: Diagnostic) -> [FileLabels] {
    var groups = [
      FileLabels(
        file: diagnostic.primary.range.file.rawValue, anchor: diagnostic.primary.range,
        labels: [(diagnostic.primary, true)])
    ]
    for label in diagnostic.secondary {
      if let index = groups.firstIndex(where: { $0.file == label.range.file.rawValue }) {
        groups[index].labels.append((label, false))
      } else {
        groups.append(
          FileLabels(
            file: label.range.file.rawValue, anchor: label.range, labels: [(label, false)]))
      }
    }
    return groups.filter { files.indices.contains($0.file) }
  }

  private func gutterWidth(_ diagnostic: Diagnostic) -> Int {
    let ranges =
      [diagnostic.primary.range] + diagnostic.secondary.map(\.range)
      + diagnostic.edits.map(\.range)
    let lines = ranges.filter { files.indices.contains($0.file.rawValue) }.map {
      lineIndexes[$0.file.rawValue].line(at: $0.end) + 1
    }
    return String(lines.max() ?? 1).count + 1
  }
}

extension CaretRenderer {
  /// What a part of the output is, for terminals with colour.
  enum Style: String {
    case error = "\u{1B}[1;31m"
    case warning = "\u{1B}[1;33m"
    case help = "\u{1B}[1;36m"
    case frame = "\u{1B}[1;34m"
    case strong = "\u{1B}[1m"
    case added = "\u{1B}[32m"
    case removed = "\u{1B}[31m"
  }

  func paint(_ text: String, _ style: Style) -> String {
    usesColor && !text.isEmpty ? style.rawValue + text + "\u{1B}[0m" : text
  }

  /// `text` without anything that would move the cursor or reorder the line: a rule file must not
  /// be able to write escape sequences to the terminal of whoever checks it.
  func printable(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: { Self.stand(for: $0) != nil }) else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      result.unicodeScalars.append(Self.stand(for: scalar) ?? scalar)
    }
    return result
  }

  /// The visible character shown in place of a control or a bidirectional override.
  static func stand(for scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch scalar.value {
    case 0..<0x20: Unicode.Scalar(0x2400 + scalar.value)
    case 0x7F: "\u{2421}"
    case 0x80..<0xA0, 0x202A...0x202E, 0x2066...0x2069, 0x2028, 0x2029: "\u{FFFD}"
    default: nil
    }
  }
}
