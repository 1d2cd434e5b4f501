import Diagnostics
import FileAccess
import Foundation
import RuleCheck
import RuleCompiler
import RuleSyntax
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleFormat

/// What holds of every file: formatting again changes nothing, the meaning and the comments stay,
/// and how a file was broken and indented does not matter.
struct FormatLawTests {
  @Test(
    "files of the package keep the laws, whether they check or not",
    arguments: PackageFiles.ruleFiles)
  func packageFile(_ path: String) throws { try expectLaws(try PackageFiles.bytes(path), path) }

  @Test("the examples of a page keep the laws", arguments: PackageFiles.pages)
  func page(_ page: String) throws {
    for example in try PackageFiles.examples(on: page) {
      try expectLaws(Array(example.utf8), page)
    }
  }

  @Test("random files keep the laws", arguments: 0..<10)
  func randomFile(seed: UInt64) throws {
    var generator = ProgramGenerator(random: SeededRandom(seed: seed))
    for _ in 0..<6 {
      let text = generator.file()
      try #require(RuleFormatter.format(text) != nil, "the generator made a mistake:\n\(text)")
      try expectLaws(Array(text.utf8), "seed \(seed)")
    }
  }

  @Test("white space between tokens does not matter", arguments: 0..<4)
  func whiteSpace(seed: UInt64) throws {
    var disturber = Disturber(random: SeededRandom(seed: seed))
    var generator = ProgramGenerator(random: SeededRandom(seed: seed + 1_000))
    var texts = (0..<8).map { _ in generator.file() }
    texts += try PackageFiles.ruleFiles.filter { $0.hasPrefix("rules/") }
      .map { String(decoding: try PackageFiles.bytes($0), as: UTF8.self) }
    for text in texts {
      let tree = parse(Array(text.utf8)).tree
      let disturbed = disturber.otherSpace(tree)
      try #require(RuleFormatter.means(disturbed, theSameAs: tree), "\(disturbed)")
      #expect(RuleFormatter.format(disturbed) == RuleFormatter.format(text), "\(disturbed)")
    }
  }

  @Test("comments may stand between any two tokens", arguments: 0..<10)
  func comments(seed: UInt64) throws {
    var disturber = Disturber(random: SeededRandom(seed: seed))
    var generator = ProgramGenerator(random: SeededRandom(seed: seed + 2_000))
    for _ in 0..<4 {
      let text = disturber.withComments(parse(Array(generator.file().utf8)).tree)
      try #require(RuleFormatter.format(text) != nil, "\(text)")
      try expectLaws(Array(text.utf8), text)
    }
  }

  @Test("files that accidents have changed keep the laws where they still parse", arguments: 0..<4)
  func accidents(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var generator = ProgramGenerator(random: SeededRandom(seed: seed + 3_000))
    for _ in 0..<40 {
      var tokens = generator.file().split(separator: " ", omittingEmptySubsequences: false)
      for _ in 0..<Int.random(in: 1...3, using: &random) {
        let (from, to) = (
          Int.random(in: 0..<tokens.count, using: &random),
          Int.random(in: 0..<tokens.count, using: &random)
        )
        if Bool.random(using: &random) {
          tokens[to] = tokens[from]
        } else {
          tokens.swapAt(from, to)
        }
      }
      try expectLaws(Array(tokens.joined(separator: " ").utf8), "seed \(seed)")
    }
  }

  @Test(
    "packs compile to the same before and after",
    arguments: ["rules", "Tests/EndToEndTests/Fixtures/rules"])
  func compiled(_ folder: String) throws {
    let files = try FileAccess.files(
      at: PackageFiles.root.appending(path: folder).path, suffixes: [".weir"]
    ).map { SourceFile(path: $0, bytes: try FileAccess.read($0)) }
    let before = PackCompiler.compile(files)
    let after = PackCompiler.compile(
      try files.map { file in
        let text = try #require(RuleFormatter.format(String(decoding: file.bytes, as: UTF8.self)))
        return SourceFile(path: file.path, bytes: Array(text.utf8))
      })
    #expect(before.ruleSet?.hash != nil)
    #expect(after.ruleSet?.hash == before.ruleSet?.hash)
    #expect(after.diagnostics.map(\.headline) == before.diagnostics.map(\.headline))
    #expect(examples(of: after) == examples(of: before))
    // Evidence names what an author did not by its text.
    #expect(after.ruleSet?.signals.map(\.name) == before.ruleSet?.signals.map(\.name))
  }

  @Test func `line ends and a byte order mark leave no trace`() throws {
    let text = "# a\n\nsignal s = \"x\"\n  \"y\"\n"
    let formatted = RuleFormatter.format(text)
    for other in [
      text.replacing("\n", with: "\r\n"), text.replacing("\n", with: "\r"), "\u{FEFF}" + text,
      String(text.dropLast()), text + "\n\n", text.replacing("  ", with: "\u{3000}\t\u{A0}"),
    ] { #expect(RuleFormatter.format(other) == formatted, "\(other.debugDescription)") }
  }

  // MARK: - Support

  private func parse(_ bytes: [UInt8]) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    Parser.parse(SourceFile(path: "test.weir", bytes: bytes))
  }

  /// A file with mistakes has no canonical form; of all others formatting keeps the laws.
  private func expectLaws(_ bytes: [UInt8], _ name: String) throws {
    let (tree, diagnostics) = parse(bytes)
    let formatted = RuleFormatter.format(String(decoding: bytes, as: UTF8.self))
    guard diagnostics.isEmpty else {
      // Invalid UTF-8 reaches `format` repaired.
      if String(validating: bytes, as: UTF8.self) != nil { #expect(formatted == nil, "\(name)") }
      return
    }
    let text = try #require(formatted)
    #expect(RuleFormatter.means(text, theSameAs: tree), "\(name)\n\(text)")
    #expect(RuleFormatter.layOut(parse(Array(text.utf8)).tree) == text, "\(name)")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(!lines.contains { $0.last == " " || $0.contains("\r") }, "\(name)\n\(text)")
    #expect(!text.hasPrefix("\n") && !text.contains("\n\n\n") && !text.hasSuffix("\n\n"))
    #expect(text.isEmpty || text.hasSuffix("\n"))
  }

  private func examples(of pack: CompiledPack) -> [String] {
    pack.checked.rules.flatMap { rule in
      rule.hits.map { "\(rule.name) hit \($0.text)" }
        + rule.misses.map { "\(rule.name) miss \($0.text)" }
    }
  }
}
