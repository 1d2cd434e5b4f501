import Diagnostics
import JSON
import RuleFormat

/// Changes the server offers: the canonical form, and the edits of diagnostics.
extension LanguageServer {
  /// One edit from the text to its canonical form, over the stretch that differs; none where the
  /// file has syntax errors, which are left to their author.
  mutating func formatting(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let file = try file(parameters).file
    guard !file.mistakes.contains(where: { $0.severity == .error }) else { return .array([]) }
    let formatted = Array(RuleFormatter.format(file.tree).utf8)
    guard let difference = TextDifference(from: file.text.bytes, to: formatted) else {
      return .array([])
    }
    let replacement = String(decoding: formatted[difference.new], as: UTF8.self)
    return [["range": json(difference.old, in: file.text), "newText": .string(replacement)]]
  }

  mutating func codeActions(_ parameters: JSONValue) throws(ResponseError) -> JSONValue {
    let (analysis, id, file) = try file(parameters)
    guard let start = Position(parameters["range"]?["start"]),
      let end = Position(parameters["range"]?["end"])
    else { throw ResponseError(.invalidParameters, "the request names no range") }
    // Clients that take commands only have no use for edits.
    guard client.takesActionLiterals else { return .array([]) }
    let from = file.text.offset(of: start, in: client.encoding)
    let to = max(from, file.text.offset(of: end, in: client.encoding))
    let uri = parameters["textDocument"]?["uri"]?.text ?? ""
    guard let place = workspace.document(uri)?.place else { return .array([]) }
    let fixable = diagnostics(of: analysis, at: place).filter {
      !$0.edits.isEmpty && $0.primary.range.file == id
    }
    let wanted = parameters["context"]?["only"]?.elements?.compactMap(\.text)
    var actions: [JSONValue] = []
    if Self.isWanted("quickfix", wanted) {
      for diagnostic in fixable
      where diagnostic.primary.range.start <= to && diagnostic.primary.range.end >= from {
        actions.append([
          "title": .string(Self.title(of: diagnostic, in: analysis)), "kind": "quickfix",
          "diagnostics": [json(diagnostic, file.text, analysis)], "isPreferred": true,
          "edit": workspaceEdit(diagnostic.edits, in: analysis),
        ])
      }
    }
    let edits = Self.compatible(fixable.flatMap(\.edits))
    if let wanted, Self.isWanted("source.fixAll", wanted), !edits.isEmpty {
      actions.append([
        "title": "Apply every fix in this file", "kind": "source.fixAll",
        "edit": workspaceEdit(edits, in: analysis),
      ])
    }
    return .array(actions)
  }

  /// Whether a kind of action is among those asked for, by itself or by what it is a part of.
  private static func isWanted(_ kind: String, _ wanted: [String]?) -> Bool {
    guard let wanted else { return true }
    return wanted.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
  }

  /// The edits that do not touch one another, the first of those that do.
  private static func compatible(_ edits: [SourceEdit]) -> [SourceEdit] {
    var result: [SourceEdit] = []
    let sorted = edits.sorted {
      ($0.range.file.rawValue, $0.range.start) < ($1.range.file.rawValue, $1.range.start)
    }
    for edit in sorted {
      if let last = result.last, last.range.file == edit.range.file,
        edit.range.start < last.range.end || edit.range == last.range
      {
        continue
      }
      result.append(edit)
    }
    return result
  }

  /// What a fix does, in a few words.
  private static func title(of diagnostic: Diagnostic, in analysis: PackAnalysis) -> String {
    guard let edit = diagnostic.edits.first, diagnostic.edits.count == 1 else {
      return diagnostic.help.map { "Fix: \($0)" } ?? "Fix: \(diagnostic.headline)"
    }
    let old = shortened(analysis.source(edit.range))
    let new = shortened(edit.replacement)
    if old.isEmpty { return "Insert `\(new)`" }
    return new.isEmpty ? "Remove `\(old)`" : "Replace `\(old)` with `\(new)`"
  }

  private static func shortened(_ text: String) -> String {
    let line = text.split(separator: "\n", omittingEmptySubsequences: true).first ?? ""
    let trimmed = String(line.drop { $0 == " " })
    return trimmed.count > 40 || line.utf8.count < text.utf8.count - 1
      ? trimmed.prefix(40) + "…" : trimmed
  }
}
