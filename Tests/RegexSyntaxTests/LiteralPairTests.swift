import RegexSyntax
import Testing

/// What stands before what in every match.
@Suite struct `Pairs of literals` {
  private func pairs(_ pattern: String) -> [LiteralPair] {
    let parsed = RegexParser.parse(pattern)
    return LiteralExtractor.pairs(of: RegexRewriter(view: .raw).rewrite(parsed))
  }

  private func words(_ choice: LiteralChoice) -> [String] {
    choice.literals.map { String(decoding: $0.bytes, as: UTF8.self) }
  }

  @Test(
    arguments: [
      ("(?:转账|汇款).{0,12}账户", ["转账", "汇款"], ["账户"], 6 + 48 + 6),
      (#"\b(?:free|win)\b.{0,3}entry"#, ["free", "win"], ["entry"], 4 + 12 + 5),
      (#"ab\d{2}cd"#, ["ab"], ["cd"], 2 + 8 + 2),
    ] as [(String, [String], [String], Int)])
  func `the parts around a gap`(
    pattern: String, left: [String], right: [String], length: Int
  ) throws {
    let pair = try #require(pairs(pattern).first)
    #expect(words(pair.left) == left)
    #expect(words(pair.right) == right)
    #expect(pair.maximumLength == length)
    #expect(pair.left.end == left.map(\.utf8.count).max())
    #expect(pair.right.end == length)
  }

  @Test func `a gap without an end has no longest match`() throws {
    let pair = try #require(pairs("转账.*账户").first)
    #expect(pair.maximumLength == nil)
  }

  @Test(arguments: [
    "转账|账户", "转账账户", "(?=.*转账)账户", ".{3}账户", "转账.{3}", "(*ACCEPT)a.b", "(?:转账.)*账户",
  ])
  func `no order where there is none`(pattern: String) { #expect(pairs(pattern).isEmpty) }

  @Test func `each gap is a place to cut`() {
    #expect(pairs("甲乙.{0,9}丙丁.{0,9}戊己").count == 2)
  }
}
