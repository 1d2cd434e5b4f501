import Diagnostics
import Foundation
import RuleCheck
import RuleCompiler
import RuleLint
import Testing

/// Every lint as people see it: `NAME.weir`, and what checking it prints, `NAME.txt`.
///
/// `UPDATE_GOLDEN=1` writes the output of every fixture; a new fixture fails once, so that somebody
/// reads what was written. A fixture's first line names the codes it shows: warnings of other codes
/// are left out.
struct LintFixtureTests {
  private static func names() throws -> [String] {
    try PackageFiles.names(in: PackageFiles.fixtures)
  }

  private func source(_ name: String) throws -> SourceFile {
    SourceFile(
      path: "\(name).weir",
      bytes: try PackageFiles.bytes(PackageFiles.fixtures.appending(path: "\(name).weir")))
  }

  private func codesShown(_ source: SourceFile) -> [String] {
    let line = String(decoding: source.bytes.prefix { $0 != UInt8(ascii: "\n") }, as: UTF8.self)
    guard line.hasPrefix("# shows ") else { return [] }
    return line.dropFirst(8).split(separator: " ").map(String.init)
  }

  @Test("the rendered warnings are those of the golden file", arguments: try names())
  func golden(name: String) throws {
    let source = try source(name)
    let shown = codesShown(source)
    #expect(!shown.isEmpty, "the first line must be `# shows CODE`")
    let pack = PackCompiler.compile([source])
    let found = findings(pack)
    for code in shown {
      #expect(found.contains { $0.code.rawValue == code }, "\(code) was not reported")
    }
    let kept = found.filter { $0.severity == .error || shown.contains($0.code.rawValue) }
    let output = CaretRenderer(files: pack.checked.files).render(kept)
    let golden = PackageFiles.fixtures.appending(path: "\(name).txt")
    let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
    if !isUpdate, let expected = try? String(contentsOf: golden, encoding: .utf8) {
      #expect(output == expected)
    } else {
      try output.write(to: golden, atomically: true, encoding: .utf8)
      #expect(isUpdate, "\(name).txt was missing and has been written: read it, then run again")
    }
  }

  /// Found when names are looked up; their fixtures are with RuleCheck.
  private func isOfRuleCheck(_ code: DiagnosticCode) -> Bool {
    let found = code.rawValue
    return found.hasPrefix("E01") || found.hasPrefix("E02")
      || ["W0203", "W0204", "W0205"].contains(found)
  }

  @Test func `every code of the compiler and the lints has a fixture`() throws {
    let shown = try Set(Self.names().flatMap { codesShown(try source($0)) })
    let missing = DiagnosticCode.allCases.filter {
      !isOfRuleCheck($0) && !shown.contains($0.rawValue)
    }
    #expect(missing.isEmpty)
  }

  @Test func `an explanation's example shows its warning, and what to write instead does not`() {
    for code in DiagnosticCode.allCases where !isOfRuleCheck(code) {
      let explanation = code.explanation
      // Too long for a page.
      if code != .limitExceeded {
        #expect(codes(explanation.example).contains(code), "\(code.rawValue): example")
      }
      #expect(!codes(explanation.instead).contains(code), "\(code.rawValue): instead")
    }
  }

  @Test("a finding points into the file and fixes apply there", arguments: try names())
  func placesAreInTheFile(name: String) throws {
    let source = try source(name)
    for diagnostic in findings(PackCompiler.compile([source])) {
      let ranges =
        [diagnostic.primary.range] + diagnostic.secondary.map(\.range)
        + diagnostic.edits.map(\.range)
      for range in ranges {
        #expect(range.start >= 0 && range.start <= range.end && range.end <= source.bytes.count)
      }
    }
  }
}
