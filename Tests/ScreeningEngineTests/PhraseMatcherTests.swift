import Testing

@testable import ScreeningEngine

/// Every non-overlapping match, as the texts of the spans.
private func matches(
  _ phrase: String, in text: String, takesRest: Bool = false, startsClause: Bool = false
) -> [String] {
  let phrase = Array(phrase.utf8)
  let text = Array(text.utf8)
  var found: [String] = []
  var from = 0
  while let span = PhraseMatcher.firstMatch(
    of: phrase.span, takesRest: takesRest, startsClause: startsClause, in: text.span, from: from)
  {
    found.append(String(decoding: text[span.range], as: UTF8.self))
    from = Int(span.end)
  }
  return found
}

@Suite("Exact phrases")
struct PhraseMatcherTests {
  @Test(
    "keep their edges at letters and digits of spaced scripts only",
    arguments: [
      ("vx", "加vx号", 1), ("vx", "vx88", 0), ("vx", "avx", 0), ("vx", "vx", 1),
      ("vx", "vx vx,vx", 3), ("账户", "安全账户管理器", 1), ("5元", "15元", 0), ("5元", "5元5元", 2),
      ("5元", "5元人民币", 1), ("job", "jobs", 0), ("job", "工作job吧", 1), ("a b", "a b", 1),
      ("a b", "a\nb", 1), ("a b", "ab", 0), ("你好", "你好你好", 2), ("哈哈", "哈哈哈", 1),
      ("abc", "ab", 0), ("_x", "a_x", 1),
    ])
  func keepEdges(phrase: String, text: String, count: Int) {
    #expect(matches(phrase, in: text).count == count)
  }

  @Test("with a star take the letters and digits that follow")
  func takeTheRest() {
    #expect(matches("vx", in: "加vx88ab号 vx", takesRest: true) == ["vx88ab", "vx"])
    #expect(matches("vx", in: "avx88", takesRest: true) == [])
  }

  @Test("with a caret stand only where a clause begins")
  func beginClauses() {
    #expect(matches("我是", in: "我是你，我是他 我是她 你我是", startsClause: true).count == 3)
    #expect(matches("i am", in: "i am, who i am.\ni am", startsClause: true).count == 2)
    #expect(matches("vx", in: "vx88 加vx99", takesRest: true, startsClause: true) == ["vx88"])
  }
}
