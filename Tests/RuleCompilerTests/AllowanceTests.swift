import Diagnostics
import Messages
import ScreeningEngine
import Testing

@testable import RuleCompiler

private let pack = """
  family f { title en "F" zh "F" review 30 block 42 }
  rule r in f { score 40 when "甲" }
  # The message is 甲丙.
  allow {
    sender  "Example Bank"
    domain  "example.org"
    message "sha256:b49651bf5e17028688fe8b32f189312a1a5d663e419fa3964dede975c714285c"
    owner   "fraud desk"
    until   2027-03-31
    why     "own notices"
  }
  """

@Suite("Allowances")
struct AllowanceTests {
  private func level(
    _ text: String, sender: String? = nil, today: Int64 = 20_000
  ) throws -> (Verdict.Level, Int?) {
    let ruleSet = try #require(compile(pack).ruleSet)
    var options = ScreeningOptions()
    options.today = today
    var screener = Screener(ruleSet, options: options)
    var result: (Verdict.Level, Int?) = (.pass, nil)
    screener.screen(batch([Array(text.utf8)], sender: sender)) { _, verdict in
      result = (verdict.level, verdict.allowance)
    }
    return result
  }

  @Test("let pass what their sender sends, what leads to their domain, and their messages")
  func letPass() throws {
    #expect(try level("甲") == (.review, nil))
    #expect(try level("甲", sender: "EXAMPLE bank") == (.pass, 0))
    #expect(try level("甲", sender: "Example Bank 2") == (.review, nil))
    #expect(try level("甲 https://www.example.org/a") == (.pass, 0))
    #expect(try level("甲 https://www.example.org/a http://example.com/b") == (.review, nil))
    #expect(try level("甲 https://badexample.org/a") == (.review, nil))
    #expect(try level("甲丙") == (.pass, 0))
    #expect(try level("甲丙 ") == (.review, nil))
  }

  @Test("count up to their last day")
  func expire() throws {
    // 2027-03-31 is day 20,908.
    #expect(try level("甲", sender: "Example Bank", today: 20_908) == (.pass, 0))
    #expect(try level("甲", sender: "Example Bank", today: 20_909) == (.review, nil))
    let compiled = compile(pack)
    #expect(compiled.checked.expiredAllowances(today: 20_908).isEmpty)
    #expect(compiled.checked.expiredAllowances(today: 20_909).map(\.code.rawValue) == ["W0206"])
  }
}
