import Diagnostics
import RuleCheck
import RuleCompiler

/// What `weir check` says of a pack.
struct DiagnosticReport {
  private let files: [SourceFile]
  private let diagnostics: [Diagnostic]

  /// `isStrict` makes every warning an error.
  init(_ pack: CompiledPack, isStrict: Bool) {
    files = pack.checked.files
    diagnostics = pack.diagnostics.map { diagnostic in
      var diagnostic = diagnostic
      if isStrict { diagnostic.severity = .error }
      return diagnostic
    }
  }

  var hasErrors: Bool { diagnostics.contains { $0.severity == .error } }

  func bytes(_ format: ReportFormat, color: ColorChoice) -> [UInt8] {
    Array(errorsAsText(color: color).utf8)
  }

  func errorsAsText(color: ColorChoice) -> String {
    diagnostics.map { "\($0.severity.rawValue)[\($0.code.rawValue)]: \($0.headline)\n" }.joined()
  }
}
