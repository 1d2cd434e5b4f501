import Foundation
import Messages
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleCompiler

/// The law over real mail rules and real messages: shared data, skipped where it is absent.
@Suite("The 886 mail rule patterns", .enabled(if: SharedFiles.exist, "needs the shared data"))
struct MailRuleTests {
  /// One row of the pattern file.
  private struct Row {
    var name: String
    var pattern: String
    var flags: String
    var isBytes: Bool

    /// The row as a signal and a rule of a pack.
    var source: String {
      let inline = flags.filter { "imsx".contains($0) }
      let flagged = (inline.isEmpty ? "" : "(?\(inline))") + Row.escaped(pattern)
      let view = isBytes ? "raw bytes" : "raw"
      let id = "p-" + name.lowercased().replacing("_", with: "-")
      return "signal \(id) { \(view) /\(flagged)/ }\nrule \(id)-rule in f { score 1 when \(id) }\n"
    }

    /// Bare slashes escaped, everything else as it is.
    private static func escaped(_ pattern: String) -> String {
      var result = ""
      var isEscaped = false
      for character in pattern {
        if character == "/" && !isEscaped { result.append("\\") }
        result.append(character)
        isEscaped = character == "\\" && !isEscaped
      }
      return result
    }
  }

  private static func rows() throws -> [Row] {
    let text = try String(
      contentsOf: SharedFiles.url("patterns/spamassassin_body.tsv"), encoding: .utf8)
    return text.split(separator: "\n").dropFirst().map { line in
      let columns = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
      return Row(
        name: columns[0], pattern: columns[1], flags: columns[2], isBytes: columns[6] == "bytes")
    }
  }

  /// `count` messages spread evenly over all data files.
  private static func messages(_ count: Int) throws -> [[UInt8]] {
    let folder = SharedFiles.url("data")
    var texts: [[UInt8]] = []
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .filter { $0.hasSuffix(".jsonl") }.sorted()
    for file in files {
      let data = try Data(contentsOf: folder.appendingPathComponent(file))
      for line in data.split(separator: 0x0A) {
        if let record = try JSONSerialization.jsonObject(with: line) as? [String: Any],
          let text = record["text"] as? String
        {
          texts.append(Array(text.utf8))
        }
      }
    }
    let step = max(1, texts.count / count)
    return stride(from: 0, to: texts.count, by: step).prefix(count).map { texts[$0] }
  }

  @Test("compile but for three, and hit the same messages with the literal search as without")
  func keepTheLaw() throws {
    let header = "family f { title en \"F\" zh \"F\" review 30 block 42 }\n"
    var source = header
    var refused: [String] = []
    for row in try MailRuleTests.rows() {
      // One at a time first: a pattern that PCRE2 refuses must not hide the others.
      if compile(header + row.source).ruleSet == nil {
        refused.append(row.name)
      } else {
        source += row.source
      }
    }
    #expect(refused.count <= 3, "refused: \(refused)")
    let ruleSet = try #require(compile(source).ruleSet)
    let batch = batch(try MailRuleTests.messages(20_000))
    let searched = findPatterns(ruleSet, batch, exhaustive: false)
    let all = findPatterns(ruleSet, batch, exhaustive: true)
    var differing: [Int] = []
    for index in batch.messages.indices
    where !searched.limited.contains(index) && !all.limited.contains(index)
      && searched.patterns[index] != all.patterns[index]
    {
      differing.append(index)
    }
    #expect(differing == [])
    let hits = searched.patterns.reduce(0) { $0 + $1.count }
    print(
      "mail rules: \(ruleSet.rules.count) compiled, \(ruleSet.program.unsearchedPatterns.count)"
        + " without a literal, \(batch.messages.count) messages, \(hits) hits,"
        + " \(all.limited.count) messages with a limit reached")
  }
}
