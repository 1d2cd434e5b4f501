import TestSupport
import Testing
import TextFolding

@testable import ScreeningEngine

@Suite("Tokens and sentences")
struct TextMeasureTests {
  @Test(
    "count tokens in any language",
    arguments: [
      ("", 0), ("   ", 0), ("abc", 1), ("abc def", 2), ("加vx号", 3), ("转账3000元", 4),
      ("don't", 2), ("a-b", 2), ("你好,世界!", 4), ("...", 0), ("x1y2", 1),
    ])
  func countTokens(text: String, count: Int) {
    var measure = TextMeasure()
    let bytes = Array(text.utf8)
    measure.build(bytes.span)
    #expect(measure.tokenCount == count)
  }

  @Test(
    "end sentences at the marks and at a full stop before a space or the end",
    arguments: [
      ("你好。再见", 1), ("a.b", 0), ("a. b", 1), ("a.", 1), ("a!b?c;d", 3), ("a\nb", 1), ("3.5%", 0),
    ])
  func endSentences(text: String, count: Int) {
    var measure = TextMeasure()
    let bytes = Array(text.utf8)
    measure.build(bytes.span)
    #expect(measure.sentenceEnds(before: UInt32(bytes.count)) == count)
  }

  @Test("classes told without a look-up are those of the table")
  func classes() {
    for scalar in UInt32(0)..<0x2_0000 where Unicode.Scalar(scalar) != nil {
      #expect(TextMeasure.kind(of: scalar) == ScalarClass.of(scalar).rawValue)
    }
  }

  @Test("counts tokens alone as it does with their places")
  func countAlone() {
    var random = SeededRandom(seed: 31)
    let parts = [
      "abc", "转", "账", " ", "1", "加", "é", "ก", "ั", "。", "😀", "ñ", "\u{FFFD}", "\u{301}", "丏", "龥",
      "龦", "㐀", "\u{3099}", "가", "-",
    ]
    for _ in 0..<2_000 {
      let bytes = (0..<Int.random(in: 0...60, using: &random)).flatMap { _ in
        Array((parts.randomElement(using: &random) ?? "").utf8)
      }
      var alone = TextMeasure()
      var whole = TextMeasure()
      whole.build(bytes.span)
      #expect(alone.tokenCount(of: bytes.span) == whole.tokenCount)
    }
  }

  @Test("counts between spans only the tokens that start there")
  func countsBetween() {
    var measure = TextMeasure()
    let bytes = Array("请 transfer 到 safe account".utf8)
    measure.build(bytes.span)
    // From the end of "transfer" to the start of "safe": one character.
    #expect(measure.tokens(between: FoldSpan(4, 12), FoldSpan(17, 21)) == 1)
  }
}

@Suite("Senders")
struct SenderKindTests {
  @Test(
    "are told apart by their characters",
    arguments: [
      ("", SenderKind.missing), ("95588", .shortCode), ("12381", .shortCode),
      ("+852 5550 1234", .phone), ("13800000000", .phone), ("1069012345678", .phone),
      ("a@example.org", .email), ("a@b", .name), ("@b.c", .name), ("icbc", .name), ("12", .name),
      ("招商银行", .name),
    ])
  func areToldApart(sender: String, kind: SenderKind) {
    let bytes = Array(sender.utf8)
    #expect(SenderKind.of(bytes.span) == kind)
  }
}
