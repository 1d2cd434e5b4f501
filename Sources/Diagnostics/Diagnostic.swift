/// One thing to say about the user's rules: a mistake, or something worth a look.
///
/// Diagnostics are data; renderers turn them into carets, JSON and the rest.
package struct Diagnostic: Sendable {
  /// The stable code, as in `weir explain E0104`.
  package var code: DiagnosticCode
  package var severity: Severity
  /// One lowercase sentence without a full stop.
  package var headline: String
  /// Where it is, and what to say there (may be empty).
  package var primary: Label
  /// Other places that matter: "first declared here".
  package var secondary: [Label]
  /// What to do about it.
  package var help: String?
  /// The edit that does it, where one exists.
  package var edits: [SourceEdit]

  package init(
    _ code: DiagnosticCode, _ severity: Severity, _ headline: String, at range: SourceRange,
    label: String = "", secondary: [Label] = [], help: String? = nil, edits: [SourceEdit] = []
  ) {
    self.code = code
    self.severity = severity
    self.headline = headline
    self.primary = Label(range: range, text: label)
    self.secondary = secondary
    self.help = help
    self.edits = edits
  }

  /// A place and what to say there.
  package struct Label: Sendable {
    package var range: SourceRange
    package var text: String
    package init(range: SourceRange, text: String) {
      self.range = range
      self.text = text
    }
  }

  /// How bad it is; `--strict` makes every warning an error.
  package enum Severity: String, Sendable {
    case error, warning
  }
}

/// Replaces a range of a file by a text.
package struct SourceEdit: Sendable {
  package var range: SourceRange
  package var replacement: String
  package init(range: SourceRange, replacement: String) {
    self.range = range
    self.replacement = replacement
  }
}
