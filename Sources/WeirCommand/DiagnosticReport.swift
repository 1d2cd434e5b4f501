import Diagnostics
import Reporting
import RuleCheck
import RuleCompiler

/// What `weir check` says of a pack.
struct DiagnosticReport {
  private let files: [SourceFile]
  private let diagnostics: [Diagnostic]

  /// Everything the compiler found, and what `additional` checks did, in the order of the files;
  /// `isStrict` makes every warning an error.
  init(_ pack: CompiledPack, additional: [Diagnostic] = [], isStrict: Bool = false) {
    files = pack.checked.files
    diagnostics = (pack.diagnostics + additional)
      .map { diagnostic in
        var diagnostic = diagnostic
        if isStrict { diagnostic.severity = .error }
        return diagnostic
      }
      .sorted {
        let (a, b) = ($0.primary.range, $1.primary.range)
        return (a.file.rawValue, a.start, a.end) < (b.file.rawValue, b.start, b.end)
      }
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  /// All of them, in a form for people or for programs; empty where there is nothing to say.
  func bytes(_ format: ReportFormat, style: TerminalStyle) -> [UInt8] {
    switch format {
    case .text: Array(text(of: diagnostics, style: style).utf8)
    case .json:
      diagnostics.map(DiagnosticJSONRenderer(files: files).render)
        .flatMap { Array(($0 + "\n").utf8) }
    }
  }

  /// The errors alone, for people.
  func errors(style: TerminalStyle) -> String {
    text(of: diagnostics.filter { $0.severity == .error }, style: style)
  }

  private func text(of shown: [Diagnostic], style: TerminalStyle) -> String {
    guard !shown.isEmpty else { return "" }
    let renderer = CaretRenderer(files: files, usesColor: style.hasColors)
    return renderer.render(shown) + "\n" + counts(of: shown) + "\n"
  }

  /// `2 errors, 1 warning`.
  private func counts(of shown: [Diagnostic]) -> String {
    let errors = shown.count { $0.severity == .error }
    let counts = [(errors, "error"), (shown.count - errors, "warning")]
    return counts.filter { $0.0 > 0 }
      .map { Counted.text($0.0, $0.1) }
      .joined(separator: ", ")
  }
}
