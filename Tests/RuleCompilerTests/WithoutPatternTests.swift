import Messages
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleCompiler

@Suite("The law: judging without a pattern gives what judging anew without it gives")
struct WithoutPatternTests {
  private static var options: ScreeningOptions {
    var options = ScreeningOptions()
    options.timeBudget = .max
    return options
  }

  private static func reading(
    of batch: borrowing MessageBatch, _ screener: inout Screener
  ) -> Verdict.ReadingKind {
    var reading = Verdict.ReadingKind.plain
    screener.screen(batch) { _, verdict in reading = verdict.reading }
    return reading
  }

  @Test("for generated packs and texts", arguments: 0..<40)
  func holdsForGeneratedPacks(seed: Int) throws {
    var generator = PackGenerator(random: SeededRandom(seed: UInt64(1000 + seed)))
    let text = generator.pack()
    let compiled = compile(text)
    #expect(errors(of: compiled) == [], "\(text)")
    let ruleSet = try #require(compiled.ruleSet)
    var screener = Screener(ruleSet, options: Self.options)
    var examiner = PatternExaminer(ruleSet, options: Self.options)
    for _ in 0..<150 {
      let bytes = generator.text()
      let batch = batch([bytes])
      let reading = Self.reading(of: batch, &screener)
      let found = examiner.examine(batch, reading: reading)
      let finding = try #require(found)
      for use in finding.uses {
        let anew = examiner.rules(of: batch, without: use.pattern)
        #expect(
          use.rulesWithout == anew,
          "\(String(decoding: bytes, as: UTF8.self)) without \(ruleSet.patterns[use.pattern.index])\n\(text)"
        )
      }
    }
  }

  @Test("for every pattern that matches, in the text that the verdict is of", arguments: 0..<10)
  func findsEveryPattern(seed: Int) throws {
    var generator = PackGenerator(random: SeededRandom(seed: UInt64(2000 + seed)))
    let ruleSet = try #require(compile(generator.pack()).ruleSet)
    var screener = Screener(ruleSet, options: Self.options)
    var examiner = PatternExaminer(ruleSet, options: Self.options)
    for _ in 0..<150 {
      let batch = batch([generator.text()])
      let reading = Self.reading(of: batch, &screener)
      let first = examiner.examine(batch, reading: reading)
      let tried = try #require(first)
      let second = examiner.examine(batch, reading: reading, triesWithout: false)
      let untried = try #require(second)
      #expect(tried.uses.map(\.pattern) == untried.uses.map(\.pattern))
      #expect(tried.uses.map(\.places) == untried.uses.map(\.places))
      #expect(tried.fold == untried.fold)
      #expect(tried.uses.allSatisfy { !$0.places.isEmpty })
    }
  }

  @Test(
    "in the pass that screens: its verdicts and findings are those of screener and examiner",
    arguments: 0..<10)
  func screensAndExaminesAlike(seed: Int) throws {
    var generator = PackGenerator(random: SeededRandom(seed: UInt64(3000 + seed)))
    let ruleSet = try #require(compile(generator.pack()).ruleSet)
    var screener = Screener(ruleSet, options: Self.options)
    var examiner = PatternExaminer(ruleSet, options: Self.options)
    var single = PatternExaminer(ruleSet, options: Self.options)
    let texts = (0..<150).map { _ in generator.text() }
    var expected: [Outcome] = []
    screener.screen(batch(texts)) { _, verdict in expected.append(Outcome(verdict)) }
    var outcomes: [Outcome] = []
    var found: [Int: PatternExaminer.Finding] = [:]
    let quiet = Outcome(ruleSet.quietVerdict)
    examiner.screen(batch(texts)) { index, verdict in
      outcomes.append(Outcome(verdict))
      return index % 3 == 0 ? .nothing : index % 3 == 1 ? .places : .trials
    } isWanted: { _ in
      true
    } found: { index, finding in
      found[index] = finding
    } passed: { range in
      outcomes += Array(repeating: quiet, count: range.count)
    }
    #expect(outcomes == expected)
    for (index, finding) in found {
      let anew = single.examine(
        batch([texts[index]]), reading: expected[index].reading, triesWithout: index % 3 == 2)
      let other = try #require(anew)
      #expect(finding.fold == other.fold)
      #expect(finding.uses.map(\.pattern) == other.uses.map(\.pattern))
      #expect(finding.uses.map(\.places) == other.uses.map(\.places))
      #expect(finding.uses.map(\.rulesWithout) == other.uses.map(\.rulesWithout))
    }
  }

  /// What is compared of a verdict.
  private struct Outcome: Equatable {
    var level: Verdict.Level
    var score: Double
    var rules: [Verdict.FiredRule]
    var reading: Verdict.ReadingKind

    init(_ verdict: borrowing Verdict) {
      level = verdict.level
      score = verdict.score
      rules = verdict.rules
      reading = verdict.reading
    }
  }
}
