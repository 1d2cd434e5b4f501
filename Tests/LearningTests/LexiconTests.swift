import Corpora
import Learning
import Measurement
import RuleCheck
import RuleCompiler
import ScreeningEngine
import TestSupport
import Testing

/// Lexicons learned from made-up corpora.
@Suite struct LexiconTests {
  private static let rules = """
    pack { name "made" version "1" prior -30 }
    family scam { title en "Scam" review 30 block 42 }
    rule known in scam { stage demand score 34 when "secret deposit" }
    """

  /// Frauds of three data sets ask to top up a wallet, some in words the rules know; one campaign
  /// of one data set says "purple window"; ordinary messages talk of lunch.
  private static func corpus() -> Corpus {
    var random = SeededRandom(seed: 11)
    var messages: [LabelledMessage] = []
    for number in 0..<120 {
      var text = MadeCorpus.chatter(&random, words: 5)
      text += [" top up wallet now", " please top up quickly", " secret deposit"][number % 3]
      let source = ["one", "two", "three"][number % 5 % 3]
      if source == "one" { text += " purple window" }
      messages.append(
        MadeCorpus.message("f\(number)", text, .fraud, source: source, families: ["scam"]))
    }
    for number in 0..<1200 {
      var text = MadeCorpus.chatter(&random, words: 5)
      if number % 2 == 0 { text += " lunch at noon" }
      if number % 300 == 0 { text += " top up the phone" }
      messages.append(
        MadeCorpus.message("h\(number)", text, .ham, source: ["four", "five"][number % 2]))
    }
    return MadeCorpus.corpus(messages)
  }

  /// With the options as they are: learned once.
  private static let usual = Result { try learned() }

  private static func learned(
    _ change: (inout LearningOptions) -> Void = { _ in }
  ) throws -> (outcomes: [LexiconOutcome], corpus: Corpus, rules: RuleSet, LearningOptions) {
    let ruleSet = try #require(MadeCorpus.pack(rules).ruleSet)
    let corpus = corpus()
    var options = LearningOptions()
    options.rates = [0.005]
    options.scope = .family
    change(&options)
    let learner = LexiconLearner(
      corpus, screened: MadeCorpus.screened(corpus, ruleSet), clusters: MadeCorpus.apart(corpus),
      options: options)
    return (learner.run().outcomes, corpus, ruleSet, options)
  }

  private static func lexicon(_ outcomes: [LexiconOutcome]) throws -> LearnedLexicon {
    for case .learned(let lexicon) in outcomes.map(\.result) { return lexicon }
    throw NothingLearned(outcomes: outcomes)
  }

  private struct NothingLearned: Error {
    var outcomes: [LexiconOutcome]
  }

  @Test func `learns what frauds of several data sets say beside the rules`() throws {
    let lexicon = try Self.lexicon(Self.usual.get().outcomes)
    let entries = Dictionary(uniqueKeysWithValues: lexicon.entries.map { ($0.text, $0.score) })
    #expect(entries.contains { $0.key.contains("top up") && $0.value > 1 }, "\(entries)")
    // One campaign of one data set teaches nothing, and what a rule says already little.
    #expect(!entries.keys.contains { $0.contains("purple") || $0.contains("window") })
    #expect(lexicon.entries.allSatisfy { $0.score >= -12 && $0.score <= 15 && $0.score != 0 })
    #expect(lexicon.entries == lexicon.entries.sorted { ($1.score, $0.text) < ($0.score, $1.text) })
  }

  @Test func `says what it adds on data sets left out`() throws {
    let figures = try Self.lexicon(Self.usual.get().outcomes).heldOut
    let point = try #require(figures.points.first)
    let rules = try #require(point.overall.rules.recall)
    let together = try #require(point.overall.together.recall)
    #expect(together.hits > rules.hits)
    #expect(Set(point.parts.map(\.name)) == ["one", "two", "three"])
    #expect(try #require(point.overall.together.falsePositives).hits <= 6)
    // No source has both frauds and ordinary messages, so there is one kind of the latter.
    #expect(figures.points.map(\.ordinary) == [.all])
  }

  @Test func `one lexicon over all families learns the same frauds and stands in all`() throws {
    let (outcomes, corpus, ruleSet, options) = try Self.learned { $0.scope = .both }
    #expect(
      outcomes.map(\.scope) == [.all, .family(0, "scam"), .all, .family(0, "scam")])
    let lexicon = try Self.lexicon(outcomes.filter { $0.scope == .all })
    #expect(lexicon.entries.contains { $0.text.contains("top up") && $0.score > 1 })
    let file = LexiconFile(lexicon, options: options)
    #expect(file.fileName == "fraud.en.tsv")
    #expect(
      LexiconRules(lexicon, options: options).text(path: "x", corpus: "c").contains(
        "rule learned-fraud-en in all {"))
    #expect(file.text(corpus: corpus, rules: ruleSet).contains("# left out  recall"))
  }

  @Test func `lasso leaves fewer entries than ridge`() throws {
    let ridge = try Self.lexicon(Self.usual.get().outcomes)
    let lasso = try Self.lexicon(Self.learned { $0.lasso = 1 }.outcomes)
    #expect(lasso.entries.count <= ridge.entries.count)
  }

  @Test func `sources may count alike`() throws {
    let lexicon = try Self.lexicon(Self.learned { $0.balance = 1 }.outcomes)
    #expect(lexicon.entries.contains { $0.text.contains("top up") && $0.score > 1 })
  }

  @Test func `a lexicon has no more entries than asked for`() throws {
    let lexicon = try Self.lexicon(Self.learned { $0.size = 3 }.outcomes)
    #expect((1...3).contains(lexicon.entries.count))
  }

  @Test func `without room for ham no entry speaks against`() throws {
    let lexicon = try Self.lexicon(Self.learned { $0.least = 0 }.outcomes)
    #expect(lexicon.entries.allSatisfy { $0.score > 0 })
  }

  @Test func `the result is the same for any number of jobs`() throws {
    let one = try Self.lexicon(Self.usual.get().outcomes)
    let three = try Self.lexicon(Self.learned { $0.jobs = 3 }.outcomes)
    #expect(one.entries == three.entries)
  }

  @Test func `what is too little is said and not learned`() throws {
    let outcomes = try Self.learned { $0.minimumSources = 4 }.outcomes
    #expect(outcomes.count == 2)
    for outcome in outcomes {
      guard case .nothing(let shortage) = outcome.result else {
        Issue.record("learned from too few data sets")
        continue
      }
      #expect(shortage == (outcome.script == .unspaced ? .noFrauds : .fewSources))
    }
  }

  @Test func `the engine sums a written lexicon as it was fitted`() throws {
    let (outcomes, corpus, ruleSet, options) = try Self.usual.get()
    let lexicon = try Self.lexicon(outcomes)
    let file = LexiconFile(lexicon, options: options)
    let text = file.text(corpus: corpus, rules: ruleSet)
    #expect(file.fileName == "scam.en.tsv")
    #expect(text.hasPrefix("# scam, en: made by weir learn.\n"))
    #expect(text.contains(CorpusHash.of(corpus)))
    let folder = try TemporaryRules(
      list: text, named: file.fileName,
      rules: Self.rules + "\n"
        + LexiconRules(lexicon, options: options).text(path: file.fileName, corpus: "c"))
    defer { folder.remove() }
    let pack = try PackCompiler.load([folder.path])
    let together = try #require(pack.ruleSet, "\(pack.diagnostics)")
    let screened = MadeCorpus.screened(corpus, together)
    let rule = try #require(together.rules.firstIndex { $0.id == "scam/\(file.lexiconName)" })
    var held = 0
    for (index, message) in corpus.messages.enumerated() {
      let words = message.text.split(separator: " ").map(String.init)
      let sum = lexicon.entries.reduce(0.0) { total, entry in
        let parts = entry.text.split(separator: " ").map(String.init)
        let isThere = words.indices.contains { words[$0...].starts(with: parts) }
        return total + (isThere ? entry.score : 0)
      }
      let score = screened.hits(of: index).first { $0.rule == rule }?.score ?? 0
      // Scores are tenths, whose sums of doubles differ in the last place with their order.
      let wanted = sum >= options.atLeast - 1e-9 ? min(sum, options.upTo) : 0
      #expect(abs(score - wanted) < 1e-9, "\(message.text)")
      if score > 0 { held += 1 }
    }
    #expect(held > 30)
  }
}
