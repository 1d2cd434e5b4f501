import Foundation
import JSON
import Testing

@testable import LanguageServer

/// Whole conversations: `NAME.session` says what an editor does, `NAME.txt` is every message of
/// both sides.
///
/// `UPDATE_GOLDEN=1` writes the transcript of every session; that of a new session fails once, so
/// that somebody reads what was written.
@Suite struct SessionTests {
  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Sessions")

  static func names() throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".session") }.map { String($0.dropLast(8)) }.sorted()
  }

  @Test(arguments: try names())
  func `the transcript of a session is that of its golden file`(_ name: String) throws {
    let source = Self.folder.appendingPathComponent("\(name).session")
    let golden = Self.folder.appendingPathComponent("\(name).txt")
    let script = try SessionScript(String(contentsOf: source, encoding: .utf8))
    let transcript = try script.transcript()
    let isUpdate = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"
    if !isUpdate, let expected = try? String(contentsOf: golden, encoding: .utf8) {
      #expect(transcript == expected)
    } else {
      try transcript.write(to: golden, atomically: true, encoding: .utf8)
      #expect(isUpdate, "\(name).txt was missing and has been written: read it, then run again")
    }
  }
}
