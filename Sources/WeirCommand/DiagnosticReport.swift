import Diagnostics
import Reporting
import RuleCheck
import RuleCompiler

/// What `weir check` says of a pack.
struct DiagnosticReport {
  private let files: [SourceFile]
  private let diagnostics: [Diagnostic]

  /// `isStrict` makes every warning an error.
  init(files: [SourceFile], _ diagnostics: [Diagnostic], isStrict: Bool = false) {
    self.files = files
    self.diagnostics = diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if isStrict { diagnostic.severity = .error }
      return diagnostic
    }
  }

  /// What the compiler found.
  init(_ pack: CompiledPack) { self.init(files: pack.checked.files, pack.diagnostics) }

  /// All of them, in a form for people or for programs; empty where there is nothing to say.
  ///
  /// A SARIF log is never empty, and has what comments suppressed too.
  func bytes(
    _ format: CheckFormat, style: TerminalStyle, suppressed: [SARIFRenderer.Suppressed] = []
  ) -> [UInt8] {
    switch format {
    case .text: Array(text(of: diagnostics, style: style).utf8)
    case .json:
      diagnostics.map(DiagnosticJSONRenderer(files: files).render)
        .flatMap { Array(($0 + "\n").utf8) }
    case .sarif:
      Array(
        (SARIFRenderer(files: files, toolVersion: weirVersion)
          .render(diagnostics, suppressed: suppressed) + "\n").utf8)
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
