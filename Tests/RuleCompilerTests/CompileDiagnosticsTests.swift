import Diagnostics
import RuleCheck
import ScreeningEngine
import Testing

@testable import RuleCompiler

private let header = "family f { title en \"F\" zh \"F\" review 30 block 42 }\n"

/// The rendered diagnostics of a rule whose signal is `item`.
private func rendered(_ item: String) -> String {
  let compiled = compile(
    header
      + "signal s { \(item) }\nrule r in f { score 1 when s hit \"x\" title en \"R\" stage move }\n"
  )
  return CaretRenderer(files: compiled.checked.files).render(compiled.diagnostics)
}

@Suite("What the compiler says of patterns and phrases")
struct CompileDiagnosticsTests {
  @Test("puts PCRE2's error under the right character, Chinese two columns wide")
  func placesErrors() {
    #expect(
      rendered("/安全账户(转/").contains(
        """
        error[E0301]: PCRE2 refuses the pattern: missing closing parenthesis
          --> test.weir:2:18
           |
         2 | signal s { /安全账户(转/ }
           |                      ^^
        """), "\(rendered("/安全账户(转/"))")
  }

  @Test(
    "has a code for each mistake",
    arguments: [
      ("/a*/", "E0302"), ("/(?:安全)?/", "E0302"), ("/(*UTF)a/", "E0303"), (#"/a\Cb/"#, "E0303"),
      (#"/a\Kb/"#, "E0303"), ("\"\u{200B}\u{200D}\"", "E0304"), ("~\"...\"", "E0304"),
      (#"/\d+/"#, "W0302"), ("/[安\u{200B}]/", ""), ("/a{2,1}/", "E0301"),
      (#"raw /[z-a]/"#, "E0301"),
      (#"raw bytes /\x{100}/"#, "E0301"),
    ])
  func hasCodes(item: String, code: String) {
    let codes = compile(header + "signal s { \(item) }\nrule r in f { score 1 when s }\n")
      .diagnostics
      .map(\.code.rawValue).filter { !$0.hasPrefix("W02") }
    #expect(codes == (code.isEmpty ? [] : [code]))
  }

  @Test("places an escaped slash where the author wrote it")
  func countsEscapedSlashes() {
    let compiled = compile(header + "signal s { /a\\/b\\/(c/ }\n")
    let error = compiled.diagnostics.first { $0.code == .regexRefused }
    #expect(error.map { compiled.checked.text(of: $0.primary.range) } == "c")
  }

  @Test("says once what a pattern used twice is")
  func saysOnce() {
    let compiled = compile(
      header + "signal s { /a*/ /a*/ }\nsignal t { /(b/ }\nrule r in f { score 1 when s and t }\n")
    #expect(compiled.diagnostics.filter { $0.code == .regexRefused }.count == 1)
  }
}

@Suite("Literals and classes in patterns")
struct FoldedPatternTests {
  @Test(
    "go through the fold, so that an author never writes a case or a script twice",
    arguments: [
      ("/安全帳戶/", "安全账户", true), ("/安全账户/", "安全帳戶", true), ("/[帳账]户/", "帳戶", true),
      ("/ＡＢＣ/", "abc", true), ("/Straße/", "STRASSE", true), ("/[A-Z]{3}/", "abc", true),
      ("/[^A-C]x/", "ax", false), ("/[^A-C]x/", "dx", true), (#"/\bvx\b/"#, "加vx号", true),
      (#"/\bvx\b/"#, "加vx8号", false), (#"/\bпривет\b/"#, "ПРИВЕТ!", true), ("/（安）/", "(安)", true),
      ("/转{{n}}/", "转三千", true), ("/转{{n}}/", "转五", false), ("raw /ABC/", "ABC", true),
      ("raw /ABC/", "abc", false), ("raw /(?i)ABC/", "abc", true), ("raw /帳/", "账", false),
      ("raw /帳/", "帳", true), (#"raw /\x{200B}/"#, "a\u{200B}b", true),
      (#"raw bytes /\xE5\xB8/"#, "帳", true),
    ])
  func goThroughTheFold(item: String, text: String, matches: Bool) throws {
    let compiled = compile(
      header
        + "lexicon n { zh 三千 五万 }\nsignal s { \(item) }\nrule r in f { score 1 when s }\n")
    #expect(errors(of: compiled) == [])
    let ruleSet = try #require(compiled.ruleSet)
    #expect(rules(of: ruleSet, on: text) == (matches ? ["f/r"] : []))
  }

  @Test("that backtrack without end reach a limit, are named, and the rest goes on")
  func reachLimits() throws {
    let compiled = compile(
      header
        + """
        signal slow { /a(?:x?x?)*b{0,9}(?:x?x?x?)*c.{0,9}d/ }
        rule r in f { score 1 when slow or "好" }
        """)
    let ruleSet = try #require(compiled.ruleSet)
    // One b too many, which the chains of bytes that are asked for first do not count.
    let text = "d c a" + String(repeating: "x", count: 400) + "bbbbbbbbbbcd好"
    let verdict = verdict(of: ruleSet, on: text)
    #expect(verdict.limits.map { ruleSet.patterns[$0.pattern.index].place } == ["test.weir:2"])
    #expect(verdict.rules.count == 1)
  }
}
