import Diagnostics
import RuleCheck
import Testing

/// What a `thread rule` becomes.
struct ThreadTests {
  private static let family = "family f { title en \"F\" review 30 block 42 }\n"

  @Test("the steps of a chain have their sides, and `them` where none is said")
  func sides() throws {
    let (pack, diagnostics) = check(
      Self.family + """
        signal recruits = "招聘"
        lexicon pays { zh 返现 }
        condition deposit = "垫付" and not "退"
        thread rule ladder in f {
          title en "Ladder"  stage demand  score 18
          when recruits | pays then me (recruits or deposit) then them deposit then 2 of ("a", "b")
          within 7 days
        }
        """)
    #expect(diagnostics.isEmpty, "\(CaretRenderer(files: pack.files).render(diagnostics))")
    let chain = try #require(pack.rules.first?.chain)
    #expect(chain.steps.map(\.side) == [.them, .me, .them, .them])
    #expect(chain.duration == 7 * 86_400)
    guard case .present(let first) = chain.steps[0].expression.kind,
      case .or = chain.steps[1].expression.kind,
      case .condition = chain.steps[2].expression.kind,
      case .atLeast(count: 2, _) = chain.steps[3].expression.kind
    else {
      Issue.record("the steps are not those of the rule")
      return
    }
    #expect(first.items.count == 2)
    guard case .or(let steps) = pack.rules[0].when.kind else {
      Issue.record("`when` of a thread rule is the `or` of its steps")
      return
    }
    #expect(steps.count == 4)
  }

  @Test("a rule about one message has no chain")
  func messageRule() {
    let rules = check("rule r in all { title en \"R\" score 6 when \"a\" then \"b\" within 3 }")
      .pack.rules
    #expect(rules.map { $0.chain == nil } == [true])
  }

  @Test(
    "a duration is a number and a unit, in seconds in the pack",
    arguments: [
      ("1 second", 1), ("90 seconds", 90), ("5 minutes", 300), ("1 minute", 60),
      ("36 hours", 129_600), ("1 day", 86_400), ("2 weeks", 1_209_600), ("366 days", 31_622_400),
    ])
  func durations(written: String, seconds: Int64) {
    let rules = check(
      Self.family
        + "thread rule r in f { title en \"R\" stage task score 6 when \"a\" then \"b\" within \(written) }"
    ).pack.rules
    #expect(rules.first?.chain?.duration == seconds)
  }

  @Test(
    "a time that cannot be meant is refused, and the rule has no chain",
    arguments: [
      "0 days", "367 days", "1000001 seconds", "-1 days", "1.5 hours", "7", "7 tokens", "7 moons",
      "99999999999999999999 days",
    ])
  func badDurations(written: String) {
    let (pack, diagnostics) = check(
      Self.family
        + "thread rule r in f { title en \"R\" stage task score 6 when \"a\" then \"b\" within \(written) }"
    )
    #expect(diagnostics.contains { $0.severity == .error })
    #expect(pack.rules.allSatisfy { $0.chain == nil })
  }

  @Test("a chain has at most 16 steps")
  func mostSteps() {
    for (count, isFine) in [(2, true), (16, true), (17, false)] {
      let steps = (0..<count).map { "\"a\($0)\"" }.joined(separator: " then ")
      let (pack, diagnostics) = check(
        Self.family
          + "thread rule r in f { title en \"R\" stage task score 6 when \(steps) within 7 days }")
      #expect(diagnostics.isEmpty == isFine)
      #expect(pack.rules[0].chain?.steps.count == (isFine ? count : nil))
    }
  }

  @Test("an example of a thread rule is a conversation with its sides and pauses")
  func conversations() throws {
    let (pack, diagnostics) = check(
      Self.family + """
        thread rule r in f {
          title en "R"  stage task  score 6
          when "a" then me "b"
          within 7 days
          hit (channel: chat, sender: "Lee") {
            them "an a"
            after 2 days me "a b"
          }
          miss { them "an a" after 8 days me "b" }
          miss { them "b" them "a" }
        }
        """)
    #expect(diagnostics.isEmpty, "\(CaretRenderer(files: pack.files).render(diagnostics))")
    let rule = try #require(pack.rules.first)
    let hit = try #require(rule.hits.first)
    #expect(hit.channel == .chat && hit.sender == "Lee" && hit.text == "an a\na b")
    let turns = try #require(hit.turns)
    #expect(turns.map(\.side) == [.them, .me])
    #expect(turns.map(\.text) == ["an a", "a b"])
    #expect(turns.map(\.after) == [nil, 172_800])
    #expect(rule.misses.map { $0.turns?.last?.after } == [691_200, nil])
  }

  @Test("a chain inside one step of a thread rule keeps its own window")
  func innerChain() throws {
    let (pack, diagnostics) = check(
      Self.family
        + """
        thread rule r in f {
          title en "R"  stage task  score 6
          when ("a" then "b" within 4) then "c"  within 1 hour
          unless "d" then "e" within 9
        }
        """)
    #expect(diagnostics.isEmpty, "\(CaretRenderer(files: pack.files).render(diagnostics))")
    let chain = try #require(pack.rules.first?.chain)
    guard case .then(_, limit: 4) = chain.steps[0].expression.kind else {
      Issue.record("the first step is no chain of its own")
      return
    }
  }
}
