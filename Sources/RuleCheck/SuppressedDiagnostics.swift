package import Diagnostics

/// Diagnostics divided by the comments that let some of them stand.
package struct SuppressedDiagnostics: Sendable {
  /// What is left to report, the warnings about the comments themselves among it.
  package private(set) var reported: [Diagnostic] = []
  /// Warnings that a comment allows, and its reason.
  package private(set) var suppressed: [(diagnostic: Diagnostic, reason: String)] = []

  /// Divides `diagnostics` by the suppressions in `files`, whose indices are the file ids.
  ///
  /// `judged` are the codes that were looked for: a suppression of another cannot be called unused.
  package init(
    _ diagnostics: [Diagnostic], files: [SourceFile], judged: Set<DiagnosticCode>
  ) {
    let suppressions = files.enumerated().map { index, file in
      SuppressionFinder.suppressions(in: file, file: FileID(index))
    }
    // Codes that each comment was needed for, by file and place in it.
    var used = suppressions.map { $0.map { _ in Set<String>() } }
    for diagnostic in diagnostics {
      let file = diagnostic.primary.range.file.rawValue
      guard suppressions.indices.contains(file),
        let index = suppressions[file].firstIndex(where: { $0.allows(diagnostic) })
      else {
        reported.append(diagnostic)
        continue
      }
      used[file][index].insert(diagnostic.code.rawValue)
      suppressed.append((diagnostic, suppressions[file][index].reason))
    }
    for (file, used) in used.enumerated() {
      for (index, codes) in used.enumerated() {
        judge(suppressions[file][index], used: codes, judged)
      }
    }
  }

  private mutating func judge(
    _ suppression: Suppression, used: Set<String>, _ judged: Set<DiagnosticCode>
  ) {
    if suppression.reason.isEmpty, judged.contains(.suppressionWithoutReason) {
      reported.append(
        Diagnostic(
          .suppressionWithoutReason, .warning, "no reason is given for letting this stand",
          at: suppression.range, help: "write it after a colon: `# allow W0203: reason`"))
    }
    var unused: [Suppression.Code] = []
    for code in suppression.codes {
      guard let warning = code.warning else {
        reportUnknown(code, judged)
        continue
      }
      if !used.contains(code.text), judged.contains(warning) { unused.append(code) }
    }
    guard let first = unused.first, judged.contains(.suppressionUnused) else { return }
    let names = unused.map { "`\($0.text)`" }.joined(separator: ", ")
    reported.append(
      Diagnostic(
        .suppressionUnused, .warning, "no warning \(names) is given here",
        at: unused.count == 1 ? first.range : suppression.range,
        help: "take it out, or put it on the line of the warning or above the construct",
        edits: [edit(of: suppression, without: unused)]))
  }

  private mutating func reportUnknown(_ code: Suppression.Code, _ judged: Set<DiagnosticCode>) {
    guard judged.contains(.suppressionOfNothingKnown) else { return }
    if DiagnosticCode(rawValue: code.text) != nil {
      reported.append(
        Diagnostic(
          .suppressionOfNothingKnown, .warning, "`\(code.text)` is an error and cannot be allowed",
          at: code.range))
      return
    }
    let known = DiagnosticCode.allCases.filter { $0.severity == .warning }.map(\.rawValue)
    let near = NameSuggestion.nearest(to: code.text, among: known)
    reported.append(
      Diagnostic(
        .suppressionOfNothingKnown, .warning, "no warning has the code `\(code.text)`",
        at: code.range, help: near.map { "did you mean `\($0)`?" },
        edits: near.map { [SourceEdit(range: code.range, replacement: $0)] } ?? []))
  }

  /// Takes the whole comment out, or the codes that nothing needs.
  private func edit(
    of suppression: Suppression, without unused: [Suppression.Code]
  ) -> SourceEdit {
    let kept = suppression.codes.filter { code in !unused.contains { $0.range == code.range } }
    let file = suppression.range.file
    guard let first = suppression.codes.first, let last = suppression.codes.last, !kept.isEmpty
    else {
      return SourceEdit(
        range: SourceRange(
          file: file, start: suppression.removal.lowerBound, end: suppression.removal.upperBound),
        replacement: "")
    }
    return SourceEdit(
      range: SourceRange(file: file, start: first.range.start, end: last.range.end),
      replacement: kept.map(\.text).joined(separator: ", "))
  }
}

extension Suppression {
  func allows(_ diagnostic: Diagnostic) -> Bool {
    diagnostic.severity == .warning && covered.contains(diagnostic.primary.range.start)
      && codes.contains { $0.warning == diagnostic.code }
  }
}
