import Diagnostics
import Messages
import Reporting
import RuleCompiler
import ScreeningEngine
import TestSupport
import Testing

@testable import Measurement

private func compile(_ rules: String) throws -> CompiledPack {
  let header = "family f { title en \"F\" zh \"F\" review 30 block 42 }\n"
  let pack = PackCompiler.compile([
    SourceFile(path: "test.weir", bytes: Array((header + rules).utf8))
  ])
  try #require(pack.diagnostics.filter { $0.severity == .error }.map(\.headline) == [])
  return pack
}

private func batch(_ texts: [String]) -> MessageBatch {
  var batch = MessageBatch()
  for (index, text) in texts.enumerated() {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: text.utf8)
    let range = ByteRange(start, batch.bytes.count)
    batch.messages.append(Message(record: range, text: range, number: index + 1))
  }
  return batch
}

private struct RulesHaveErrors: Error {}

/// A clock that a test moves.
private final class TestClock {
  var passing: UInt64 = 0
  var thread: UInt64 = 0

  /// Each reading takes 10 ns.
  func readPassing() -> UInt64 {
    passing += 10
    thread += 10
    return passing
  }
}

private func profile(
  _ pack: CompiledPack, _ texts: [String], clock: TestClock = TestClock(), top: Int = 10
) throws -> Profile {
  guard
    var profiler = Profiler(
      pack, options: ScreeningOptions(), names: RecordNames(sources: ["in"]), top: top,
      passingTime: { clock.readPassing() }, threadTime: { clock.thread })
  else { throw RulesHaveErrors() }
  profiler.add(batch(texts))
  return profiler.profile(readTime: 0)
}

@Suite("Profiles")
struct ProfileTests {
  private let rules = """
    signal trade { "刷单" /每单\\d+元/ }
    signal any { /\\d/ }
    rule r in f { score 40 when trade and any hit "刷单1" }
    rule long in f { score 1 when length > 3 }
    """

  @Test("count candidates, calls, matches and the messages with a literal")
  func counts() throws {
    let found = try profile(try compile(rules), ["刷单100", "每单五元", "无关", "每单5元 每单6元"])
    #expect(found.messages == 4)
    let regex = try #require(found.patterns.first { $0.source == "/每单\\d+元/" })
    #expect(regex.kind == .regex)
    #expect(regex.place == "test.weir:2")
    #expect(regex.count.candidates == 2)
    #expect(regex.count.calls == 2)
    #expect(regex.count.matches == 1)
    #expect(regex.literals == [.init(text: "每单", messages: 2)])
    let digit = try #require(found.patterns.first { $0.source == "/\\d/" })
    #expect(digit.isUnsearched)
    #expect(digit.count.candidates == 4)
    let rule = try #require(found.rules.first { $0.id == "f/r" })
    #expect(rule.count.judged == 3)
    #expect(rule.count.held == 2)
    #expect(found.rules.first { $0.id == "f/long" }?.count.judged == 4)
  }

  @Test("leave the verdicts as they are")
  func sameVerdicts() throws {
    let ruleSet = try #require(try compile(rules).ruleSet)
    var random = SeededRandom(seed: 7)
    let texts = (0..<200).map { _ in
      (0..<Int.random(in: 0...6, using: &random))
        .map { _ in ["刷单", "每单", "5", "元", "甲", " "].randomElement(using: &random) ?? "" }
        .joined()
    }
    var screener = Screener(ruleSet)
    var plain: [[Verdict.FiredRule]] = []
    screener.screen(batch(texts)) { _, verdict in plain.append(verdict.rules) }
    var profiled: [[Verdict.FiredRule]] = []
    let recorder = ProfileRecorder(ruleSet, passingTime: { 0 }, threadTime: { 0 })
    screener.profile(batch(texts), into: recorder) { _, verdict, _ in
      profiled.append(verdict.rules)
    }
    #expect(plain == profiled)
    // And the screener profiles no further.
    screener.screen(batch(texts)) { _, _ in }
    #expect(recorder.messages == 200)
  }

  @Test("leave out what reading the clock takes")
  func clockCost() throws {
    // Nothing passes but the readings themselves.
    let found = try profile(try compile(rules), ["刷单100", "每单5元"])
    #expect(found.nanoseconds == 0)
  }

  @Test("leave out what other programs had of the processor")
  func stolenTime() throws {
    let clock = TestClock()
    var readings = 0
    let pack = try compile(rules)
    guard
      var profiler = Profiler(
        pack, options: ScreeningOptions(), names: RecordNames(sources: ["in"]), top: 1,
        passingTime: {
          readings += 1
          // Now and then 20 ms go by of which the thread has 100 µs.
          if readings > 2000, readings.isMultiple(of: 5) {
            clock.passing += 20_000_000
            clock.thread += 100_000
          }
          return clock.readPassing()
        }, threadTime: { clock.thread })
    else { throw RulesHaveErrors() }
    profiler.add(batch(Array(repeating: "刷单100 每单5元", count: 100)))
    let found = profiler.profile(readTime: 0)
    #expect(found.slowest.allSatisfy { $0.nanoseconds < 1_000_000 })
    #expect(found.nanoseconds > 100_000)
  }

  @Test("keep the slowest messages by name, the slowest first, and no more than asked for")
  func slowestMessages() throws {
    let texts = (0..<20).map { "刷单" + String(repeating: "每单5元", count: $0) }
    #expect(try profile(try compile(rules), texts, top: 3).slowest.count == 3)
    #expect(try profile(try compile(rules), texts, top: 0).slowest.isEmpty)
    #expect(try profile(try compile(rules), [], top: 3).slowest.isEmpty)
    #expect(try profile(try compile(rules), ["甲"], top: 3).slowest.map(\.name) == ["in:1"])
  }

  @Test("give advice on what stands out")
  func advice() throws {
    let pack = try compile(
      """
      signal lure { /一个(?:高薪)职位/ }
      signal slow { /alpha(?: beta| bet(?:a))+[0-9]/ }
      rule often in f { score 1 when lure }
      rule stuck in f { score 1 when slow }
      rule all-numbers in f { score 1 when /\\d\\d\\d/ }
      rule everything in f { score 1 when length > 3 }
      """)
    let texts =
      Array(repeating: "他有一个高薪的工作职位 300", count: 30) + [
        "zeta alpha" + String(repeating: " beta", count: 40)
      ]
    let found = try profile(pack, texts)
    func advice(_ source: String) -> String {
      found.patterns.first { $0.source == source }?.advice ?? ""
    }
    #expect(advice("/一个(?:高薪)职位/").isEmpty)
    #expect(advice("/alpha(?: beta| bet(?:a))+[0-9]/").contains("reached a limit on 1 message"))
    #expect(advice("/\\d\\d\\d/").hasPrefix("no literal"))
    let rule = try #require(found.rules.first { $0.id == "f/everything" })
    #expect(rule.advice.hasPrefix("nothing triggers it"))
  }
}

@Suite("Texts of profiles")
struct ProfileTextTests {
  @Test(
    "say durations in the unit that fits",
    arguments: [
      (0, "0 ns"), (999, "999 ns"), (1234, "1.23 µs"), (56_789, "56.8 µs"), (1_500_000, "1.5 ms"),
      (12_345_678_900, "12.3 s"),
    ] as [(UInt64, String)])
  func durations(_ nanoseconds: UInt64, _ text: String) {
    #expect(DurationText.of(nanoseconds) == text)
  }

  @Test(
    "say shares, and never nothing for something",
    arguments: [
      (0, 10, "0 %"), (1, 0, "0 %"), (1, 3, "33.3 %"), (1, 300, "0.33 %"),
      (1, 1_000_000, "less than 0.01 %"), (10, 10, "100 %"),
    ])
  func shares(_ count: Int, _ total: Int, _ text: String) {
    #expect(PercentText.of(count, total) == text)
  }

  @Test(
    "guess why a regular expression is slow",
    arguments: [
      ("/加.*群/", "without bound"), ("/[^。]+群/", "without bound"), ("/\\d{2}元/", "many characters"),
      ("/(?:高薪)?招工/", "many characters"), ("/招(?:工)*人/", "may be empty"), ("/a\\.+b/", ""),
      ("/刷单/", ""),
    ])
  func hints(_ source: String, _ reason: String) {
    let hint = RegexHints.reason(source)
    if reason.isEmpty { #expect(hint == nil) } else { #expect(hint?.contains(reason) == true) }
  }
}
