import Diagnostics
import Foundation
import RuleCheck
import RuleCompiler
import RuleLint
import TestSupport
import Testing

/// Rules nobody would write: the lints end on them, soon.
struct HostileTests {
  private func nested(_ opening: String, _ body: String, _ closing: String, _ depth: Int) -> String
  {
    String(repeating: opening, count: depth) + body + String(repeating: closing, count: depth)
  }

  @Test func `patterns nested as deep as they may be`() {
    let patterns = [
      nested("(?:", "a", ")*", 60) + "b", nested("(?:", "a", "){0,9}", 12) + "b",
      nested("(?:x?", "a", "){2}", 12) + "b", nested("(?:a|", "b", ")+", 100) + "c",
      String(repeating: "a{0,9}", count: 200) + "b",
      String(repeating: "(?:ab|a|b)*", count: 60) + "c",
      "(?:" + (0..<2000).map { "w\($0)" }.joined(separator: "|") + ")*x",
      #"(?=(a+))(?:\1|(?R))*b"#, #"\p{Greek}*[^\p{L}]*[[:alpha:]\d]*\X*b"#,
    ]
    for pattern in patterns {
      let pack = compile("signal s = /\(pattern)/\nrule r { label l when s }\n")
      _ = RuleLinter.diagnostics(pack)
    }
  }

  @Test func `rules of every damage`() throws {
    var random = SeededRandom(seed: 9)
    let sources = try PackageFiles.names(in: PackageFiles.fixtures).map {
      try PackageFiles.bytes(PackageFiles.fixtures.appending(path: "\($0).weir"))
    }
    for _ in 0..<120 {
      var bytes = sources.randomElement(using: &random) ?? []
      for _ in 0..<3 where !bytes.isEmpty {
        let start = Int.random(in: 0..<bytes.count, using: &random)
        let end = min(bytes.count, start + Int.random(in: 0...6, using: &random))
        bytes.replaceSubrange(
          start..<end, with: [UInt8("# allow W:~\"|{}".utf8.randomElement(using: &random) ?? 0)])
      }
      let pack = PackCompiler.compile([SourceFile(path: "a.weir", bytes: bytes)])
      let outcome = RuleFixer(check: findings).fix(pack)
      let errors = { (pack: CompiledPack) in pack.diagnostics.count { $0.severity == .error } }
      #expect(errors(outcome.pack) <= errors(pack))
    }
  }

  @Test func `a comment in a list covers its line, or the next`() {
    let list = """
      帐户
      账户  # allow W0303: both spellings
      # allow W0303: loose and exact
      ~"微信"
      转账
      # allow W0303: nothing here
      汇款

      """
    let rules = "lexicon l from \"l.txt\"\nrule r { label l when l hit \"转账\" title en \"R\" }\n"
    let pack = PackCompiler.compile(
      [SourceFile(path: "a.weir", bytes: Array(rules.utf8))],
      lists: [SourceFile(path: "l.txt", bytes: Array(list.utf8))])
    let found = findings(pack)
    #expect(found.map(\.code) == [.suppressionUnused, .suppressionUnused])
    #expect(
      found.map { pack.checked.text(of: $0.primary.range) } == ["W0303", "W0303"])
  }
}
