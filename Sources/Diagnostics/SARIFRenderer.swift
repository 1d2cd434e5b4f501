import JSON

/// Renders diagnostics as a SARIF 2.1.0 log (OASIS), for code scanning and editors.
///
/// One run. Every code that occurs is a rule with its explanation; edits are fixes; warnings that a
/// comment allows are results with a suppression. Columns count Unicode scalars.
package struct SARIFRenderer: Sendable {
  /// A warning that a comment lets stand, and the reason it gives.
  package typealias Suppressed = (diagnostic: Diagnostic, reason: String)

  private let files: [SourceFile]
  private let lineIndexes: [LineIndex]
  private let toolVersion: String

  /// Indexes the lines of every file once: O(total bytes).
  package init(files: [SourceFile], toolVersion: String) {
    self.files = files
    self.toolVersion = toolVersion
    lineIndexes = files.map { LineIndex($0.bytes) }
  }

  /// The whole log on one line, without a line feed.
  package func render(_ diagnostics: [Diagnostic], suppressed: [Suppressed] = []) -> String {
    let occurring = Set((diagnostics + suppressed.map(\.diagnostic)).map(\.code))
    let codes = DiagnosticCode.allCases.filter { occurring.contains($0) }
    let numbers = Dictionary(uniqueKeysWithValues: codes.enumerated().map { ($1, $0) })
    let results =
      diagnostics.map { result($0, rule: numbers[$0.code] ?? 0, reason: nil) }
      + suppressed.map {
        result($0.diagnostic, rule: numbers[$0.diagnostic.code] ?? 0, reason: $0.reason)
      }
    let driver = JSONValue.object([
      ("name", .string("weir")), ("version", .string(toolVersion)),
      ("semanticVersion", .string(toolVersion)), ("rules", .array(codes.map(rule))),
    ])
    let run = JSONValue.object([
      ("tool", .object([("driver", driver)])),
      ("columnKind", .string("unicodeCodePoints")),
      ("results", .array(results)),
    ])
    let log = JSONValue.object([
      ("$schema", .string("https://json.schemastore.org/sarif-2.1.0.json")),
      ("version", .string("2.1.0")), ("runs", .array([run])),
    ])
    return String(decoding: log.written, as: UTF8.self)
  }

  private func rule(_ code: DiagnosticCode) -> JSONValue {
    let explanation = code.explanation
    let help = """
      \(explanation.finds) \(explanation.matters)

      For example:

      \(explanation.example)

      Instead:

      \(explanation.instead)
      """
    let level = code.severity == .error ? "error" : "warning"
    return .object([
      ("id", .string(code.rawValue)), ("name", .string(String(describing: code))),
      ("shortDescription", message(explanation.finds)),
      ("fullDescription", message("\(explanation.finds) \(explanation.matters)")),
      ("help", message(help)),
      ("defaultConfiguration", .object([("level", .string(level))])),
    ])
  }

  private func result(_ diagnostic: Diagnostic, rule: Int, reason: String?) -> JSONValue {
    let text = [diagnostic.headline, diagnostic.primary.text, diagnostic.help ?? ""]
      .filter { !$0.isEmpty }.joined(separator: "; ")
    var members: [(String, JSONValue)] = [
      ("ruleId", .string(diagnostic.code.rawValue)), ("ruleIndex", .integer(rule)),
      ("level", .string(diagnostic.severity == .error ? "error" : "warning")),
      ("message", message(text)),
      ("locations", .array(location(diagnostic.primary, id: nil).map { [$0] } ?? [])),
    ]
    let related = diagnostic.secondary.enumerated().compactMap { location($1, id: $0 + 1) }
    if !related.isEmpty { members.append(("relatedLocations", .array(related))) }
    if let fix = fix(diagnostic) { members.append(("fixes", .array([fix]))) }
    if let reason {
      let suppression = JSONValue.object([
        ("kind", .string("inSource")), ("justification", .string(reason)),
      ])
      members.append(("suppressions", .array([suppression])))
    }
    return .object(members)
  }

  private func location(_ label: Diagnostic.Label, id: Int?) -> JSONValue? {
    guard files.indices.contains(label.range.file.rawValue) else { return nil }
    let physical = JSONValue.object([
      ("artifactLocation", artifact(label.range.file.rawValue)), ("region", region(label.range)),
    ])
    var members: [(String, JSONValue)] = []
    if let id { members.append(("id", .integer(id))) }
    members.append(("physicalLocation", physical))
    if id != nil { members.append(("message", message(label.text.isEmpty ? "here" : label.text))) }
    return .object(members)
  }

  private func fix(_ diagnostic: Diagnostic) -> JSONValue? {
    let edits = diagnostic.edits.filter { files.indices.contains($0.range.file.rawValue) }
    guard !edits.isEmpty else { return nil }
    let changes = Set(edits.map(\.range.file.rawValue)).sorted().map { file in
      let replacements = edits.filter { $0.range.file.rawValue == file }.map { edit in
        JSONValue.object([
          ("deletedRegion", region(edit.range)),
          ("insertedContent", .object([("text", .string(edit.replacement))])),
        ])
      }
      return JSONValue.object([
        ("artifactLocation", artifact(file)), ("replacements", .array(replacements)),
      ])
    }
    return .object([
      ("description", message(diagnostic.help ?? diagnostic.headline)),
      ("artifactChanges", .array(changes)),
    ])
  }

  // MARK: - Parts

  private func message(_ text: String) -> JSONValue { .object([("text", .string(text))]) }

  private func artifact(_ file: Int) -> JSONValue {
    .object([("uri", .string(Self.uri(files[file].path)))])
  }

  private func region(_ range: SourceRange) -> JSONValue {
    let index = lineIndexes[range.file.rawValue]
    let start = index.place(at: range.start)
    let end = index.place(at: range.end)
    return .object([
      ("startLine", .integer(start.line)), ("startColumn", .integer(start.column)),
      ("endLine", .integer(end.line)), ("endColumn", .integer(end.column)),
    ])
  }

  /// A path as a URI reference (RFC 3986): what is not unreserved or a slash is percent-encoded; a
  /// path from the root is a `file` URI.
  static func uri(_ path: String) -> String {
    var output = path.hasPrefix("/") ? "file://" : ""
    for byte in path.utf8 {
      switch byte {
      case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "/"):
        output.unicodeScalars.append(Unicode.Scalar(byte))
      default:
        let digits = String(byte, radix: 16, uppercase: true)
        output += "%" + (digits.count < 2 ? "0" : "") + digits
      }
    }
    return output
  }
}
