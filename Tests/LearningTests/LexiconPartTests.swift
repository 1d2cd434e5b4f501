import Corpora
import Learning
import RuleCheck
import RuleCompiler
import TestSupport
import Testing

/// What may be an entry, and the rules that are printed for a lexicon.
@Suite struct LexiconPartTests {
  /// Frauds and ordinary messages of two sources each that share few phrases.
  private static func learned(
    from given: [LabelledMessage]? = nil, _ change: (inout LearningOptions) -> Void = { _ in }
  ) throws -> (lexicon: LearnedLexicon, options: LearningOptions) {
    let pack = try #require(
      MadeCorpus.pack(
        """
        pack { name "made" version "1" prior -30 }
        family scam { title en "Scam" review 30 block 42 }
        rule known in scam { stage demand score 34 when "secret deposit" }
        """
      ).ruleSet)
    var random = SeededRandom(seed: 5)
    var messages = (0..<160).map { number in
      MadeCorpus.message(
        "f\(number)", "请先付保证金 \(number % 2) 我 秒 \(MadeCorpus.chatter(&random, words: 2))", .fraud,
        source: ["one", "two"][number % 2], families: ["scam"])
    }
    messages += (0..<600).map { number in
      MadeCorpus.message(
        "h\(number)", "我 今天下雨了 \(MadeCorpus.chatter(&random, words: 2))", .ham,
        source: ["three", "four"][number % 2])
    }
    let corpus = MadeCorpus.corpus(given ?? messages)
    var options = LearningOptions()
    options.scripts = [.unspaced]
    options.rates = [0.01]
    options.atLeast = 5
    change(&options)
    let report = LexiconLearner(
      corpus, screened: MadeCorpus.screened(corpus, pack), clusters: MadeCorpus.apart(corpus),
      options: options
    ).run()
    for case .learned(let lexicon) in report.outcomes.map(\.result) { return (lexicon, options) }
    throw NothingLearned()
  }

  private struct NothingLearned: Error {}

  @Test func `no entry is one character or a piece of a longer phrase`() throws {
    let texts = try Self.learned().lexicon.entries.map(\.text)
    #expect(texts.contains { $0.contains("保证金") })
    #expect(texts.allSatisfy { $0.count >= 2 }, "\(texts)")
    // Pieces of 请先付保证金 and 今天下雨了 always stand inside the five characters.
    #expect(texts.allSatisfy { $0.count == 5 }, "\(texts)")
  }

  @Test func `single characters are entries where that is asked for`() throws {
    let texts = try Self.learned { $0.leastCharacters = 1 }.lexicon.entries.map(\.text)
    #expect(texts.contains("秒"), "\(texts)")
  }

  @Test func `phrases that begin clauses are entries of their own where that is asked for`() throws
  {
    var random = SeededRandom(seed: 6)
    let messages = (0..<400).map { number in
      let chatter = MadeCorpus.chatter(&random, words: 1)
      return number % 2 == 0
        ? MadeCorpus.message("f\(number)", "\(chatter). 先付钱", .fraud, source: "s\(number % 4)")
        : MadeCorpus.message("h\(number)", "\(chatter). 他先付钱", .ham, source: "s\(number % 4)")
    }
    let (plain, _) = try Self.learned(from: messages) { $0.leastCharacters = 1 }
    #expect(plain.entries.allSatisfy { !$0.text.hasPrefix("^") })
    let (lexicon, options) = try Self.learned(from: messages) {
      $0.leastCharacters = 1
      $0.clauseStarts = true
    }
    #expect(try #require(lexicon.entries.first { $0.text == "^先付钱" }).score > 0)
    #expect(lexicon.entries.allSatisfy { $0.text != "^他先付钱" }, "wherever it stands")
    let rules = try #require(MadeCorpus.pack("pack { name \"made\" version \"1\" }").ruleSet)
    let file = LexiconFile(lexicon, options: options).text(corpus: Corpus(), rules: rules)
    #expect(file.contains(" clause-starts,"))
  }

  @Test func `a source that counts nothing teaches nothing`() throws {
    func saysDeposit(_ change: (inout LearningOptions) -> Void) -> Bool {
      let learned = try? Self.learned(change).lexicon
      return learned?.entries.contains { $0.text.contains("保证金") } ?? false
    }
    #expect(saysDeposit { $0.penalty = 1 })
    #expect(!saysDeposit { $0.sourceWeights = [("*", 1), ("one", 0), ("two", 0)] })
  }

  @Test func `lawful words are learned too`() throws {
    let lexicon = try Self.learned().lexicon
    #expect(lexicon.entries.contains { $0.score < 0 && $0.text.contains("下雨") })
    let none = try Self.learned { $0.least = 0 }.lexicon
    #expect(none.entries.allSatisfy { $0.score > 0 })
  }

  @Test func `figures are of the sources that are named`() throws {
    let points = try Self.learned { $0.measured = ["o*", "three"] }.lexicon.heldOut.points
    #expect(points.allSatisfy { $0.parts.map(\.name) == ["one"] })
  }

  @Test(
    "the printed rules compile, hold on their hits and not on their misses", arguments: [0.0, 4])
  func printed(_ downTo: Double) throws {
    let (lexicon, options) = try Self.learned {
      $0.downTo = downTo
      $0.penalty = 0.1
    }
    let rules = LexiconRules(lexicon, options: options).text(path: "x.tsv", corpus: "c")
    #expect(rules.contains("rule learned-fraud-zh in all {"))
    #expect(rules.contains("learned-fraud-zh-against") == (downTo > 0))
    #expect(rules.components(of: "  hit ") == rules.components(of: "rule "))
    let list = lexicon.entries.map { "\($0.text)\t\(Int($0.score))\n" }.joined()
    let folder = try TemporaryRules(
      list: list, named: "x.tsv",
      rules: "pack { name \"m\" version \"1\" prior -30 }\n"
        + "family scam { title en \"Scam\" review 30 block 42 }\n" + rules)
    defer { folder.remove() }
    let pack = try PackCompiler.load([folder.path])
    #expect(pack.ruleSet != nil, "\(pack.diagnostics)")
  }
}

extension String {
  /// How many lines begin with `start`.
  fileprivate func components(of start: String) -> Int {
    split(separator: "\n").count { $0.hasPrefix(start) }
  }
}
