/// Renders diagnostics for programs: one JSON object a line.
///
/// Lines and columns count from 1, columns in Unicode scalars; `start` and `end` are UTF-8 bytes of
/// the file, half-open.
package struct DiagnosticJSONRenderer: Sendable {
  private let files: [SourceFile]
  private let lineIndexes: [LineIndex]

  /// Indexes the lines of every file once: O(total bytes).
  package init(files: [SourceFile]) {
    self.files = files
    self.lineIndexes = files.map { LineIndex($0.bytes) }
  }

  /// `diagnostic` as one line without its line feed.
  package func render(_ diagnostic: Diagnostic) -> String {
    var members = [
      member("code", string(diagnostic.code.rawValue)),
      member("severity", string(diagnostic.severity.rawValue)),
      member("message", string(diagnostic.headline)),
    ]
    members += place(diagnostic.primary.range)
    if !diagnostic.primary.text.isEmpty {
      members.append(member("label", string(diagnostic.primary.text)))
    }
    if !diagnostic.secondary.isEmpty {
      let labels = diagnostic.secondary.map { label in
        object(place(label.range) + [member("label", string(label.text))])
      }
      members.append(member("related", array(labels)))
    }
    if let help = diagnostic.help { members.append(member("help", string(help))) }
    if !diagnostic.edits.isEmpty {
      let edits = diagnostic.edits.map { edit in
        object(place(edit.range) + [member("replacement", string(edit.replacement))])
      }
      members.append(member("edits", array(edits)))
    }
    return object(members)
  }

  private func place(_ range: SourceRange) -> [String] {
    guard files.indices.contains(range.file.rawValue) else { return [] }
    let index = lineIndexes[range.file.rawValue]
    let start = index.place(at: range.start)
    let end = index.place(at: range.end)
    return [
      member("file", string(files[range.file.rawValue].path)),
      member("line", String(start.line)), member("column", String(start.column)),
      member("endLine", String(end.line)), member("endColumn", String(end.column)),
      member("start", String(range.start)), member("end", String(range.end)),
    ]
  }

  private func member(_ name: String, _ value: String) -> String { "\"\(name)\":\(value)" }
  private func object(_ members: [String]) -> String { "{\(members.joined(separator: ","))}" }
  private func array(_ values: [String]) -> String { "[\(values.joined(separator: ","))]" }

  private func string(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case "\u{0}"..<" ", "\u{7F}":
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
