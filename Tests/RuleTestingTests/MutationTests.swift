import Diagnostics
import Reporting
import RuleCompiler
import Testing

@testable import RuleTesting

private func mutate(
  _ rules: String, _ kinds: [Disguise] = Disguise.allCases
) throws
  -> MutationReport
{
  let header = """
    family f { title en "F" zh "F" review 30 block 42 }
    variants { 刷 = 唰 }

    """
  let pack = PackCompiler.compile([
    SourceFile(path: "test.weir", bytes: Array((header + rules).utf8))
  ])
  try #require(pack.diagnostics.filter { $0.severity == .error }.map(\.headline) == [])
  return try #require(MutationRunner.run(pack, disguises: kinds))
}

@Suite("Examples in disguise")
struct MutationTests {
  @Test("are all caught where the phrase is loose")
  func looseIsCaught() throws {
    let report = try mutate("rule r in f { score 40 when ~\"刷单\" hit \"在家刷单\" miss \"在家\" }")
    #expect(report.failures.isEmpty)
    #expect(report.caughtRate == Rate(5, of: 5))
    #expect(report.heldRate == Rate(5, of: 5))
  }

  @Test("are caught by exact phrases and patterns too, by the reading of the message")
  func exactIsCaught() throws {
    let report = try mutate(
      "rule r in f { score 40 when \"刷单\" and /在家|线上/ hit \"在家刷单\" miss \"在家\" }")
    #expect(report.failures.isEmpty)
    #expect(report.heldRate == Rate(5, of: 5))
  }

  @Test("are lost by a pattern on the original text, with what broke")
  func rawIsLost() throws {
    let report = try mutate(
      """
      signal trade { raw /刷单/ "点赞" }
      rule r in f { score 40 when trade and ("在家" or "线上") hit "在家刷单" }
      """, [.separators, .variants])
    #expect(report.tallies.map(\.caught) == [0, 0])
    let lost = try #require(report.failures.last)
    #expect(lost.rule == "f/r")
    #expect(lost.isHit)
    #expect(!lost.isHeld)
    #expect(lost.disguise == .variants)
    #expect(lost.text == "在家唰单")
    #expect(lost.reasons.map(\.text) == ["trade"])
    #expect(lost.patterns == [.init(source: "/刷单/", place: "test.weir:3")])
  }

  @Test("name only parts that the disguise changed")
  func namesChangedParts() throws {
    let report = try mutate(
      "rule r in f { score 1 when \"甲甲\" or raw /乙乙/ or \"丙丙\" hit \"乙乙\" }", [.separators])
    #expect(report.failures.first?.reasons.map(\.text) == ["raw /乙乙/"])
  }

  @Test("are not held by their own rule and may be by another")
  func othersHold() throws {
    let report = try mutate(
      """
      rule raw in f { score 40 when raw /刷单/ hit "刷单" }
      rule loose in f { score 40 when ~"刷单" hit "刷单" }
      """, [.separators])
    #expect(report.caughtRate == Rate(1, of: 2))
    #expect(report.heldRate == Rate(2, of: 2))
    #expect(report.failures.first?.isHeld == true)
  }

  @Test("that are a miss are reported where only the disguise makes the rule hold")
  func findsMisfires() throws {
    let report = try mutate(
      """
      rule r in f { score 40 when ~"刷单" unless "正规公司" hit "刷单" miss "正规公司不刷单" }
      rule seen in f { score 40 when "甲" and @disguise(kind: zero-width) hit "甲\\u{200B}乙" miss "甲乙" }
      """, [.separators, .zeroWidth])
    #expect(report.tallies.map(\.misfires) == [1, 1])
    let misfires = report.failures.filter { !$0.isHit }
    #expect(misfires.map(\.rule) == ["f/r", "f/seen"])
    #expect(misfires.first?.reasons.map(\.isUnless) == [true])
    #expect(misfires.first?.isHeld == true)
  }

  @Test("are not counted where the disguise changes nothing, or the example fails anyhow")
  func countsOnlyWhatSaysSomething() throws {
    let report = try mutate(
      "rule r in f { score 1 when \"go\" hit \"go\" hit \"stay\" miss \"no\" }",
      [.separators, .fullwidth])
    #expect(report.tallies.map(\.hits) == [0, 1])
    #expect(report.tallies.map(\.misses) == [0, 1])
  }

  @Test("may be conversations")
  func conversations() throws {
    let report = try mutate(
      """
      thread rule t in f {
        score 18
        when /兼(?=职)/ then ~"垫付" within 7 days
        hit { them "兼职" them "垫付" }
      }
      """, [.separators, .zeroWidth])
    #expect(report.tallies.map(\.caught) == [0, 1])
    #expect(report.failures.first?.reasons.map(\.text) == ["/兼(?=职)/"])
    #expect(report.failures.first?.patterns.map(\.source) == ["/兼(?=职)/"])
  }
}
