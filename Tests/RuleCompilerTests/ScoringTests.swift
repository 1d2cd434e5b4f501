import ScreeningEngine
import Testing

@testable import RuleCompiler

private let pack = """
  pack { name "test" version "1" prior -30 }
  family f { title en "F" zh "F" review 30 block 42 }
  family g { title en "G" zh "G" review 20 block 60 }
  rule weak in f { score 10 group lure when "甲" }
  rule strong in f { score 25 group lure when "乙" }
  rule other in f { score 20 when "丙" }
  rule also in g { score 31 when "丁" }
  rule notice in all { score -15 group context when "警方" }
  rule report in all { score -10 group context when "记者" }
  rule marked { label distress when "救命" }
  lexicon words {
    zh 刷单 +6
    zh 返利 +5
  }
  rule summed in f { score sum(words) up to 9 when words }

  """

@Suite("Scores")
struct ScoringTests {
  @Test(
    "add up by family, the strongest of each group once",
    arguments: [
      ("甲", Verdict.Level.pass, 10.0), ("甲乙", .pass, 25), ("甲乙丙", .block, 45),
      ("乙丙警方", .review, 30),
      ("乙丙警方记者", .review, 30), ("丙", .pass, 20), ("丁", .review, 31), ("丁乙丙", .block, 45),
      ("警方", .pass, 0), ("救命", .pass, 0), ("刷单", .pass, 6), ("刷单返利", .pass, 9),
    ])
  func addUp(text: String, level: Verdict.Level, score: Double) throws {
    let ruleSet = try #require(compile(pack).ruleSet)
    let verdict = verdict(of: ruleSet, on: text)
    #expect(verdict.level == level)
    #expect(verdict.score == score)
  }

  @Test(
    "of decimals add up to the same in whatever order the words stand",
    arguments: ["甲乙丙", "甲丙乙", "乙甲丙", "乙丙甲", "丙甲乙", "丙乙甲"])
  func addUpDecimals(text: String) throws {
    let ruleSet = try #require(
      compile(
        """
        family f { title en "F"  review 1  block 42 }
        lexicon words { zh 甲 +0.7 乙 +0.1 丙 +0.2 }
        rule summed in f { score sum(words) up to 9 when sum(words) == 1 }
        """
      ).ruleSet)
    let verdict = verdict(of: ruleSet, on: text)
    #expect(verdict.level == .review)
    #expect(verdict.score == 1)
  }

  @Test("give the family furthest above its threshold, and list all above zero")
  func listFamilies() throws {
    let ruleSet = try #require(compile(pack).ruleSet)
    let both = verdict(of: ruleSet, on: "丁乙丙")
    #expect(both.family.map { ruleSet.families[$0.index].name } == "f")
    #expect(both.familyScores.map(\.score) == [45, 31])
    #expect(verdict(of: ruleSet, on: "丙").family == nil)
  }

  @Test("turn into even odds at a score that outweighs the prior")
  func giveConfidence() throws {
    let ruleSet = try #require(compile(pack).ruleSet)
    #expect(abs(ruleSet.confidence(ofScore: 30) - 0.5) < 1e-12)
    #expect(abs(ruleSet.confidence(ofScore: 40) - 10.0 / 11) < 1e-12)
  }

  @Test("leave labels to themselves")
  func giveLabels() throws {
    let ruleSet = try #require(compile(pack).ruleSet)
    let verdict = verdict(of: ruleSet, on: "救命")
    #expect(verdict.labels.map { ruleSet.labels[$0.index] } == ["distress"])
    #expect(verdict.rules.map { ruleSet.rules[$0.rule.index].id } == ["marked"])
  }

  @Test("show evidence in bytes of the original, disguises and all")
  func showEvidence() throws {
    let ruleSet = try #require(
      compile(
        """
        family f { title en "F" zh "F" review 30 block 42 }
        signal account { ~"安全账户" }
        rule r in f { score 40 when account near "转" within 3 }
        """
      ).ruleSet)
    let text = "😀请轉到安\u{200B}全.帳戶吧"
    let found = verdict(of: ruleSet, on: text)
    let shown = found.evidence.map { evidence in
      let bytes = Array(text.utf8)[evidence.start..<evidence.end]
      return [ruleSet.signals[evidence.signal.index].name, String(decoding: bytes, as: UTF8.self)]
    }
    #expect(shown == [["account", "安\u{200B}全.帳戶"], ["\"转\"", "轉"]])
  }
}
