import ScreeningEngine
import Testing

@testable import RuleCompiler

@Suite("Disguises")
struct DisguiseTests {
  private static let kinds = [
    "zero-width", "mixed-script", "styled", "marks", "split-word", "variant",
  ]

  /// A rule for each kind, and the loose phrases whose disguise counts.
  private static var pack: String {
    var text = """
      family f { title en "F" review 30 block 42 }
      variants { 微 = 薇 威
        微信 = "vx"
        加 = "+" }
      signal loose { ~"安全账户" ~"加微信" ~"刷单" ~"safe account" }
      rule words in f { score 1 when loose }

      """
    for kind in kinds { text += "rule \(kind) in f { score 1 when @disguise(kind: \(kind)) }\n" }
    return text
  }

  @Test(
    "are counted by what they are",
    arguments: [
      ("安\u{200B}全账户", ["zero-width"]), ("s\u{200C}afe", ["zero-width"]),
      ("转\u{2060}账", ["zero-width"]),
      ("bank\u{FEFF}ing", ["zero-width"]), ("pay\u{AD}ment", ["zero-width"]),
      ("\u{202E}abc", ["zero-width"]), ("hi\u{E0041}", ["zero-width"]),
      ("刷\u{200D}单", ["zero-width"]),
      ("t\u{435}legram", ["mixed-script"]), ("p\u{430}yp\u{430}l", ["mixed-script"]),
      ("\u{410}pple", ["mixed-script"]), ("Amaz\u{3BF}n", ["mixed-script"]),
      ("wh\u{430}tsapp", ["mixed-script"]),
      ("ＳＡＦＥ", ["styled"]), ("𝐬𝐚𝐟𝐞", ["styled"]), ("ⓣⓐⓢⓚ", ["styled"]), ("🅅🅇", ["styled"]),
      ("１３８", ["styled"]), ("𝟏𝟑𝟖", ["styled"]), ("㊗", ["styled"]), ("🄱ank", ["styled"]),
      ("s\u{336}a\u{336}", ["marks"]), ("安\u{338}全", ["marks"]), ("転\u{20DD}", ["marks"]),
      ("x\u{33F}y", ["marks"]),
      ("安.全.账.户", ["split-word"]), ("安 全 账 户", ["split-word"]), ("刷/单", ["split-word"]),
      ("刷-单", ["split-word"]), ("刷·单", ["split-word"]), ("刷😀单", ["split-word"]),
      ("安*全账户", ["split-word"]),
      ("加薇信", ["variant"]), ("加威信", ["variant"]), ("加vx", ["variant"]), ("+微信", ["variant"]),
      ("加VX", ["variant"]),
      ("加 薇信", ["split-word", "variant"]), ("+ 薇 信", ["split-word", "variant"]),
      ("刷\u{200B}/单", ["zero-width", "split-word"]),
      ("ｓafe a\u{200B}ccount", ["zero-width", "styled"]), ("s-a-f-e account", ["split-word"]),
      ("safe - account", ["split-word"]),
      ("t\u{435}l\u{200B}egram", ["zero-width", "mixed-script"]),
    ])
  func counted(text: String, kinds: [String]) throws {
    #expect(try found(in: text) == kinds)
  }

  @Test(
    "are not what people write anyway",
    arguments: [
      "安全账户", "安全帳戶", "加微信", "刷单", "刷單", "safe account", "SAFE ACCOUNT", "Safe  account", "hello",
      "Привет", "Это паспорт", "Ελλάδα", "日本語のテキスト", "안녕하세요", "ราคา 500 บาท", "नमस्ते", "café",
      "nai\u{308}ve", "e\u{301}", "Việt Nam", "tiếng Viê\u{323}t", "👨‍👩‍👧", "❤️", "👍🏽", "🇭🇰", "\u{FEFF}你好",
      "你好。", "，。！？",
      "“quoted”", "a—b", "1,000.50", "a.b.c", "安。全", "他很安全。账户没问题", "iPhone手机", "A股大涨", "T恤", "5G网络",
      "卡拉OK",
      "Москва и London", "kg", "100%", "C++", "ok…", "क्‍ष", "می‌خواهم", "3–5",
    ])
  func ordinary(text: String) throws {
    #expect(try found(in: text) == [])
  }

  private func found(in text: String) throws -> [String] {
    let ruleSet = try #require(compile(Self.pack).ruleSet)
    let ids = rules(of: ruleSet, on: text).map { String($0.dropFirst(2)) }
    return Self.kinds.filter(ids.contains)
  }
}
