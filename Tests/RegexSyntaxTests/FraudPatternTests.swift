import PCRE2
import RegexSyntax
import Testing

private let file = "patterns/fraud_3000.txt"

/// Patterns of the shape that fraud rules have, Chinese and English.
@Suite(.enabled("needs the shared patterns") { SharedFiles.exists(file) })
struct FraudPatternTests {
  @Test("fraud patterns are understood, keep compiling and have literals of three bytes")
  func literals() throws {
    let sources = try SharedFiles.lines(file)
    var without: [String] = []
    var exact = 0
    var gaps = 0
    for source in sources {
      let parsed = RegexParser.parse(source)
      if !parsed.isUnderstood { Issue.record("not understood: \(source)") }
      if parsed.printed() != parsed.source { Issue.record("not printed: \(source)") }
      let fold = RegexRewriter(
        view: .fold, foldText: { $0.lowercased() },
        foldScalar: { (0x41...0x5A).contains($0) ? [$0 + 0x20] : [$0] })
      let rewritten = fold.rewrite(parsed)
      _ = try Pattern(rewritten.pattern, mode: .utf)
      let found = LiteralExtractor.literals(of: rewritten)
      if !found.choices.contains(where: { $0.shortestLength >= 3 }) {
        without.append(source)
      }
      if found.isExactSet { exact += 1 }
      if found.gap != nil { gaps += 1 }
    }
    #expect(exact + gaps > sources.count / 2, "exact sets: \(exact), gaps: \(gaps)")
    // `qq` and a number is all that some ask for.
    #expect(without.count <= 2, "\(without)")
  }
}
