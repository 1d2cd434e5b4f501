import Diagnostics
import RuleCompiler
import Testing

@testable import Explaining

struct PackDocumentTests {
  private static let rules = #"""
    pack { name "documented_rules"  version "1.2"  prior -30 }
    family parcel-fee { title en "Parcel | fee" zh "包裹费"  review 30  block 42.5 }
    family empty { title en "Nothing yet" review 30 block 42 }
    variants { 微 = 薇 威 }
    lexicon parcel { zh 包裹 快递 en "parcel" ~"package" }
    lexicon scored { zh 刷单 +6 五险一金 -8 }
    signal held = parcel ..8 "扣留" | /held (?:at|by)/ except "held the door"
    signal pays { ~"补缴" "pay" @money(at-least: 3 CNY) held }
    condition pressed = held and ("今天" | "today") and not ("明天" or "tomorrow") and (pays or "fee" | "费用" or scored)
    rule fee in parcel-fee {
      title en "Asks *for* a fee <now>" zh "要求缴费"  stage demand  group fee  score 34  label money, urgent
      when held near pays within 12 unless "警方提醒"
      refer "https://example.org/a" "not an address"
      hit (channel: sms, sender: "95588") "包裹被扣留，请补缴 `3` 元 http://example.com/x"
      hit "parcel held at customs\npay 3"
      miss "your parcel is here" "警方提醒：包裹被扣留要补缴是骗局"
    }
    rule words in all { title en "Words" score sum(scored) up to 12  shadow  when scored }
    rule lonely { label alone  when "一个人" }
    thread rule ladder in parcel-fee {
      title en "First the parcel, then the fee" stage demand score 18
      when held then me ("好" or "ok") then pays
      within 2 days
      hit { them "包裹被扣留" me "好" after 3 hours them "请补缴" }
    }
    adjust parcel-fee/fee { score 36 }
    allow { sender "95588" domain "example.org" owner "fraud desk" until 2027-03-01 why "own | notices" }
    """#

  private func compiled(_ rules: String) -> CompiledPack {
    PackCompiler.compile([SourceFile(path: "documented.weir", bytes: Array(rules.utf8))])
  }

  @Test func `a pack is rendered as its golden file shows`() throws {
    let pack = compiled(Self.rules)
    #expect(pack.diagnostics.filter { $0.severity == .error }.map(\.headline) == [])
    let page = PackDocument(pack).markdown
    try expectGolden(page, "pack-document")
    #expect(page == PackDocument(compiled(Self.rules)).markdown)
  }

  @Test func `how the rules are laid out does not show`() {
    let other = Self.rules.replacing(" near ", with: "\n  # why\n    near   ")
      .replacing("then me", with: "then\tme")
    #expect(PackDocument(compiled(other)).markdown == PackDocument(compiled(Self.rules)).markdown)
  }

  @Test(
    "text from rules is text on the page",
    arguments: [
      ("a|b*c_d", "a\\|b\\*c\\_d"), ("<b>&amp;", "\\<b\\>\\&amp;"), ("[x](y)", "\\[x\\](y)"),
      ("$5 `x` \\", "\\$5 \\`x\\` \\\\"), ("a\nb\u{202E}c", "a b c"),
    ])
  func plain(_ text: String, _ escaped: String) { #expect(MarkdownText.plain(text) == escaped) }

  @Test(
    "code shows every character",
    arguments: [
      ("a|b", "`a|b`"), ("a`b", "``a`b``"), ("`", "`` ` ``"), ("", "(empty)"),
      ("a\nb\u{1B}[2J", "`a\\nb [2J`"),
    ])
  func code(_ text: String, _ shown: String) { #expect(MarkdownText.code(text) == shown) }

  @Test func `only addresses of the web are links`() {
    #expect(MarkdownText.link("https://example.org/a") == "<https://example.org/a>")
    #expect(MarkdownText.link("javascript:alert(1)") == "`javascript:alert(1)`")
    #expect(MarkdownText.link("https://example.org/> x") == "`https://example.org/> x`")
  }
}
