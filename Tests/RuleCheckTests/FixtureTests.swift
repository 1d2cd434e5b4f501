import Diagnostics
import Foundation
import RuleCheck
import Testing

/// Every diagnostic as people see it: `NAME.weir` and what checking it prints, `NAME.txt`.
///
/// `UPDATE_GOLDEN=1` writes the output of every fixture; a new fixture fails once, so that somebody
/// reads what was written. A fixture's first line names the codes it shows: warnings of other codes
/// are left out, errors never are.
struct FixtureTests {
  @Test("the rendered diagnostics are those of the golden file", arguments: try names())
  func golden(name: String) throws {
    let source = PackageFiles.fixtures.appending(path: "\(name).weir")
    let golden = PackageFiles.fixtures.appending(path: "\(name).txt")
    let bytes = try PackageFiles.bytes(source)
    let shown = codesShown(bytes)
    #expect(!shown.isEmpty, "the first line must be `# shows CODE`")
    let (pack, diagnostics) = PackChecker.check(
      files: [SourceFile(path: "\(name).weir", bytes: bytes)], readList: PackageFiles.readList)
    for code in shown {
      #expect(diagnostics.contains { $0.code.rawValue == code }, "\(code) was not reported")
    }
    let kept = diagnostics.filter {
      $0.severity == .error || shown.contains($0.code.rawValue)
    }
    let output = CaretRenderer(files: pack.files).render(kept)
    let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
    let expected = isUpdate ? nil : try? String(contentsOf: golden, encoding: .utf8)
    if let expected {
      #expect(output == expected)
    } else {
      try output.write(to: golden, atomically: true, encoding: .utf8)
      #expect(isUpdate, "\(name).txt was missing and has been written: read it, then run again")
    }
  }

  @Test("every diagnostic of this module has a fixture")
  func everyCodeHasAFixture() throws {
    var shown: Set<String> = []
    for name in try PackageFiles.fixtureNames() {
      let source = PackageFiles.fixtures.appending(path: "\(name).weir")
      shown.formUnion(codesShown(try PackageFiles.bytes(source)))
    }
    let missing = DiagnosticCode.allCases.filter {
      !Self.reportedElsewhere.contains($0) && !shown.contains($0.rawValue)
    }
    #expect(missing.isEmpty)
  }

  /// Found when patterns are compiled, by the lints, and when comments are heard.
  static let reportedElsewhere: Set<DiagnosticCode> = [
    .regexRefused, .regexMatchesEmpty, .regexConstructForbidden, .phraseFoldsToNothing,
    .limitExceeded, .ruleWithoutHit, .exclusionWithoutMiss, .regexNotUnderstood,
    .noUsableLiteral, .allowanceExpired, .phraseCovered, .catastrophicBacktracking,
    .rangeCrossesScripts, .wordTooCommon, .sameCondition, .thresholdOutOfReach, .weakRuleBlocks,
    .ruleWithoutMiss, .missingReference, .suppressionWithoutReason, .suppressionUnused,
    .suppressionOfNothingKnown,
  ]

  @Test(
    "an edit that is offered takes its mistake away and brings no other", arguments: try names())
  func edits(name: String) throws {
    let bytes = try PackageFiles.bytes(PackageFiles.fixtures.appending(path: "\(name).weir"))
    let before = diagnostics(of: bytes)
    for diagnostic in before where !diagnostic.edits.isEmpty {
      var edited = bytes
      for edit in diagnostic.edits.sorted(by: { $0.range.start > $1.range.start }) {
        edited.replaceSubrange(edit.range.start..<edit.range.end, with: edit.replacement.utf8)
      }
      let after = diagnostics(of: edited)
      let same = { (other: Diagnostic) in other.code == diagnostic.code }
      #expect(after.count(where: same) < before.count(where: same), "\(diagnostic.headline)")
      let errors = { (other: Diagnostic) in other.severity == .error }
      #expect(after.count(where: errors) <= before.count(where: errors), "\(diagnostic.headline)")
    }
  }

  private func diagnostics(of bytes: [UInt8]) -> [Diagnostic] {
    PackChecker.check(
      files: [SourceFile(path: "a.weir", bytes: bytes)], readList: PackageFiles.readList
    ).diagnostics
  }

  @Test("an explanation's example shows its diagnostic, and what to write instead does not")
  func explanationsAreTrue() {
    let withoutExample: Set<DiagnosticCode> = [
      .invalidUTF8, .tooManyMistakes, .listEntryInvalid, .listTooLarge, .referencesTooDeep,
    ]
    for code in DiagnosticCode.allCases where !Self.reportedElsewhere.contains(code) {
      let explanation = code.explanation
      #expect(!codes(explanation.instead).contains(code), "\(code.rawValue): instead")
      if !withoutExample.contains(code) {
        #expect(codes(explanation.example).contains(code), "\(code.rawValue): example")
      }
    }
  }

  @Test("what to write instead has no errors of its own")
  func insteadIsSound() {
    for code in DiagnosticCode.allCases {
      let found = check(code.explanation.instead).diagnostics.filter { $0.severity == .error }
      #expect(found.isEmpty, "\(code.rawValue): \(found.map(\.headline))")
    }
  }

  private static func names() throws -> [String] { try PackageFiles.fixtureNames() }

  private func codesShown(_ bytes: [UInt8]) -> [String] {
    let line = String(decoding: bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard line.hasPrefix("# shows ") else { return [] }
    return line.dropFirst(8).split(separator: " ").map(String.init)
  }
}
