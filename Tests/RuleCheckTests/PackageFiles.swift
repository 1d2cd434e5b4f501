import Diagnostics
import Foundation
import RuleCheck

/// The files of this package, found from the place of this source.
enum PackageFiles {
  static let root = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()
  static let fixtures = root.appending(path: "Tests/RuleCheckTests/Fixtures")

  static func bytes(_ url: URL) throws -> [UInt8] { [UInt8](try Data(contentsOf: url)) }

  /// The names of the fixtures, without `.weir`.
  static func fixtureNames() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: fixtures.path)
      .filter { $0.hasSuffix(".weir") }.map { String($0.dropLast(5)) }.sorted()
  }

  /// Reads lists beside the fixtures; `huge.txt` is more than a list may be.
  static func readList(_ path: String, _: SourceFile) -> Result<[UInt8], ListReadError> {
    if path == "huge.txt" { return .success([UInt8](repeating: 0x78, count: (32 << 20) + 1)) }
    do {
      return .success(try bytes(fixtures.appending(path: path)))
    } catch {
      return .failure(ListReadError(reason: "no such file"))
    }
  }
}

/// Checks one text as a pack of one file, with the lists of the fixtures.
func check(
  _ text: String, path: String = "rules.weir"
) -> (
  pack: CheckedPack, diagnostics: [Diagnostic]
) {
  PackChecker.check(
    files: [SourceFile(path: path, bytes: Array(text.utf8))], readList: PackageFiles.readList)
}

/// What checking `text` says, by code.
func codes(_ text: String) -> [DiagnosticCode] { check(text).diagnostics.map(\.code) }
