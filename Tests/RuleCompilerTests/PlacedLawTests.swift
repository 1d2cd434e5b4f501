import Messages
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleCompiler

/// Patterns that are told by where their words stand, against PCRE2 alone.
@Suite("The law for patterns told by places")
struct PlacedLawTests {
  private static let words = [
    "安全账户", "账户", "帳戶", "转账", "刷单", "对公 账户", "safe", "safe account", "account", "vx", "x", "微信",
    "café", "-50%", "(a)", "K7", "привет", "한글", "ab", "abab",
  ]
  private static let fillers = [
    "，", "。", " ", "  ", "\n", "请", "到", "a", "7", "-", "😀", "\u{200B}", "É", "薇", "了吗我们今天去哪里吃饭呢",
    "the quick brown fox", ".", "\u{301}",
  ]

  private static func escaped(_ word: String) -> String {
    word.map { "()-%".contains($0) ? "\\\($0)" : String($0) }.joined()
  }

  private static func part(_ random: inout SeededRandom) -> String {
    let count = Int.random(in: 1...4, using: &random)
    let listed = (0..<count).map { _ in escaped(words.randomElement(using: &random) ?? "") }
    let body = count == 1 ? listed[0] : "(?:\(listed.joined(separator: "|")))"
    let edges = Int.random(in: 0..<8, using: &random)
    return (edges & 1 == 1 ? #"\b"# : "") + body + (edges & 2 == 2 ? #"\b"# : "")
  }

  private static func pattern(_ random: inout SeededRandom) -> String {
    let left = part(&random)
    switch Int.random(in: 0..<8, using: &random) {
    case 6: return left + #".{0,9}(?:(?:to|号) ?\d{2}|账户\b)"#
    case 7: return left + #".{1,5}\b[薇微v]?[xw信].*7"#
    case 0: return left
    case 1: return left + ".*" + part(&random)
    case 2: return left + #"\d?.{0,6}"# + part(&random)
    case 3: return "(?s)" + left + ".{1,9}?" + part(&random)
    default:
      let least = Int.random(in: 0...2, using: &random)
      let most = least + Int.random(in: 0...12, using: &random)
      return left + ".{\(least),\(most)}" + part(&random)
    }
  }

  private static func text(_ random: inout SeededRandom) -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0...9, using: &random) {
      text += (words + fillers + fillers).randomElement(using: &random) ?? ""
    }
    return Array(text.utf8)
  }

  @Test("for random patterns and texts", arguments: 0..<16)
  func holds(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    var rules = "family f { title en \"F\" zh \"F\" review 1 block 1000 }\nvariants { 微 = 薇 }\n"
    for number in 0..<30 {
      rules += "signal s\(number) { /\(Self.pattern(&random))/ }\n"
      rules += "rule r\(number) in f { score 1 when s\(number) }\n"
    }
    let compiled = compile(rules)
    #expect(errors(of: compiled) == [])
    let ruleSet = try #require(compiled.ruleSet)
    let batch = batch((0..<120).map { _ in Self.text(&random) })
    #expect(
      findPatterns(ruleSet, batch, exhaustive: false)
        == findPatterns(ruleSet, batch, exhaustive: true), "\(rules)")
    #expect(
      verdicts(ruleSet, batch, exhaustive: false) == verdicts(ruleSet, batch, exhaustive: true))
  }

  @Test func `Most patterns of such forms are told so`() throws {
    let compiled = compile(
      """
      family f { title en "F" zh "F" review 1 block 1000 }
      signal s { /(?:转账|汇款).{0,12}(?:安全账户|对公账户)/ /\\bsafe account\\b/ }
      rule r in f { score 1 when s }
      """)
    let program = try #require(compiled.ruleSet).program
    #expect((0..<2).allSatisfy { program.placed.isWhole($0) })
  }

  @Test func `Messages without anything to say come in runs`() throws {
    let compiled = compile(
      """
      family f { title en "F" zh "F" review 1 block 1000 }
      signal s { "安全账户" }
      rule r in f { score 1 when s }
      """)
    let ruleSet = try #require(compiled.ruleSet)
    let texts = ["你好", "安.全.账.户", "早", "", "安全账户", "好", "账户", "\u{FFFD}"].map { Array($0.utf8) }
    let batch = batch(texts + [[0xFF], Array("晚安".utf8)])
    var screener = Screener(ruleSet)
    var passed: [Int] = []
    var judged: [Int] = []
    screener.screen(batch) { index, _ in
      judged.append(index)
    } passed: { indices in
      passed += indices
    }
    #expect(judged == [1, 4, 8])
    #expect(passed == [0, 2, 3, 5, 6, 7, 9])
    var scores: [Double] = []
    screener.screen(batch) { _, verdict in scores.append(verdict.score) }
    #expect(scores == [0, 1, 0, 0, 1, 0, 0, 0, 0, 0])
  }
}
