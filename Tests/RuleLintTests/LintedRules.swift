import Diagnostics
import Foundation
import RuleCheck
import RuleCompiler
import RuleLint

/// Compiles rule text as one file.
func compile(_ text: String, path: String = "test.weir") -> CompiledPack {
  PackCompiler.compile([SourceFile(path: path, bytes: Array(text.utf8))])
}

/// All that `weir check` would say of a pack, in order of place, after its comments have been heard.
func findings(_ pack: CompiledPack) -> [Diagnostic] {
  let found =
    pack.diagnostics + RuleLinter.diagnostics(pack)
    + pack.checked.expiredAllowances(today: 20_000)
  return SuppressedDiagnostics(
    found, files: pack.checked.files, judged: RuleLinter.judgedCodes(pack)
  ).reported.sorted {
    ($0.primary.range.file.rawValue, $0.primary.range.start, $0.code.rawValue)
      < ($1.primary.range.file.rawValue, $1.primary.range.start, $1.code.rawValue)
  }
}

/// The codes of the findings on a text.
func codes(_ text: String) -> [DiagnosticCode] { findings(compile(text)).map(\.code) }

/// The files of this package, found from the place of this source.
enum PackageFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = root.appending(path: "Tests/RuleLintTests/Fixtures")

  /// The names of a folder's rule files, without `.weir`.
  static func names(in folder: URL) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".weir") }.map { String($0.dropLast(5)) }.sorted()
  }

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }
}
