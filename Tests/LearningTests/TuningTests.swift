import Corpora
import Diagnostics
import Learning
import Measurement
import Messages
import RuleCompiler
import ScreeningEngine
import TestSupport
import Testing

/// Scores fitted to made-up corpora.
@Suite struct TuningTests {
  private static let rules = """
    pack { name "made" version "1" prior -30 }
    family scam { title en "Scam" review 30 block 42 }
    rule strong in scam { stage demand  group ask  score 10 when "alpha" }
    rule weak in scam { stage demand  group ask  score 20  when "beta" }  # a comment that stays
    rule campaign in scam { stage demand score 12  when "gamma" }
    rule held in scam { stage demand
      score 14   # frozen: agreed with the bank
      when "delta"
    }
    rule honest in all { group context score -20 when "omega" }
    lexicon words { en "kappa" +6 "sigma" +8 }
    rule summed in scam { group words score sum(words) up to 20 when sum(words) >= 6 }
    adjust scam/strong { score 11 }
    """

  /// Frauds say alpha, some of them beta, which ordinary messages say as well; gamma is one
  /// campaign of one data set.
  private static func corpus() -> Corpus {
    var random = SeededRandom(seed: 3)
    var messages: [LabelledMessage] = []
    for number in 0..<120 {
      var text = MadeCorpus.chatter(&random)
      if number < 90 { text += " alpha" }
      if number % 3 == 0 { text += " beta" }
      if number % 4 == 0 { text += " delta" }
      if number % 5 == 0 { text += " sigma" }
      messages.append(
        MadeCorpus.message(
          "f\(number)", text, .fraud, source: number % 2 == 0 ? "one" : "two", families: ["scam"]))
    }
    for number in 0..<30 {
      messages.append(
        MadeCorpus.message(
          "g\(number)", "gamma \(MadeCorpus.chatter(&random))", .fraud, source: "one",
          families: ["scam"]))
    }
    for number in 0..<1000 {
      var text = MadeCorpus.chatter(&random)
      if number % 20 == 0 { text += " beta" }
      if number % 33 == 0 { text += " omega alpha" }
      messages.append(
        MadeCorpus.message(
          "h\(number)", text, .ham, source: number % 2 == 0 ? "three" : "four"))
    }
    messages.append(MadeCorpus.message("s", "alpha beta", .spam, source: "four"))
    messages.append(
      MadeCorpus.message("o", "alpha", .fraud, source: "one", families: ["other"]))
    return MadeCorpus.corpus(messages)
  }

  private static func report(
    _ change: (inout TuningOptions) -> Void = { _ in }
  ) throws -> (report: TuningReport, pack: CompiledPack) {
    let pack = MadeCorpus.pack(rules)
    let ruleSet = try #require(pack.ruleSet, "\(pack.diagnostics)")
    let corpus = corpus()
    var options = TuningOptions()
    options.frozen = ScoreEdits.frozenRules(of: pack)
    change(&options)
    let tuner = ScoreTuner(
      corpus, screened: MadeCorpus.screened(corpus, ruleSet), clusters: MadeCorpus.apart(corpus),
      options: options)
    #expect(tuner.hasExamples)
    return (tuner.run(), pack)
  }

  @Test func `the curves of a family and of all start at everything scored and end at nothing`()
    throws
  {
    let (report, _) = try Self.report()
    let family = try #require(report.families.first)
    for curves in [report.curves, family.curves] {
      for curve in [curves.written, curves.fitted, curves.heldOut] {
        let points = curve.points
        let shares = points.map(\.recall.share)
        #expect(shares == shares.sorted(by: >) && shares.last == 0)
        let wrong = points.map(\.falsePositives.share)
        #expect(wrong == wrong.sorted(by: >) && wrong.last == 0)
      }
    }
    // There is one family: the highest score of any is its own.
    #expect(
      report.curves.heldOut.points.map(\.recall) == family.curves.heldOut.points.map(\.recall))
  }

  @Test func `a rule that only frauds have gains, one that ordinary messages have loses`() throws {
    let (report, _) = try Self.report()
    let scores = Dictionary(uniqueKeysWithValues: report.changes.map { ($0.id, $0.fitted) })
    #expect(try #require(scores["scam/strong"]) > 11)
    #expect(try #require(scores["scam/weak"]) < 20)
    #expect(report.spam == 1)
    #expect(report.otherFrauds == 1)
  }

  @Test func `what was seen too little, is frozen or is a sum keeps its score`() throws {
    let (report, _) = try Self.report()
    let kept = Dictionary(uniqueKeysWithValues: report.kept.map { ($0.id, $0.reason) })
    #expect(kept["scam/campaign"] == .fewSources)
    #expect(kept["scam/held"] == .frozen)
    #expect(kept["scam/summed"] == .sum)
    #expect(try Self.report { $0.minimumClusters = 200 }.report.changes.isEmpty)
  }

  @Test func `signs, bounds and the greatest change are kept`() throws {
    for trust in [2.0, 6, 50] {
      let (report, _) = try Self.report {
        $0.trust = trust
        $0.mostChange = 7
      }
      for change in report.changes {
        #expect((change.fitted > 0) == (change.written > 0))
        #expect(abs(change.fitted - change.written) <= 7)
        #expect(change.range.contains(change.fitted))
      }
    }
  }

  @Test func `less trust moves scores further`() throws {
    func moved(_ trust: Double) throws -> Double {
      try Self.report { $0.trust = trust }.report.changes
        .reduce(0) { $0 + abs($1.fitted - $1.written) }
    }
    #expect(try moved(1) < moved(8))
  }

  @Test func `edits change numbers and nothing else, and an adjustment where it stands`() throws {
    let pack = MadeCorpus.pack(Self.rules)
    let edits = ScoreEdits.files(
      of: pack,
      scores: ["scam/strong": 15, "scam/weak": 9, "all/honest": -14],
      thresholds: ["scam": .init(review: 28, block: 44)])
    let edited = String(decoding: try #require(edits.first).edited, as: UTF8.self)
    let wanted = Self.rules.replacing("score 20  when \"beta\"", with: "score 9  when \"beta\"")
      .replacing("{ score 11 }", with: "{ score 15 }").replacing("score -20", with: "score -14")
      .replacing("review 30 block 42", with: "review 28 block 44")
    #expect(edited == wanted)
    #expect(MadeCorpus.pack(edited).ruleSet != nil)
    #expect(ScoreEdits.files(of: pack, scores: ["scam/weak": 20]).isEmpty)
    #expect(ScoreEdits.frozenRules(of: pack) == ["scam/held"])
  }

  @Test func `the fit is the same whatever the order of the messages`() throws {
    let pack = MadeCorpus.pack(Self.rules)
    let ruleSet = try #require(pack.ruleSet)
    let corpus = Self.corpus()
    let turned = MadeCorpus.corpus(corpus.messages.reversed())
    let fits = [corpus, turned].map { corpus in
      ScoreTuner(
        corpus, screened: MadeCorpus.screened(corpus, ruleSet),
        clusters: MadeCorpus.apart(corpus)
      ).run().scores
    }
    #expect(fits[0] == fits[1])
  }

  @Test("a family's score is what the engine gives", arguments: 0..<20)
  func scoring(_ seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let ruleSet = try #require(MadeCorpus.pack(Self.rules).ruleSet)
    let words = ["alpha", "beta", "gamma", "delta", "omega", "kappa", "sigma"]
    let text = words.filter { _ in Bool.random(using: &random) }.joined(separator: " ")
    let corpus = MadeCorpus.corpus([MadeCorpus.message("m", text, .ham, source: "s")])
    let screened = MadeCorpus.screened(corpus, ruleSet)
    let score = FamilyScoring(ruleSet).score(of: screened.hits(of: 0), family: 0)
    var batch = MessageBatch()
    batch.bytes = Array(text.utf8)
    let range = ByteRange(0, batch.bytes.count)
    batch.messages = [Message(record: range, text: range, number: 1)]
    var screener = Screener(ruleSet)
    var verdicts: [Verdict] = []
    screener.screen(batch, into: &verdicts)
    #expect(max(0, score) == verdicts[0].familyScores.first?.score ?? 0, "\(text)")
  }

  @Test func `copies of one message count once`() throws {
    let ruleSet = try #require(MadeCorpus.pack(Self.rules).ruleSet)
    let corpus = Self.corpus()
    var copied = corpus
    // The first fraud sent fifty times: one cluster.
    copied.messages += [LabelledMessage](repeating: corpus.messages[0], count: 50)
    let clusters = MadeCorpus.apart(corpus) + [Int32](repeating: 0, count: 50)
    let once = ScoreTuner(
      corpus, screened: MadeCorpus.screened(corpus, ruleSet), clusters: MadeCorpus.apart(corpus)
    ).run()
    let often = ScoreTuner(
      copied, screened: MadeCorpus.screened(copied, ruleSet), clusters: clusters
    ).run()
    #expect(once.scores == often.scores)
    #expect(abs(once.families[0].fraudClusters - often.families[0].fraudClusters) < 1e-6)
  }
}
