import RegexSyntax
import Testing

/// Patterns that the places of their words tell.
@Suite struct `Placed forms` {
  private func form(_ pattern: String) -> PlacedForm? {
    let parsed = RegexParser.parse(pattern)
    return LiteralExtractor.placedForm(of: RegexRewriter(view: .raw).rewrite(parsed))
  }

  private func words(_ part: PlacedForm.Part?) -> [String] {
    (part?.strings ?? []).map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func `a set of strings`() throws {
    let form = try #require(self.form(#"\b(?:safe|secure) account"#))
    #expect(words(form.left) == ["safe account", "secure account"])
    #expect(form.left.startsAtEdge && !form.left.endsAtEdge)
    #expect(form.gap == nil)
  }

  @Test func `two sets and a gap`() throws {
    let form = try #require(self.form(#"(?:转账|汇款).{2,12}?\b(?:vx|账户)\b"#))
    #expect(words(form.left) == ["转账", "汇款"])
    let gap = try #require(form.gap)
    #expect((gap.minimum, gap.maximum) == (2, 12))
    #expect(!gap.crossesLines)
    #expect(words(gap.right) == ["vx", "账户"])
    #expect(gap.right.startsAtEdge && gap.right.endsAtEdge)
    #expect(!form.left.startsAtEdge && !form.left.endsAtEdge)
  }

  @Test func `a gap that crosses lines, and one without an end`() throws {
    #expect(try #require(self.form("(?s)ab.{0,3}cd")?.gap).crossesLines)
    #expect(!(try #require(self.form(#"(?s)ab\N{0,3}cd"#)?.gap).crossesLines))
    let gap = try #require(self.form("ab.*cd")?.gap)
    #expect(gap.maximum == nil)
  }

  @Test(arguments: [
    "(?i)ab.{0,3}cd", "ab.{0,3}+cd", "ab.{0,3}cd.{0,3}ef", #"ab\d.{0,3}cd"#, "ab(?=c)", ".{0,3}ab",
    "ab.{0,3}", "(?>ab|abc)d", #"ab\B"#, "(?:ab|)", "(?:a|.b)c", #"(?:\bab|cd)"#, "^ab",
  ])
  func `none where more has to be known`(pattern: String) { #expect(form(pattern) == nil) }
}
