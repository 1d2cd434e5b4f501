import Diagnostics
import Reporting
import RuleCheck
import RuleCompiler
import Testing

@testable import RuleTesting

private func coverage(_ rules: String, filter: RuleFilter? = nil) throws -> CoverageReport {
  let header = "family f { title en \"F\" zh \"F\" review 30 block 42 }\n"
  let pack = PackCompiler.compile([
    SourceFile(path: "test.weir", bytes: Array((header + rules).utf8))
  ])
  try #require(pack.diagnostics.filter { $0.severity == .error }.map(\.headline) == [])
  return try #require(CoverageRunner.run(pack, filter: filter))
}

@Suite("What examples exercise")
struct CoverageTests {
  private func gaps(_ rules: String) throws -> [String] { try coverage(rules).gaps.map(\.text) }

  @Test("is everything where each part is in a hit")
  func everything() throws {
    let report = try coverage(
      """
      signal one { "甲" ~"子丑" /庚|辛/ }
      rule r in f {
        score 1 when one and ("乙" or "丙") unless "丁"
        hit "甲子丑庚辛乙" hit "甲丙" miss "甲乙丁"
      }
      """)
    #expect(report.gaps.map(\.text) == [])
    #expect(report.rate() == Rate(report.parts.count, of: report.parts.count))
  }

  @Test(
    "leaves out operands that never hold in a hit",
    arguments: [
      ("when \"甲\" or \"乙\" hit \"甲\"", ["\"乙\"", "\"乙\""]),
      ("when any of (\"甲\", \"乙\", \"丙\") hit \"甲丙\"", ["\"乙\"", "\"乙\""]),
      ("when 2 of (\"甲\", \"乙\", \"丙\") within 5 hit \"甲丙\"", ["\"乙\"", "\"乙\""]),
      // 乙 stands in the hit, but the part it makes hold does not.
      (
        "when \"甲\" or (\"乙\" and \"丙\") hit \"甲乙\"",
        ["\"乙\" and \"丙\"", "\"乙\"", "\"丙\"", "\"丙\""]
      ),
    ])
  func operands(_ body: String, _ expected: [String]) throws {
    let found = try gaps("rule r in f { score 1 \(body) }")
      .map { $0.hasPrefix("(") ? String($0.dropFirst().dropLast()) : $0 }
    #expect(found.sorted() == expected.sorted())
  }

  @Test(
    "is for `unless`, `not` and `except` what a miss exercises",
    arguments: [
      ("when \"甲\" unless \"乙\" hit \"甲\" miss \"甲乙\"", []),
      ("when \"甲\" unless \"乙\" hit \"甲\" miss \"乙\"", ["\"乙\""]),
      ("when \"甲\" and not \"乙\" hit \"甲\" miss \"甲乙\"", []),
      ("when \"甲\" and not \"乙\" hit \"甲\" miss \"丙\"", ["\"乙\""]),
      ("when \"甲\" unless \"乙\" and not \"丙\" hit \"甲\" hit \"甲乙丙\" miss \"甲乙\"", []),
    ])
  func negations(_ body: String, _ expected: [String]) throws {
    let found = try gaps("rule r in f { score 1 \(body) }")
    #expect(Set(found) == Set(expected))
  }

  @Test("leaves out an exception that no miss needs")
  func exceptions() throws {
    let rules = "signal s = \"码商\" except \"数码商\" \"条码商\"\nrule r in f { score 1 when s "
    #expect(try gaps(rules + "hit \"码商\" miss \"数码商\" }") == ["\"条码商\""])
  }

  @Test(
    "finds the alternatives of a pattern that no hit takes",
    arguments: [
      ("/甲|乙|丙/", "甲", ["乙", "丙"]),
      ("/x(?:甲|乙(?:丙|丁))?y/", "xy", ["甲", "乙(?:丙|丁)"]),
      ("/x(?:甲|乙(?:丙|丁))?y/", "x乙丙y", ["甲", "丁"]),
      ("/x(?:甲|乙|丙)*y/", "x甲乙y", ["丙"]),
      ("/(?:甲|乙)(?!丙|丁)/", "甲", ["乙"]),
      ("/(甲|乙)\\1/", "甲甲", []),
      ("/(?<=甲|乙)丙/", "甲丙", ["乙"]),
      ("/(?<=x(?:甲|乙){2})丙/", "x甲甲丙", []),
      ("/a\\/(?:甲|乙)/", "a/甲", ["乙"]),
    ])
  func alternatives(_ pattern: String, _ hit: String, _ expected: [String]) throws {
    let report = try coverage(
      "signal s { \(pattern) }\nrule r in f { score 1 when s hit \"\(hit)\" }")
    #expect(report.gaps.map(\.text) == expected)
    let source = Array(
      "family f { title en \"F\" zh \"F\" review 30 block 42 }\nsignal s { \(pattern) }".utf8)
    for gap in report.gaps {
      #expect(String(decoding: source[gap.range.start..<gap.range.end], as: UTF8.self) == gap.text)
    }
  }

  @Test(
    "counts lexicons, words in patterns, and senders; a whole that is unused stands for its parts")
  func lexicons() throws {
    let rules = """
      lexicon words { zh 甲 乙 丙 }
      lexicon filled { zh 子 丑 }
      lexicon friends { zh 张三 李四 }
      lexicon unused { zh 寅 卯 }
      signal s { words /{{filled}}了/ }
      rule r in f {
        score 1 when s and not sender in friends
        hit "甲" hit "子了" miss (sender: "张三") "甲"
      }
      """
    #expect(try gaps(rules) == ["乙", "丙", "丑", "李四", "unused"])
  }

  @Test("counts the steps of conversations, each on its side")
  func conversations() throws {
    let rules = """
      signal asks { "垫付" "充值" }
      thread rule t in f {
        score 18
        when ("兼职" or "刷单") then me "好的" then asks within 7 days
        hit { them "兼职"  me "好的 刷单"  them "垫付" }
      }
      """
    let found = try gaps(rules)
    #expect(found.contains("\"充值\""))
    #expect(found.contains("\"刷单\""))
    #expect(!found.contains("\"好的\""))
  }

  @Test("is nothing for a rule whose hit fails, and leaves disabled rules out")
  func failingHits() throws {
    #expect(try gaps("rule r in f { score 1 when \"甲\" hit \"乙\" }").contains("r"))
    let report = try coverage(
      "rule r in f { score 1 when \"甲\" hit \"甲\" }\nadjust f/r { disabled }")
    #expect(report.rate(of: .rule) == Rate(0, of: 0))
  }

  @Test("is that of the parts that chosen rules reach, with their examples alone")
  func filters() throws {
    let rules = """
      signal a { "甲" "乙" }
      rule one in f { score 1 when a hit "甲" }
      rule two in f { score 1 when a or "丙" hit "乙" }
      """
    #expect(try coverage(rules).gaps.map(\.text) == ["\"丙\"", "\"丙\""])
    #expect(try coverage(rules, filter: RuleFilter(["one"])).gaps.map(\.text) == ["\"乙\""])
  }
}
