import Messages
import ScreeningEngine
import TestSupport
import Testing
import TextFolding

@testable import RuleCompiler

@Suite("The reading of a message whose words stand in disguise")
struct ReadingTests {
  private static let pack = """
    family f { title en "F" review 30 block 42 }
    variants {
      微 = 薇 威 "v"
      微信 = "vx" "wx" 卫星
      加 = "+" 佳 "jia"
      单 = 蛋
      返 = 反
      账 = 仗
    }
    signal account { "安全账户" "safe account" }
    signal move    { /转(?:入|到)/ "transfer" }
    signal contact { "加微信" "wechat" "telegram" }
    signal clicks  { "刷单返利" }
    signal code    { /(?:verification code|one time password).{0,30}(?:send me|tell me)/ }
    lexicon warning { zh 警方提醒  en "police warn" }
    rule account in f { score 30 when account }
    rule move    in f { score 13 when move near account within 8 }
    rule contact in f { score 30 when contact }
    rule clicks  in f { score 30 when clicks }
    rule code    in f { score 30 when code }
    rule paid    in f { score 5 when @money(at-least: 100 CNY) and account }
    rule warned  in f { score -30 when warning }
    """

  private static func ruleSet() throws -> RuleSet { try #require(compile(pack).ruleSet) }

  @Test(
    "finds exact phrases and patterns",
    arguments: [
      ("安.全.账.户", ["account"]), ("安 全 账 户", ["account"]), ("安*全账户", ["account"]),
      ("安🔥全💰账🎁户", ["account"]), ("转.到.安.全.账.户", ["account", "move"]),
      ("请🔥转✨入💎安🎁全💰账🔥户", ["account", "move"]),
      ("转-到你的安|全|仗|户", ["account", "move"]),
      ("安\n全\n账\n户", ["account"]),
      ("s-a-f-e a.c.c.o.u.n.t", ["account"]), ("your safe💰account", ["account"]),
      ("s a f e a c c o u n t", ["account"]),
      ("transfer it to s.a.f.e account", ["account", "move"]),
      ("we-chat me", ["contact"]), ("T.e.l.e.g.r.a.m", ["contact"]), ("tele🔥gram", ["contact"]),
      ("加薇信", ["contact"]), ("加vx", ["contact"]), ("加v信", ["contact"]), ("jia卫星", ["contact"]),
      ("+微信", ["contact"]), ("+ 威.信", ["contact"]), ("佳 wx", ["contact"]),
      ("刷蛋反利", ["clicks"]), ("刷/蛋/反/利", ["clicks"]),
      ("转入300元到安.全.账.户", ["account", "move", "paid"]),
      ("the verification code, s.e.n.d m.e", ["code"]),
      ("one time password, then sen-d m-e", ["code"]),
    ])
  func finds(text: String, expected: [String]) throws {
    let found = rules(of: try Self.ruleSet(), on: text).map { String($0.dropFirst(2)) }
    #expect(found.sorted() == expected.sorted())
  }

  @Test(
    "leaves alone what people write anyway",
    arguments: [
      "他很安全。账户没问题", "安全,账户", "安全、账户在此", "we chat every day", "we, chat", "the safe. account for it",
      "his a fe account", "tele grams", "大家威信很高", "unsafe account", "转账", "更佳微", "call me at 10.00",
      "see example.com or U.S. law", "138****2046", "3.5 or 1,000", "2026-11-22",
    ])
  func leavesAlone(text: String) throws {
    let verdict = verdict(of: try Self.ruleSet(), on: text)
    #expect(verdict.rules.isEmpty && verdict.reading == .plain)
  }

  @Test func `Evidence is what the sender wrote`() throws {
    let text = "你好！请转.到安🔥全💰账🎁户，谢谢"
    let verdict = verdict(of: try Self.ruleSet(), on: text)
    let bytes = Array(text.utf8)
    let shown = Set(
      verdict.evidence.map { String(decoding: bytes[$0.start..<$0.end], as: UTF8.self) })
    #expect(verdict.reading == .opened && verdict.level == .block)
    #expect(shown == ["转.到", "安🔥全💰账🎁户"])
  }

  @Test func `A warning counts in the reading too`() throws {
    let verdict = verdict(of: try Self.ruleSet(), on: "警方提醒：没有安.全.账.户")
    #expect(verdict.level == .pass && verdict.score == 0)
  }

  @Test func `A disguised warning does not weaken what is written plainly`() throws {
    let verdict = verdict(of: try Self.ruleSet(), on: "警.方.提.醒：转到安全账户")
    #expect(verdict.level == .block && verdict.reading == .plain)
  }

  @Test(
    "puts scored words together that weigh enough and have three characters",
    arguments: [
      ("刷.单.返", 6.0), ("刷蛋反", 6), ("立.即", 0), ("轻.一.点", 0), ("没.关.系", 0),
      ("提.钱", 7), ("提💰", 7), ("提.前", 7), ("提前", 0), ("提前刷蛋反", 3),
    ])
  func readsScoredWords(text: String, score: Double) throws {
    let ruleSet = try #require(
      compile(
        """
        family f { title en "F" review 5 block 10 }
        variants {
          钱 = 前 "💰"
          单 = 蛋
          返 = 反
        }
        signal cash { "提钱" }
        lexicon words { zh 刷单返 +6 立即 +6 轻一点 +2 没关系 -6 提前 -3 }
        rule cash in f { score 7 when cash }
        rule words in f { score sum(words) up to 20 when sum(words) >= 3 }
        """
      ).ruleSet)
    let verdict = verdict(of: ruleSet, on: text)
    #expect(verdict.score == score && (verdict.reading == .opened) == (score > 0))
  }

  @Test func `Numbers and links are read from the text as it was sent`() throws {
    let ruleSet = try #require(
      compile(
        """
        family f { title en "F" review 30 block 42 }
        signal words { "安全账户" }
        rule all in f { score 1 when words and @phone and @url and raw /ABC1/ }
        """
      ).ruleSet)
    let text = "安.全.账.户 13800138000 http://a.example.com/x ABC1"
    #expect(rules(of: ruleSet, on: text) == ["f/all"])
  }

  @Test func `Steps of threads see it`() throws {
    let ruleSet = try #require(
      compile(
        """
        family f { title en "F" review 30 block 42 }
        signal a { "安全账户" }
        signal b { "转账" }
        thread rule chain in f { score 40 when a then b within 2 days }
        """
      ).ruleSet)
    var batch = batch([Array("安.全.账.户".utf8)])
    batch.messages[0].thread = batch.messages[0].text
    var screener = Screener(ruleSet)
    var steps: [Verdict.ChainStep] = []
    screener.screen(batch) { _, verdict in steps = verdict.steps }
    #expect(steps.map(\.step) == [0] && steps.map(\.start) == [0] && steps.map(\.end) == [15])
  }

  @Test func `Many separators end within bounds`() throws {
    let ruleSet = try Self.ruleSet()
    for text in ["安.全.", "......", "安 全 账 ", "s-a-f-e-", "🔥", "+微"] {
      let long = Array(String(repeating: text, count: 400_000 / text.utf8.count).utf8)
      var screener = Screener(ruleSet)
      var isSeen = false
      screener.screen(batch([long])) { _, verdict in isSeen = true }
      #expect(isSeen)
    }
  }
}

@Suite("Laws of readings")
struct ReadingLawTests {
  @Test("for generated packs and texts", arguments: 0..<30)
  func holds(seed: Int) throws {
    var generator = PackGenerator(random: SeededRandom(seed: 7_000 + UInt64(seed)))
    let ruleSet = try #require(compile(generator.pack()).ruleSet)
    let texts = (0..<200).map { _ in generator.text() }
    let batch = batch(texts)
    let read = judged(ruleSet, batch)
    let plain = judged(ruleSet.withoutReadings, batch)
    for (index, text) in texts.enumerated() {
      let (with, without) = (read[index], plain[index])
      #expect(
        with.level > without.level || with.level == without.level && with.score >= without.score)
      if with.reading == .plain {
        #expect(with.rules == without.rules && with.evidence == without.evidence)
      }
      for evidence in with.evidence {
        #expect(0 <= evidence.start && evidence.start < evidence.end && evidence.end <= text.count)
      }
    }
  }

  @Test("a text without signs and variants has one reading", arguments: 0..<10)
  func plainTextHasOne(seed: Int) throws {
    var generator = PackGenerator(random: SeededRandom(seed: 8_000 + UInt64(seed)))
    let ruleSet = try #require(compile(generator.pack()).ruleSet)
    let letters = Array("安全账户刷单abk")
    let texts = (0..<200).map { _ in
      let count = Int.random(in: 0...20, using: &generator.random)
      return Array(
        String((0..<count).map { _ in letters.randomElement(using: &generator.random) ?? "a" }).utf8
      )
    }
    // "aq" and "安7" may stand for 安全 there; neither can be made of these letters.
    for verdict in judged(ruleSet, batch(texts)) { #expect(verdict.reading == .plain) }
  }

  private func judged(_ ruleSet: RuleSet, _ batch: MessageBatch) -> [Verdict] {
    var options = ScreeningOptions()
    options.evidenceFrom = .pass
    options.timeBudget = .max
    var screener = Screener(ruleSet, options: options)
    var verdicts: [Verdict] = []
    screener.screen(batch) { _, verdict in verdicts.append(copy verdict) }
    return verdicts
  }
}

extension RuleSet {
  /// The same rules, judging the fold alone.
  fileprivate var withoutReadings: RuleSet {
    var program = program
    var none = Table<UInt32>()
    for _ in 0..<program.literalWords.rowCount { none.append(row: []) }
    program.literalWords = none
    return RuleSet(
      name: name, version: version, prior: prior, hash: hash, families: families, rules: rules,
      signals: signals, labels: labels, patterns: patterns, program: program)
  }
}
