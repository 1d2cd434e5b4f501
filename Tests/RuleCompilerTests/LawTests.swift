import Messages
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleCompiler

/// Patterns found in each message, and whether any run reached a limit on it.
struct FoundPatterns: Equatable {
  var patterns: [[UInt32]] = []
  var limited: Set<Int> = []
}

/// Every pattern of each message, with the literal search in front or without it.
func findPatterns(
  _ ruleSet: RuleSet, _ batch: MessageBatch, exhaustive: Bool
) -> FoundPatterns {
  var options = ScreeningOptions()
  options.isExhaustive = exhaustive
  options.timeBudget = .max
  var screener = Screener(ruleSet, options: options)
  var found = FoundPatterns()
  screener.matchPatterns(batch) { index, patterns, limits in
    found.patterns.append(patterns.map(\.rawValue))
    if !limits.isEmpty { found.limited.insert(index) }
  }
  return found
}

/// Verdicts of each message as rule ids and scores.
func verdicts(_ ruleSet: RuleSet, _ batch: MessageBatch, exhaustive: Bool) -> [String] {
  var options = ScreeningOptions()
  options.isExhaustive = exhaustive
  options.evidenceFrom = .pass
  options.timeBudget = .max
  var screener = Screener(ruleSet, options: options)
  var found: [String] = []
  screener.screen(batch) { _, verdict in
    found.append("\(verdict.level) \(verdict.score) \(verdict.rules) \(verdict.evidence)")
  }
  return found
}

@Suite("The law: literal search and confirming give what every pattern alone gives")
struct LawTests {
  @Test("for generated packs and texts", arguments: 0..<40)
  func holdsForGeneratedPacks(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    var generator = PackGenerator(random: random)
    let text = generator.pack()
    let compiled = compile(text)
    #expect(errors(of: compiled) == [], "\(text)")
    let ruleSet = try #require(compiled.ruleSet)
    random = generator.random
    let texts = (0..<200).map { _ in generator.text() }
    let batch = batch(texts)
    let searched = findPatterns(ruleSet, batch, exhaustive: false)
    let all = findPatterns(ruleSet, batch, exhaustive: true)
    #expect(searched.patterns == all.patterns, "\(text)")
    #expect(
      verdicts(ruleSet, batch, exhaustive: false) == verdicts(ruleSet, batch, exhaustive: true))
  }

  @Test("whatever messages came before in the batch")
  func doesNotDependOnTheBatch() throws {
    var generator = PackGenerator(random: SeededRandom(seed: 99))
    let ruleSet = try #require(compile(generator.pack()).ruleSet)
    let texts = (0..<300).map { _ in generator.text() }
    let together = verdicts(ruleSet, batch(texts), exhaustive: false)
    let alone = texts.flatMap { verdicts(ruleSet, batch([$0]), exhaustive: false) }
    #expect(together == alone)
  }
}
