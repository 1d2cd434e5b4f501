internal import Diagnostics

/// What is wrong with rules, or worth a second look, and where.
public struct RuleDiagnostic: Sendable, Hashable {
  /// Whether the rules can be used all the same.
  public enum Severity: String, Sendable, Hashable, CaseIterable {
    /// The rules cannot be used.
    case error
    /// The rules can be used, and perhaps do not say what their author meant.
    case warning
  }

  /// The stable code, such as `E0201`; `weir explain E0201` says more of it.
  public let code: String
  /// Whether the rules can be used all the same.
  public let severity: Severity
  /// What is wrong, in one line.
  public let message: String
  /// The file as it was named.
  public let file: String
  /// The line of its place, from 1.
  public let line: Int
  /// The column of its place, from 1, in Unicode scalars.
  public let column: Int
  /// All of it for people, with the line of the rules and carets under the place.
  public let rendered: String
}

extension RuleDiagnostic {
  init(
    _ diagnostic: Diagnostic, files: [SourceFile], lines: [LineIndex], renderer: CaretRenderer
  ) {
    let index = diagnostic.primary.range.file.rawValue
    let place =
      files.indices.contains(index)
      ? lines[index].place(at: diagnostic.primary.range.start) : nil
    code = diagnostic.code.rawValue
    severity = diagnostic.severity == .error ? .error : .warning
    message = diagnostic.headline
    file = files.indices.contains(index) ? files[index].path : ""
    line = place?.line ?? 1
    column = place?.column ?? 1
    rendered = renderer.render(diagnostic)
  }
}

extension RuleDiagnostic: CustomStringConvertible {
  /// The diagnostic for people.
  public var description: String { rendered }
}

/// Why rules could not be compiled.
public struct RulePackError: Error, Sendable, Hashable {
  /// The path that could not be read; nil where it is the rules that are wrong.
  public let path: String?
  /// Why the path could not be read; nil where it is the rules that are wrong.
  public let reason: String?
  /// Everything there is to say of the rules, errors and warnings, in file order.
  public let diagnostics: [RuleDiagnostic]

  init(path: String, reason: String) {
    self.path = path
    self.reason = reason
    diagnostics = []
  }

  init(diagnostics: [RuleDiagnostic]) {
    path = nil
    reason = nil
    self.diagnostics = diagnostics
  }
}

extension RulePackError: CustomStringConvertible {
  /// What is wrong, for people: the path and the reason, or the errors with their places.
  public var description: String {
    if let path, let reason { return "cannot read the rules at \(path): \(reason)" }
    return diagnostics.filter { $0.severity == .error }.map(\.rendered).joined(separator: "\n")
  }
}
