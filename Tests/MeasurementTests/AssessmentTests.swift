import Corpora
import Reporting
import ScreeningEngine
import TestSupport
import Testing

@testable import Measurement

/// Figures on corpora so small that every one can be worked out by hand.
@Suite struct AssessmentTests {
  @Test func `recall, false positives, spam and precision are as counted by hand`() throws {
    let assessment = try MeasuredRules.assess(
      MeasuredRules.corpus(
        (.fraud, "alpha gold"),  // 20 + 12 + 15 = 47: blocked
        (.fraud, "alpha and much further on there is gold"),  // 32: review
        (.fraud, "alpha"),  // 20: passes
        (.fraud, "nothing"), (.spam, "omega"), (.spam, "gold"),
        (.ham, "silver beta"),  // 47: blocked
        (.ham, "omega point"), (.ham, "hello"), (.ham, "calm alpha gold")))  // 27: passes
    let all = try #require(assessment.slices(by: .all).first).figures
    #expect(all.fraud.review == Rate(2, of: 4))
    #expect(all.fraud.block == Rate(1, of: 4))
    #expect(all.spam.review == Rate(1, of: 2))
    #expect(all.ham.review == Rate(1, of: 4))
    #expect(all.precision == Rate(2, of: 3))
    #expect(all.blockPrecision == Rate(1, of: 2))
    // 0.5 x 10^-3 against 0.25.
    #expect(abs(all.precision(atPrior: assessment.prior) - 0.0005 / 0.2505) < 1e-12)
    #expect(assessment.labels == LabelCounts(fraud: 4, spam: 2, ham: 4))
    #expect(assessment.misses.map(\.message) == [2, 3])
    #expect(assessment.falsePositives.map(\.message) == [6])
    let families = assessment.slices(by: .family)
    #expect(families.map(\.name) == ["a", "b"])
    #expect(families[0].asItself == Rate(2, of: 4))
    #expect(families[0].figures.ham.review == Rate(1, of: 4))
    #expect(families[0].figures.spam.review == Rate(0, of: 2))
    #expect(families[1].figures.fraud.messages == 0)
    #expect(families[1].figures.spam.review == Rate(1, of: 2))
  }

  @Test func `a campaign counts as one in the figures by cluster`() throws {
    let assessment = try MeasuredRules.assess(
      MeasuredRules.corpus(
        (.fraud, "alpha gold"), (.fraud, "alpha gold 1"), (.fraud, "alpha 2"), (.fraud, "rare"),
        (.ham, "beta silver"), (.ham, "beta silver"), (.ham, "x"), (.ham, "y")),
      clusters: [0, 0, 0, 1, 2, 2, 3, 4])
    let all = try #require(assessment.slices(by: .all).first).figures
    #expect(all.fraud.review == Rate(2, of: 4))
    #expect(all.fraud.clusterReview == ClusterRate(2.0 / 3, of: 2))
    #expect(all.ham.review == Rate(2, of: 4))
    #expect(all.ham.clusterReview == ClusterRate(1, of: 3))
    #expect(assessment.falsePositives.map(\.count) == [2], "one of each cluster is shown")
    let lures = try #require(assessment.rules.first { $0.id == "a/lures" })
    #expect(lures.clusters == LabelCounts(fraud: 1, spam: 0, ham: 1))
  }

  @Test func `what is lost without a rule is what then passes`() throws {
    let assessment = try MeasuredRules.assess(
      MeasuredRules.corpus(
        (.fraud, "alpha gold"), (.fraud, "omega"), (.ham, "beta silver"), (.ham, "calm omega")))
    func rule(_ id: String) throws -> RuleFigures {
      try #require(assessment.rules.first { $0.id == id })
    }
    // 47 without lures is 27, without pays 35, without both 32.
    #expect(try rule("a/lures").lost == LabelCounts(fraud: 1, ham: 1))
    #expect(try rule("a/pays").lost == LabelCounts())
    #expect(try rule("a/both").lost == LabelCounts())
    #expect(try rule("b/other").lost == LabelCounts(fraud: 1))
    #expect(try rule("all/calms").saved == LabelCounts(ham: 1))
    #expect(try rule("a/tried").isShadow)
    #expect(try rule("a/tried").lost == LabelCounts())
    #expect(try rule("a/lures").overlaps.first?.id == "a/pays")
    #expect(try rule("a/lures").overlaps.first?.share == 1)
    #expect(try rule("a/lures").recall == Rate(1, of: 2))
    #expect(try rule("a/lures").falsePositives == Rate(1, of: 2))
    // (1.5 / 3) / (1.5 / 3): evenly in both.
    #expect(try rule("a/lures").measuredScore == 0)
  }

  @Test func `blame falls on the alternative that matched, with what stands around it`() throws {
    let assessment = try MeasuredRules.assess(
      MeasuredRules.corpus(
        (.fraud, "alpha gold"), (.fraud, "beta gold"), (.ham, "the bestiary of silver linings")))
    let blamed = assessment.blames.map(\.source)
    // Either would free the ham; taking out silver costs no fraud.
    #expect(blamed == ["\"silver\"", "/be(?:ta|st)/"])
    let worst = try #require(assessment.blames.last)
    #expect(worst.lost == LabelCounts(fraud: 1, ham: 1))
    #expect(worst.place == "m.weir:4")
    #expect(worst.rules == ["a/lures", "a/both"])
    let alternative = try #require(worst.alternatives.first)
    #expect(alternative.text == "best")
    #expect(alternative.lost == LabelCounts(ham: 1))
    #expect(alternative.examples.first?.match.before == "the ")
    #expect(alternative.examples.first?.match.match == "best")
    #expect(alternative.examples.first?.match.after == "iary of silver l")
    // 47 without silver is 20; the gold of the frauds is another phrase.
    #expect(assessment.blames.first?.lost == LabelCounts(ham: 1))
    let mistake = try #require(assessment.falsePositives.first)
    #expect(mistake.blame.map(\.match.match) == ["best", "silver"])
    #expect(mistake.blame.allSatisfy { $0.isDecisive })
  }

  @Test func `blame goes back to the original text through the fold`() throws {
    let assessment = try MeasuredRules.assess(
      MeasuredRules.corpus((.fraud, "x"), (.ham, "是ＡＬＰＨＡ，\u{200B}ＧＯＬＤ。")))
    let match = try #require(assessment.falsePositives.first?.blame.first?.match)
    #expect(
      match == BlamedMatch(folded: "alpha", before: "是", match: "ＡＬＰＨＡ", after: "，\u{200B}ＧＯＬＤ。"))
  }

  @Test func `threads are held by their rules and by their first demand`() throws {
    var corpus = MeasuredRules.corpus(
      (.fraud, "first"), (.fraud, "second"), (.fraud, "alpha gold"), (.fraud, "quiet"),
      (.ham, "first"), (.ham, "nothing"), (.fraud, "mine"))
    for (index, thread) in ["t", "t", "t", "u", "v", "v", "u"].enumerated() {
      corpus.messages[index].thread = thread
    }
    corpus.messages[2].stage = "demand"
    corpus.messages[3].stage = "demand"
    corpus.messages[6].direction = "out"
    let assessment = try MeasuredRules.assess(corpus)
    #expect(assessment.threads.recall == Rate(1, of: 2))
    #expect(assessment.threads.demandRecall == Rate(1, of: 2))
    #expect(assessment.threads.falsePositives == Rate(0, of: 1))
    #expect(assessment.weak == Rate(0, of: 1), "the reader's own words are no target")
    #expect(
      assessment.labels.fraud == 4
        && assessment.rules.first { $0.id == "b/ladder" }?.hits.fraud == 1)
  }

  @Test func `real and machine-written texts are never put together`() throws {
    var corpus = MeasuredRules.corpus((.fraud, "alpha gold"), (.fraud, "x"), (.ham, "y"))
    corpus.messages[1].source = "made"
    corpus.origins = ["set": .real, "made": .synthetic]
    let assessment = try MeasuredRules.assess(corpus)
    let recalls = assessment.slices(by: .all).map { ($0.origin, $0.figures.fraud.review) }
    #expect(recalls.map(\.0) == [.real, .synthetic])
    #expect(recalls.map(\.1) == [Rate(1, of: 1), Rate(0, of: 1)])
    #expect(assessment.curves.filter { $0.family == nil }.map(\.origin) == [.real, .synthetic])
  }

  @Test func `the operating curve counts what each threshold holds`() throws {
    let curve = OperatingCurve(
      family: nil, origin: nil, frauds: 4, hams: 4, fraud: [0, 10, 20, 20], spam: [5],
      ham: [-3, 0, 10, 0])
    #expect(curve.points.map(\.threshold) == [5, 10, 20])
    #expect(curve.points.map(\.frauds) == [3, 3, 2])
    #expect(curve.points.map(\.hams) == [1, 1, 0])
    #expect(curve.points.map(\.spams) == [1, 0, 0])
    #expect(curve.recall(curve.points[2]) == Rate(2, of: 4))
    #expect(curve.point(atFalsePositiveRate: 0)?.threshold == 20)
    #expect(curve.point(atFalsePositiveRate: 0.25)?.threshold == 5)
  }

  @Test func `observed confidence is weighed to the prior of the pack`() throws {
    var histogram = ScoreHistogram(prior: -30)
    var held = MessageOutcome(Verdict())
    held.familyScores = [.init(family: FamilyID(0), score: 30)]
    held.confidence = 0.5
    var passed = MessageOutcome(Verdict())
    passed.confidence = 0.001
    // Half the frauds and one ham of 1000 score 30: at one to a thousand 0.5 x 0.001 to 0.001.
    histogram.add(held, LabelCounts(fraud: 5, ham: 1))
    histogram.add(passed, LabelCounts(fraud: 5, ham: 999))
    let bin = try #require(histogram.confidenceBins.last)
    #expect(abs(bin.observed - 1.0 / 3) < 1e-12)
    #expect(abs(bin.stated - 0.5) < 1e-12)
    #expect(histogram.scoreBins.map(\.counts.ham) == [999, 1])
  }

  @Test func `the result does not depend on the number of jobs`() throws {
    var random = SeededRandom(seed: 3)
    let words = [
      "alpha", "best", "gold", "silver", "omega", "calm", "point", "first", "second", "x",
    ]
    var corpus = Corpus()
    for index in 0..<3000 {
      let text = (0..<Int.random(in: 1...6, using: &random))
        .compactMap { _ in words.randomElement(using: &random) }.joined(separator: " ")
      var message = LabelledMessage(
        id: "\(index)", text: text, label: index.isMultiple(of: 3) ? .fraud : .ham, source: "s")
      message.thread = "\(index % 50)"
      corpus.messages.append(message)
    }
    let clusters = NearDuplicates.clusters(of: corpus)
    let writer = AssessmentJSONWriter(corpus: corpus)
    let rules = try MeasuredRules.ruleSet()
    let one = writer.bytes(of: Assessor(rules, jobs: 1).assess(corpus, clusters: clusters))
    let four = writer.bytes(of: Assessor(rules, jobs: 4).assess(corpus, clusters: clusters))
    #expect(one == four)
  }

  @Test func `an empty corpus and one without frauds give figures of nothing`() throws {
    let empty = try MeasuredRules.assess(Corpus())
    #expect(empty.slices.isEmpty && empty.misses.isEmpty && empty.confidenceBins.isEmpty)
    let ham = try MeasuredRules.assess(MeasuredRules.corpus((.ham, "alpha gold")))
    #expect(ham.curves.isEmpty && ham.falsePositives.count == 1)
    let style = AssessmentTextWriter(corpus: Corpus(), style: .init())
    #expect(style.text(of: empty).contains("0 messages"))
  }
}
