import Messages
import ScreeningEngine
import Testing

@testable import RuleCompiler

private let header = """
  family f { title en "F" zh "F" review 30 block 42 }
  variants { 微 = 薇 }

  """

@Suite("Entities, disguises, overrides and threads")
struct ExtendedRulesTests {
  @Test(
    "entities and disguises are conditions like any other",
    arguments: [
      ("@money(at-least: 3000 CNY)", "转5000元", true), ("@money(at-least: 3000 CNY)", "转50元", false),
      ("@url near \"点击\" within 3", "点击 https://example.com/a", true),
      ("@phone and not @url", "call +852 5550 1234", true),
      ("@disguise(kind: zero-width, at-least: 2)", "安\u{200B}全\u{200B}账户", true),
      ("@disguise(kind: zero-width)", "安全账户", false),
      ("@disguise(kind: split-word) and ~\"刷单\"", "刷.单", true),
      ("@disguise(kind: split-word) and ~\"刷单\"", "刷单", false),
      ("@disguise(kind: variant) and ~\"加微信\"", "加薇信", true),
      ("@disguise(kind: mixed-script)", "WhаtsApp", true), ("@wage(per: day)", "日薪300元", true),
    ])
  func entitiesAreConditions(condition: String, text: String, expected: Bool) throws {
    let compiled = compile(header + "rule r in f { score 1 when \(condition) }")
    #expect(errors(of: compiled) == [])
    let ruleSet = try #require(compiled.ruleSet)
    #expect(rules(of: ruleSet, on: text) == (expected ? ["f/r"] : []))
  }

  @Test("a shadow rule is reported and not scored, a disabled one is gone, a score is changed")
  func adjustmentsHold() throws {
    let pack =
      header + """
        rule a in f { score 20 when "甲" }
        rule b in f { score 20 when "乙" }
        rule c in f { score 20 when "丙" }
        adjust f/a { shadow }
        adjust f/b { disabled }
        adjust f/c { score 33 }
        adjust f { review 32 block 60 }
        """
    let compiled = compile(pack)
    #expect(errors(of: compiled) == [])
    let ruleSet = try #require(compiled.ruleSet)
    let verdict = verdict(of: ruleSet, on: "甲乙丙")
    #expect(verdict.rules.map { ruleSet.rules[$0.rule.index].id } == ["f/a", "f/c"])
    #expect(verdict.rules.map(\.isShadow) == [true, false])
    #expect(verdict.score == 33)
    #expect(verdict.level == .review)
  }

  @Test("a thread rule holds on the message that completes it")
  func threadRulesHold() throws {
    let pack =
      header + """
        thread rule ladder in f {
          score 35
          when "甲" then me "乙" then "丙" within 2 days
        }
        """
    let verdicts = try follow(["甲", "乙", "丙", "甲"], pack: pack)
    #expect(completing(verdicts) == [2])
    #expect(verdicts[2].level == .review)
    #expect(verdicts[2].earlier.count == 2)
    #expect(verdicts[2].evidence.count == 1)
  }

  @Test(
    "a message on which an `unless` holds is no step, whichever message completes the chain",
    arguments: [
      (["甲", "乙", "丙"], [0, 1, 2], [2]), (["甲警", "乙", "丙"], [0, 1, 2], []),
      (["甲", "乙警", "丙"], [0, 1, 2], []), (["甲", "乙", "丙警"], [0, 1, 2], []),
      // Another message may be the step instead, and one that is no step says nothing.
      (["甲警", "乙", "甲", "乙", "丙"], [0, 1, 2, 3, 4], [4]),
      (["甲", "乙", "警", "丙"], [0, 1, 2, 3], [3]),
      // In whatever order they come in.
      (["乙", "丙", "甲"], [1, 2, 0], [2]), (["乙警", "丙", "甲"], [1, 2, 0], []),
      (["乙", "丙警", "甲"], [1, 2, 0], []),
    ] as [([String], [Int64], [Int])])
  func threadUnless(texts: [String], times: [Int64], expected: [Int]) throws {
    let pack =
      header + """
        thread rule ladder in f {
          score 35
          when "甲" then me "乙" then "丙" within 2 days
          unless "警"
        }
        """
    #expect(completing(try follow(texts, times: times, pack: pack)) == expected)
  }

  @Test func `what the reader's side writes is not held against it, and still a step and labelled`()
    throws
  {
    let pack =
      header + """
        lexicon words { zh 钱 +40 }
        rule asks in f { title en "a" score 35 label asked when "账户" }
        rule words in f { title en "b" score sum(words) up to 40 when words }
        rule quotes in f { title en "c" score -5 when "骗子" }
        rule worried { title en "d" label distress when "救命" }
        thread rule ladder in f { score 36 when "甲" then me "乙" within 2 days }
        """
    let verdicts = try follow(["甲账户钱", "乙账户钱骗子救命"], pack: pack)
    #expect(verdicts[0].level == .block && verdicts[0].rules.count == 2)
    #expect(verdicts[1].level == .review && verdicts[1].score == 31 && verdicts[1].rules.count == 3)
    #expect(verdicts[1].labels.count == 1)
  }

  /// The verdicts on the messages of a thread; those with 乙 are from the reader's side.
  private func follow(
    _ texts: [String], times: [Int64]? = nil, pack: String
  ) throws -> [Verdict] {
    let compiled = compile(pack)
    #expect(errors(of: compiled) == [])
    let ruleSet = try #require(compiled.ruleSet)
    var batch = batch(texts.map { Array($0.utf8) })
    for index in batch.messages.indices {
      batch.messages[index].thread = batch.messages[index].text
      batch.messages[index].direction = texts[index].hasPrefix("乙") ? .outgoing : .incoming
    }
    var screener = Screener(ruleSet)
    var verdicts: [Verdict] = []
    screener.screen(batch, into: &verdicts)
    var tracker = ThreadTracker(ruleSet)
    for index in verdicts.indices {
      tracker.follow(
        thread: Array("t".utf8), name: [], time: times?[index] ?? Int64(index),
        verdict: &verdicts[index])
    }
    return verdicts
  }

  /// The messages on which a rule holds.
  private func completing(_ verdicts: [Verdict]) -> [Int] {
    verdicts.indices.filter { !verdicts[$0].rules.isEmpty }
  }
}
