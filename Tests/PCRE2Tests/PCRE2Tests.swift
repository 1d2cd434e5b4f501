import Testing

@testable import PCRE2

/// The first match of `source` in `text`.
private func firstMatch(
  _ source: String, in text: [UInt8], mode: Pattern.Mode = .utf, from start: Int = 0
) throws -> MatchOutcome {
  let pattern = try Pattern(Array(source.utf8), mode: mode)
  var matcher = Matcher()
  return matcher.firstMatch(of: pattern, in: text.span, from: start)
}

@Suite struct PatternTests {
  struct Case: Sendable {
    var pattern: String
    var text: String
    var start = 0
    var expected: MatchOutcome
  }

  static let cases = [
    Case(pattern: "b+", text: "abbc", expected: .match(start: 1, end: 3)),
    Case(pattern: "b+", text: "abbc", start: 2, expected: .match(start: 2, end: 3)),
    Case(pattern: "b+", text: "abbc", start: 3, expected: .noMatch),
    Case(pattern: "b+", text: "abbc", start: 9, expected: .noMatch),
    Case(pattern: "账户", text: "安全账户", expected: .match(start: 6, end: 12)),
    Case(pattern: ".", text: "账", start: 1, expected: .noMatch),
    Case(pattern: ".", text: "账户", start: 1, expected: .match(start: 3, end: 6)),
    Case(pattern: "a.b", text: "a\nb", expected: .noMatch),
    Case(pattern: "a.b", text: "a\rb", expected: .match(start: 0, end: 3)),
    Case(pattern: "\\w+", text: "，é", expected: .match(start: 3, end: 5)),
    Case(pattern: "x?", text: "", expected: .match(start: 0, end: 0)),
    Case(pattern: "x", text: "", expected: .noMatch),
    Case(pattern: "(a)(b)(c)(d)", text: "abcd", expected: .match(start: 0, end: 4)),
    Case(pattern: "(?<=a)b", text: "ab", start: 1, expected: .match(start: 1, end: 2)),
  ]

  @Test("the first match is where PCRE2 finds it, in bytes", arguments: cases)
  func matches(_ test: Case) throws {
    let outcome = try firstMatch(test.pattern, in: Array(test.text.utf8), from: test.start)
    #expect(outcome == test.expected)
  }

  @Test(
    "no match starts behind the last place asked for, in any mode, with JIT and without",
    arguments: [Pattern.Mode.utf, .utfOverAnyText, .bytes])
  func startsByTheLastPlace(_ mode: Pattern.Mode) throws {
    let text = Array("abbc".utf8)
    var matcher = Matcher()
    for source in ["b+", "(*NO_JIT)b+"] {
      let pattern = try Pattern(Array(source.utf8), mode: mode)
      let early = matcher.firstMatch(of: pattern, in: text.span, from: 0, startingBy: 0)
      #expect(early == .noMatch)
      let first = matcher.firstMatch(of: pattern, in: text.span, from: 0, startingBy: 1)
      #expect(first == .match(start: 1, end: 3))
      let next = matcher.firstMatch(of: pattern, in: text.span, from: 2, startingBy: 1)
      #expect(next == .noMatch)
      let before = matcher.firstMatch(of: pattern, in: text.span, from: 0, startingBy: -1)
      #expect(before == .noMatch)
    }
  }

  @Test("byte mode takes bytes that are no UTF-8")
  func bytes() throws {
    let outcome = try firstMatch("gu\\xe9i", in: Array("xgu".utf8) + [0xE9, 0x69], mode: .bytes)
    #expect(outcome == .match(start: 1, end: 5))
  }

  @Test(
    "a pattern that PCRE2 refuses is an error with a place",
    arguments: [("(a", 2), ("账(", 4), ("a\\C", 3), ("[z-a]", 3), ("a{2,1}", 5)])
  func refuses(_ source: String, _ offset: Int) {
    let error = #expect(throws: PatternError.self) {
      try Pattern(Array(source.utf8), mode: .utf)
    }
    #expect(error?.offset == offset)
    #expect(error?.message.isEmpty == false)
  }

  @Test("a pattern that is no UTF-8 is refused in UTF mode")
  func refusesInvalid() {
    #expect(throws: PatternError.self) { try Pattern([0x61, 0xFF], mode: .utf) }
  }

  @Test("deep nesting is an error, not a crash")
  func nesting() {
    let source = Array(repeating: UInt8(ascii: "("), count: 100_000)
    #expect(throws: PatternError.self) { try Pattern(source, mode: .utf) }
  }

  @Test(
    "a pattern says whether it may match nothing",
    arguments: [("a*", true), ("a|", true), ("\\b", true), ("a+", false), ("(?=b)a?c", false)])
  func empty(_ source: String, _ expected: Bool) throws {
    #expect(try Pattern(Array(source.utf8), mode: .utf).matchesEmpty == expected)
  }

  @Test("runaway backtracking reaches the limit, with JIT and without")
  func limits() throws {
    let text = Array(repeating: UInt8(ascii: "a"), count: 500)
    for prefix in ["", "(*NO_JIT)"] {
      let outcome = try firstMatch(prefix + ".{0,60}.{0,60}.{0,60}[bc]", in: text)
      #expect(outcome == .limitReached)
    }
  }

  @Test("a nested repeat over a long text fits the JIT stack")
  func stack() throws {
    let text = Array(repeating: UInt8(ascii: "a"), count: 4000)
    var matcher = Matcher(matchLimit: 1_000_000)
    let pattern = try Pattern(Array("^(?:a|ab)+$".utf8), mode: .utf)
    let whole = MatchOutcome.match(start: 0, end: 4000)
    #expect(matcher.firstMatch(of: pattern, in: text.span, from: 0) == whole)
    var small = Matcher(matchLimit: 1_000_000, jitStackBytes: 32 << 10)
    if pattern.isJITCompiled {
      #expect(small.firstMatch(of: pattern, in: text.span, from: 0) == .limitReached)
    }
  }

  @Test("one pattern serves several matchers at once")
  func concurrent() async throws {
    let pattern = try Pattern(Array("账户|b".utf8), mode: .utf)
    await withTaskGroup(of: Bool.self) { group in
      for _ in 0..<4 {
        group.addTask {
          var matcher = Matcher()
          let text = Array("安全账户".utf8)
          return (0..<1000).allSatisfy { _ in
            matcher.firstMatch(of: pattern, in: text.span, from: 0) == .match(start: 6, end: 12)
          }
        }
      }
      for await isRight in group { #expect(isRight) }
    }
  }

  @Test("the library names its version")
  func version() {
    #expect(PCRE2Library.version.hasPrefix("10."))
  }
}
