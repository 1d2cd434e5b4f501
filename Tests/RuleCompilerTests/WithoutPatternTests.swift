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
}
