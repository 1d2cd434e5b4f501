import Corpora
import Learning
import RuleCompiler
import TestSupport
import Testing

/// What stands out in made-up corpora.
@Suite struct MiningTests {
  private static let rules = """
    pack { name "made" version "1" prior -30 }
    family scam { title en "Scam" review 30 block 42 }
    rule held in scam { score 34 when "held phrase" }
    rule hint in scam { score 10 when "known hint" }
    """

  private static func corpus() -> Corpus {
    var random = SeededRandom(seed: 21)
    var messages: [LabelledMessage] = []
    for number in 0..<200 {
      var text = MadeCorpus.chatter(&random, words: 4)
      switch number % 4 {
      case 0: text = "held phrase \(text) vanishing lamp"
      case 1: text = "\(text) known hint \(text)"
      case 2: text = "\(text). please unlock the frozen balance today \(text)"
      default: text = "\(text). silver \(MadeCorpus.chatter(&random, words: 2)) orchard \(text)"
      }
      messages.append(
        MadeCorpus.message(
          "f\(number)", text, .fraud, source: number % 8 < 4 ? "one" : "two", families: ["scam"]))
    }
    for number in 0..<800 {
      var text = MadeCorpus.chatter(&random, words: 6)
      if number % 25 == 0 { text += " silver spoon" }
      if number % 25 == 1 { text += " quiet orchard" }
      messages.append(MadeCorpus.message("h\(number)", text, .ham, source: "three"))
    }
    return MadeCorpus.corpus(messages)
  }

  private static let usual = Result { try report() }

  private static func report(
    _ change: (inout MiningOptions) -> Void = { _ in }
  ) throws -> MiningReport {
    let ruleSet = try #require(MadeCorpus.pack(rules).ruleSet)
    let corpus = corpus()
    var options = MiningOptions()
    // A corpus this small bears out no more.
    options.leastScore = 10
    change(&options)
    return PhraseMiner(
      corpus, screened: MadeCorpus.screened(corpus, ruleSet, evidence: true),
      clusters: MadeCorpus.apart(corpus), options: options
    ).run()
  }

  @Test func `a phrase of frauds stands out once, with its sources and examples`() throws {
    let report = try Self.usual.get()
    let found = report.phrases.filter { $0.text.contains("frozen") || $0.text.contains("unlock") }
    // Three of the seven words at a time: two phrases at most say it.
    #expect((1...2).contains(found.count), "\(found.map(\.text))")
    let best = try #require(found.first)
    #expect(best.fraudClusters == 50)
    #expect(best.hamClusters == 0)
    #expect(best.sources.map(\.clusters).reduce(0, +) == 50)
    #expect(best.examples.count == 2)
    #expect(Set(best.examples.map(\.source)) == ["one", "two"])
    #expect(best.examples.allSatisfy { $0.text.contains(best.text) })
    #expect(best.score > 20)
  }

  @Test func `what rules hold or have as evidence is not shown`() throws {
    let report = try Self.usual.get()
    #expect(report.heldFrauds == 50)
    #expect(report.fraudClusters == 150)
    for finding in report.phrases + report.pairs {
      #expect(!finding.text.contains("lamp") && !finding.text.contains("hint"), "\(finding.text)")
    }
  }

  @Test func `a pair with a slot is found where its parts alone are ordinary`() throws {
    let report = try Self.usual.get()
    let pair = try #require(report.pairs.first { $0.parts == ["silver", "orchard"] })
    #expect(pair.fraudClusters == 50)
    #expect(pair.hamClusters == 0)
    #expect(try #require(pair.attraction) > 0)
  }

  @Test func `what few clusters have bears out little`() {
    let totals = PhraseTotals(fraud: 1000, ham: 10_000)
    #expect(totals.score(5, 0) > 20)
    #expect(totals.assuredScore(5, 0) < 10)
    #expect(totals.assuredScore(500, 5) > 25)
    #expect(totals.assuredScore(500, 5) < totals.score(500, 5))
  }

  @Test func `options narrow what is looked at`() throws {
    #expect(try Self.report { $0.top = 1 }.phrases.count == 1)
    #expect(try Self.report { $0.families = ["other"] }.fraudClusters == 0)
    #expect(try Self.report { $0.scripts = [.unspaced] }.phrases.isEmpty)
    #expect(try Self.report { $0.minimumClusters = 60 }.phrases.isEmpty)
    #expect(try Self.report { $0.gap = 1 }.pairs.allSatisfy { $0.parts != ["silver", "orchard"] })
  }

  @Test(
    "G2 has the sign of the side that has more",
    arguments: [(50, 0, 1.0), (0, 500, -1), (10, 10, 1), (1, 100, -1)])
  func statistic(_ fraud: Int, _ ham: Int, _ sign: Double) {
    let value = PhraseTotals(fraud: 100, ham: 1000).statistic(fraud, ham)
    #expect(value * sign > 0)
  }

  @Test func `G2 is what the textbook gives`() {
    // 110 of 1000 against 30 of 2000, computed from the definition in another language.
    let value = PhraseTotals(fraud: 1000, ham: 2000).statistic(110, 30)
    #expect(abs(value - 126.924926) < 1e-5, "\(value)")
  }
}
