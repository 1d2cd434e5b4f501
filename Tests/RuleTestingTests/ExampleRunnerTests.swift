import Diagnostics
import RuleCompiler
import Testing

@testable import RuleTesting

private func compile(_ text: String) -> CompiledPack {
  PackCompiler.compile([SourceFile(path: "test.weir", bytes: Array(text.utf8))])
}

private let header = """
  family f { title en "F" zh "F" review 30 block 42 }
  signal one = "甲"
  signal two = "乙" except "不乙"

  """

@Suite("Running examples")
struct ExampleRunnerTests {
  @Test("passes hits whose rule holds and misses whose rule does not")
  func passes() throws {
    let report = try #require(
      ExampleRunner.run(
        compile(header + "rule r in f { score 1 when one and two hit \"甲乙\" miss \"甲不乙\" }")))
    #expect(report.passed == 2)
    #expect(report.failures.isEmpty)
  }

  @Test(
    "names the smallest part that decided a failure",
    arguments: [
      ("when one and (two or \"丙\") hit \"甲\"", ["two", "\"丙\""]),
      ("when one near two within 2 hit \"甲啊啊啊乙\"", ["one near two within 2"]),
      ("when one and not two hit \"甲乙\"", ["not two"]),
      ("when one unless two hit \"甲乙\"", ["one", "two"]),
      ("when one or two miss \"乙\"", ["two"]),
    ])
  func namesTheReason(body: String, reasons: [String]) throws {
    let report = try #require(
      ExampleRunner.run(compile(header + "rule r in f { score 1 \(body) }")))
    let failure = try #require(report.failures.first)
    #expect(failure.reasons.map(\.text) == reasons)
  }

  @Test("shows what the text folded to")
  func showsTheFold() throws {
    let report = try #require(
      ExampleRunner.run(compile(header + "rule r in f { score 1 when one hit \"ABC 安全帳戶\" }")))
    #expect(report.failures.first?.fold == "abc 安全账户")
  }

  @Test("gives an example its sender and channel")
  func givesTheEnvelope() throws {
    let report = try #require(
      ExampleRunner.run(
        compile(
          header
            + """
            rule r in f {
              score 1
              when one and channel is sms and sender is short-code
              hit (channel: sms, sender: "95588") "甲"
              miss "甲"
            }
            """)))
    #expect(report.failures.isEmpty)
  }

  @Test("runs only the rules whose id the filter names")
  func filters() throws {
    let pack = compile(
      header
        + "rule a in f { score 1 when one hit \"甲\" }\nrule b in f { score 1 when two hit \"乙\" }")
    #expect(ExampleRunner.run(pack, filter: RuleFilter(["f/a"]))?.rules == 1)
  }
}

@Suite("What no example needs")
struct ExampleNeedsTests {
  private func codes(_ body: String) -> [String] {
    ExampleNeeds.diagnostics(compile(header + "rule r in f { score 1 \(body) }"))
      .map(\.code.rawValue)
  }

  @Test("is an unless without a miss that it alone keeps from holding")
  func findsUnless() {
    #expect(codes("when one unless two hit \"甲\" miss \"甲乙\" miss \"不乙\"").contains("W0202"))
    let used = "when one and two unless \"丙\" hit \"甲乙\" miss \"甲乙丙\" miss \"甲不乙\""
    #expect(codes(used) == [])
  }

  @Test("is an except without a miss that would hold but for it")
  func findsExcept() {
    #expect(codes("when one and two hit \"甲乙\" miss \"甲不乙\"") == [])
    #expect(codes("when one and two hit \"甲乙\" miss \"甲\"") == ["W0202"])
  }
}
