import JSON

/// Renders diagnostics for programs: one JSON object a line.
///
/// Lines and columns count from 1, columns in Unicode scalars; `start` and `end` are UTF-8 bytes of
/// the file, half-open. `schemas/diagnostic.schema.json` describes it.
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
    var members: [(String, JSONValue)] = [
      ("code", .string(diagnostic.code.rawValue)),
      ("severity", .string(diagnostic.severity.rawValue)),
      ("message", .string(diagnostic.headline)),
    ]
    members += place(diagnostic.primary.range)
    if !diagnostic.primary.text.isEmpty {
      members.append(("label", .string(diagnostic.primary.text)))
    }
    if !diagnostic.secondary.isEmpty {
      let labels = diagnostic.secondary.map { label in
        JSONValue.object(place(label.range) + [("label", .string(label.text))])
      }
      members.append(("related", .array(labels)))
    }
    if let help = diagnostic.help { members.append(("help", .string(help))) }
    if !diagnostic.edits.isEmpty {
      let edits = diagnostic.edits.map { edit in
        JSONValue.object(place(edit.range) + [("replacement", .string(edit.replacement))])
      }
      members.append(("edits", .array(edits)))
    }
    return String(decoding: JSONValue.object(members).written, as: UTF8.self)
  }

  private func place(_ range: SourceRange) -> [(String, JSONValue)] {
    guard files.indices.contains(range.file.rawValue) else { return [] }
    let index = lineIndexes[range.file.rawValue]
    let start = index.place(at: range.start)
    let end = index.place(at: range.end)
    return [
      ("file", .string(files[range.file.rawValue].path)),
      ("line", .integer(start.line)), ("column", .integer(start.column)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
      ("start", .integer(range.start)), ("end", .integer(range.end)),
    ]
  }
}
