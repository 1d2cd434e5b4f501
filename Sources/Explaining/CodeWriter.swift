package import Diagnostics
import JSON
import Reporting

/// Writes what there is to say of a diagnostic code.
package enum CodeWriter {
  /// For people, ending in a line feed.
  package static func text(of code: DiagnosticCode) -> String {
    let explanation = code.explanation
    return """
      \(code.severity.rawValue)[\(code.rawValue)]

      \(explanation.finds) \(explanation.matters)

      \(indented(explanation.example))

      Instead:

      \(indented(explanation.instead))

      """
  }

  /// For programs: one object on one line.
  package static func json(of code: DiagnosticCode) -> [UInt8] {
    let explanation = code.explanation
    return JSONValue.object([
      ("code", .string(code.rawValue)), ("severity", .string(code.severity.rawValue)),
      ("finds", .string(explanation.finds)), ("matters", .string(explanation.matters)),
      ("example", .string(explanation.example)), ("instead", .string(explanation.instead)),
    ]).line
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { $0.isEmpty ? "" : "    \($0)" }.joined(separator: "\n")
  }
}
