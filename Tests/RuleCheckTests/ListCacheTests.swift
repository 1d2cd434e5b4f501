import Diagnostics
import RuleCheck
import RuleSyntax
import TestSupport
import Testing

/// Checking with the lists of the last time is checking anew.
@Suite struct ListCacheTests {
  @Test func `a pack checked again and again is what it is checked once`() {
    var random = SeededRandom(seed: 31)
    var cache = ListCache()
    var lists = ["a.txt": "转账\n汇款\n", "b.tsv": "刷单\t3\n刷单\t4\n", "c.txt": "x\\q\n"]
    for _ in 0..<200 {
      let name = ["a.txt", "b.tsv", "c.txt"][Int.random(in: 0..<3, using: &random)]
      let lines = ["转账", "刷单\t3", "汇款", "~微信", "x\\q", "", "# no"]
      if Bool.random(using: &random) {
        lists[name] = (0..<Int.random(in: 0..<5, using: &random)).map { _ in
          lines[Int.random(in: 0..<lines.count, using: &random)] + "\n"
        }.joined()
      }
      // Lexicons come and go, so that the same list stands at another place among the files.
      let declarations = [
        "lexicon a from \"a.txt\"", "lexicon b from \"b.tsv\" { zh 刷单 }",
        "lexicon c from \"c.txt\" from \"a.txt\"", "signal s = \"x\"",
        "lexicon gone from \"no.txt\"",
      ].filter { _ in Bool.random(using: &random) }
      let source = SourceFile(
        path: "r/p.weir", bytes: Array(declarations.joined(separator: "\n").utf8))
      let read: PackChecker.ListReader = { path, _ in
        lists[path].map { .success(Array($0.utf8)) }
          ?? .failure(ListReadError(reason: "no such file"))
      }
      let kept = PackChecker.check(parsed: [Parser.parse(source)], lists: &cache, readList: read)
      let fresh = PackChecker.check(files: [source], readList: read)
      #expect(shown(kept) == shown(fresh))
    }
  }

  private func shown(_ result: (pack: CheckedPack, diagnostics: [Diagnostic])) -> [String] {
    let renderer = CaretRenderer(files: result.pack.files)
    let entries = result.pack.lexicons.map { lexicon in
      "\(lexicon.name): "
        + lexicon.entries.map { "\($0.phrase) \($0.score ?? 0)" }.joined(separator: ", ")
    }
    // Names that are never used come in no certain order of one place.
    return entries + [renderer.render(result.diagnostics)]
  }
}
