import Messages
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleCompiler

/// Packs whose lexicons are only summed, and texts of the same letters, disguised ones among them.
private struct SumPackGenerator {
  var random: SeededRandom

  private let letters = [
    "安", "全", "账", "户", "钱", "前", "微", "信", "我", "a", "b", "vx", "7", "é", "の", "ก",
  ]
  private let separators = [" ", ".", "。", "，", "-", "\n", "😀", "\u{200B}", " . "]

  init(seed: Int) { random = SeededRandom(seed: UInt64(seed)) }

  private mutating func pick<Element>(_ from: [Element]) -> Element {
    from[Int.random(in: 0..<from.count, using: &random)]
  }

  private mutating func word() -> String {
    (0..<Int.random(in: 1...3, using: &random)).map { _ in pick(letters) }.joined()
  }

  private mutating func entry() -> String {
    let score = Double(Int.random(in: -60...60, using: &random)) / 10
    let text = Int.random(in: 0..<6, using: &random) == 0 ? "\(word()) \(word())" : word()
    let loose = Int.random(in: 0..<8, using: &random) == 0 ? "~" : ""
    let rest = Int.random(in: 0..<8, using: &random) == 0 ? "*" : ""
    return "\(loose)\"\(text)\(rest)\" \(score < 0 ? "" : "+")\(score)"
  }

  mutating func pack() -> String {
    var text = """
      family f { title en "F" zh "F" review 3 block 9 }
      variants { 钱 = 前 "w"
        微信 = "vx"
        我 = "+" }

      """
    for name in ["one", "two", "three"] {
      text += "lexicon \(name) {"
      for tag in ["en", "ja", "th"] {
        text += " \(tag)"
        let count = tag == "en" ? Int.random(in: 1...30, using: &random) : 2
        for _ in 0..<count { text += " " + entry() }
      }
      text += " }\n"
    }
    text += """
      signal s { "\(word())" ~"\(word())" "\(word())" }
      rule a in f { score sum(one) up to 20 when sum(two) >= 1.5 and sum(one) >= 2 }
      rule b in f { score 2 when sum(two) >= 3 or s and sum(three) != 0 }
      rule c in all { score sum(one) up to 0 when sum(one) <= -2 }
      rule d in f { score sum(three) up to 8 when s }
      rule e in f { score 1 when sum(one) < 1 and not sum(two) > 0 }

      """
    // A lexicon that is asked for its spans too is searched for.
    if Bool.random(using: &random) {
      text += "rule g in f { score 1 when three near s within 4 }\n"
    }
    return text
  }

  mutating func text() -> [UInt8] {
    var text = ""
    for _ in 0..<Int.random(in: 0...16, using: &random) {
      if Int.random(in: 0..<3, using: &random) == 0 { text += pick(separators) }
      text += pick(letters)
    }
    return Array(text.utf8)
  }
}

@Suite("The law for lexicons that are only summed: looked up or as patterns, the sums are the same")
struct WeightLawTests {
  @Test("for generated packs and texts", arguments: 0..<40)
  func holds(seed: Int) throws {
    var generator = SumPackGenerator(seed: seed)
    let text = generator.pack()
    let compiled = compile(text)
    #expect(errors(of: compiled) == [], "\(text)")
    let ruleSet = try #require(compiled.ruleSet)
    #expect(!ruleSet.program.weights.isEmpty)
    let texts = (0..<150).map { _ in generator.text() }
    let batch = batch(texts)
    let searched = findPatterns(ruleSet, batch, exhaustive: false).patterns
    let all = findPatterns(ruleSet, batch, exhaustive: true).patterns
    #expect(texts.indices.filter { searched[$0] != all[$0] } == [], "\(text)")
    let quick = verdicts(ruleSet, batch, exhaustive: false)
    let slow = verdicts(ruleSet, batch, exhaustive: true)
    #expect(texts.indices.filter { quick[$0] != slow[$0] } == [], "\(text)")
  }

  @Test(
    "Only exact phrases of lexicons that nothing else asks for are looked up",
    arguments: [
      ("sum(words) >= 3", true), ("sum(words) >= 3 and words", false),
      ("sum(words) >= 3 and count(words) >= 2", false),
      ("sum(words) >= 3 and (words ..3 \"乙\")", false),
      ("sum(words) >= 3 and \"甲\"", true),
    ] as [(String, Bool)])
  func choosesWhatIsOnlySummed(condition: String, isLookedUp: Bool) throws {
    let compiled = compile(
      """
      family f { title en "F" zh "F" review 30 block 42 }
      lexicon words { zh 安全 +3 ~账户 +2 甲 -0.5 }
      rule r in f { score 5 when \(condition) }
      """)
    let program = try #require(compiled.ruleSet).program
    #expect(program.weights.entries.rowCount == (isLookedUp ? 2 : 0))
  }

  @Test func `Evidence of a sum shows the words that were looked up`() throws {
    let compiled = compile(
      """
      family f { title en "F" zh "F" review 3 block 42 }
      lexicon words { zh 安全 +3 账户 +2.5 转 -0.5 }
      rule r in f { score sum(words) up to 20 when sum(words) >= 5 }
      """)
    let verdict = verdict(of: try #require(compiled.ruleSet), on: "安全，账户；转")
    #expect(verdict.score == 5)
    #expect(verdict.evidence.map(\.start) == [0, 9, 18])
  }
}
