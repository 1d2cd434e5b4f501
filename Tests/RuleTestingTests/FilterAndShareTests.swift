import Reporting
import Testing

@testable import RuleTesting

@Suite("Choosing rules")
struct RuleFilterTests {
  @Test(
    "goes by a part of the id, or by a glob of the whole",
    arguments: [
      ("safe", "safe-account/told", true), ("account/told", "safe-account/told", true),
      ("safe-*", "safe-account/told", true), ("safe-*/asks", "safe-account/told", false),
      ("*told", "safe-account/told", true), ("*told", "safe-account/told-x", false),
      ("????/a", "safe/a", true), ("*a*b*", "xaxxbx", true), ("*a*b*", "xbxa", false),
      ("", "anything", true),
    ])
  func matches(_ pattern: String, _ id: String, _ expected: Bool) {
    #expect(RuleFilter([pattern]).matches(id) == expected)
  }

  @Test("takes a rule that any of several patterns names, and every rule without one")
  func several() {
    #expect(RuleFilter(["x", "told"]).matches("safe/told"))
    #expect(RuleFilter.all.matches("safe/told"))
    #expect(RuleFilter(["x", "told"]).unmatched(among: ["safe/told"]) == ["x"])
  }

  @Test("never takes more than the square of the length")
  func isBounded() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!RuleFilter([pattern]).matches(String(repeating: "a", count: 2000)))
  }
}

@Suite("Shares")
struct ShareTests {
  @Test(
    "are compared exactly: 99.99 % is not 100",
    arguments: [
      (9999, 10_000, "100", false), (9999, 10_000, "99.99", true), (9999, 10_000, "99.991", false),
      (999_999, 1_000_000, "100", false), (999_999, 1_000_000, "99.9999", true),
      (0, 0, "100", true), (0, 5, "0", true), (1, 3, "33.333333", true), (2, 3, "66.666667", false),
      (Int.max / 2, Int.max, "50", false), (Int.max, Int.max, "100", true),
    ])
  func comparison(_ count: Int, _ total: Int, _ percent: String, _ reaches: Bool) throws {
    #expect(Rate(count, of: total).reaches(try #require(Percent(percent))) == reaches)
  }

  @Test(
    "are cut off, not rounded",
    arguments: [
      (9999, 10_000, "99.99 %"), (99_999, 100_000, "99.99 %"), (1, 3, "33.33 %"), (2, 3, "66.66 %"),
      (3, 3, "100.00 %"), (0, 3, "0.00 %"), (1, 1000, "0.10 %"), (0, 0, "-"),
    ])
  func text(_ count: Int, _ total: Int, _ text: String) {
    #expect(Rate(count, of: total).text == text)
  }

  @Test(
    "are asked for as numbers from 0 to 100",
    arguments: [
      ("95", "95"), ("95%", "95"), ("99.50", "99.50"), ("0.05", "0.05"),
      ("100.000000", "100.000000"),
    ])
  func reads(_ written: String, _ shown: String) {
    #expect(Percent(written)?.text == shown)
  }

  @Test(
    "refuse what is no such number",
    arguments: ["", "%", "101", "100.1", "-1", "1e2", ".5", "5.", "1.2345678", "９", "99999999999"])
  func refuses(_ written: String) { #expect(Percent(written) == nil) }
}
