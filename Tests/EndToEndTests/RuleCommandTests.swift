import Testing

/// `weir check` and `weir test`, and rules that are wrong.
@Suite struct RuleCommandTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test func `sound rules give no diagnostics and status 0`() throws {
    let outcome = try place.run("weir check --strict")
    #expect(outcome.status == 0, "\(outcome.output)")
    #expect(outcome.output.isEmpty)
  }

  @Test func `an error is shown at its place`() throws {
    let outcome = try place.run("weir check $FIXTURES/broken-rules")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("error[E0201]"), "\(outcome.output)")
    #expect(outcome.output.contains("broken.weir:13:10"))
    #expect(outcome.output.contains("^^^^^^^^^^^^^^^^"))
  }

  @Test func `an error is one JSON object for programs`() throws {
    let outcome = try place.run("weir check $FIXTURES/broken-rules --format json")
    #expect(outcome.status == 2)
    #expect(outcome.lines.first?.hasPrefix(#"{"code":"E0201","severity":"error""#) == true)
  }

  @Test(
    "rules with errors screen nothing",
    arguments: ["weir screen in.txt", "weir filter < in.txt"])
  func nothingScreened(_ line: String) throws {
    try place.write("in.txt", "hello\n")
    let outcome = try place.run("\(line) --rules $FIXTURES/broken-rules")
    #expect(outcome.status == 2)
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains("error[E0201]"))
    #expect(outcome.errors.contains("weir: the rules have errors; nothing was screened"))
  }

  @Test(
    "rules that could not end are refused at their place",
    arguments: [
      ("signal a = b\nsignal b = a\n", "error[E0204]", "hostile.weir:1:8"),
      (
        "signal a = \"x\"\ncondition c = " + String(repeating: "(", count: 10_000) + "a\n",
        "error[E0111]", "hostile.weir:2:"
      ),
      (
        "signal a { /" + String(repeating: "(", count: 10_000) + "/ }\n", "error[E0305]",
        "hostile.weir:1:"
      ),
    ])
  func hostileRules(_ rules: String, _ code: String, _ where: String) throws {
    try place.write("hostile.weir", rules)
    let outcome = try place.run("weir check hostile.weir")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains(code), "\(outcome.output.prefix(600))")
    #expect(outcome.output.contains(`where`), "\(outcome.output.prefix(600))")
  }

  @Test func `examples that do as they say are counted`() throws {
    let outcome = try place.run("weir test")
    #expect(outcome.status == 0)
    #expect(outcome.output == "3 rules: 4 hits, 3 misses; all as they say\n")
  }

  @Test func `an example that fails is shown with what decided`() throws {
    let outcome = try place.run("weir test $FIXTURES/failing-rules")
    #expect(outcome.status == 2)
    #expect(outcome.output.contains("failed  scam/greets: hit at "))
    #expect(outcome.output.contains("failing.weir:15:"))
    #expect(outcome.output.contains("  when: `\"world\"` does not hold"))
    #expect(outcome.output.contains("failed  scam/greets: miss at "))
    #expect(outcome.output.contains("1 rule: 2 hits, 1 miss; 2 failed\n"))
  }

  @Test func `--filter runs the examples of some rules`() throws {
    let outcome = try place.run("weir test --filter job-scam/ --format json")
    #expect(
      outcome.output == #"{"rules":1,"hits":1,"misses":1,"passed":2,"failures":[]}"# + "\n")
  }
}
