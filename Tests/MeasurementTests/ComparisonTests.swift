import Corpora
import Reporting
import ScreeningEngine
import Testing

@testable import Measurement

@Suite struct ComparisonTests {
  private func compare(_ corpus: Corpus, to change: (String) -> String) throws -> CorpusComparison {
    CorpusComparer(
      old: try MeasuredRules.ruleSet(), new: try MeasuredRules.ruleSet(change(MeasuredRules.text)),
      jobs: 2
    ).compare(corpus)
  }

  private static let corpus = MeasuredRules.corpus(
    (.fraud, "omega"), (.ham, "omega alpha"), (.ham, "gold"), (.spam, "omega"),
    (.fraud, "alpha gold"))

  @Test func `the same rules change nothing`() throws {
    let comparison = try compare(Self.corpus) { $0 }
    #expect(comparison.changes.isEmpty && comparison.rescored == 0)
    #expect(comparison.transitions.allSatisfy { $0.old == $0.new })
  }

  @Test func `a removed rule is named on every message that passes for it`() throws {
    let comparison = try compare(Self.corpus) {
      $0.replacing(
        "rule other in b { title en \"O\"  stage demand  score 31  when omega }",
        with: "")
    }
    #expect(comparison.changes.map(\.message) == [0, 1, 3])
    #expect(comparison.changes.map(\.kind) == [.lostRecall, .fixedFalsePositive, .released])
    let cause = VerdictChange.Cause(reason: .removed, id: "b/other", oldScore: 31, newScore: nil)
    #expect(comparison.changes.allSatisfy { $0.causes == [cause] })
    #expect(comparison.rules.map(\.id) == ["b/other"])
    #expect(comparison.rules.first?.total == 3)
    #expect(comparison.count(of: .lostRecall) == 1)
    #expect(
      comparison.families.first { $0.family == "b" }?.old == LabelCounts(fraud: 1, spam: 1, ham: 1))
    #expect(comparison.families.first { $0.family == "b" }?.new == LabelCounts())
  }

  @Test func `new rules, new scores, new conditions and new thresholds are told apart`() throws {
    let added = try compare(Self.corpus) {
      $0 + "\nrule golden in b { title en \"G\"  score 35  when \"gold\" }"
    }
    #expect(added.changes.map(\.kind) == [.newFalsePositive])
    #expect(added.changes.first?.causes.map(\.reason) == [.added])
    let rescored = try compare(Self.corpus) { $0.replacing("score 31", with: "score 29") }
    #expect(
      rescored.changes.first?.causes
        == [.init(reason: .rescored, id: "b/other", oldScore: 31, newScore: 29)])
    let stops = try compare(Self.corpus) {
      $0.replacing("when omega", with: "when \"omicron\"")
    }
    #expect(stops.changes.first?.causes.map(\.reason) == [.stops])
    let thresholds = try compare(Self.corpus) {
      $0.replacing(
        "family b { title en \"B\"  review 30", with: "family b { title en \"B\"  review 32")
    }
    #expect(thresholds.changes.map(\.message) == [0, 1, 3])
    #expect(thresholds.changes.first?.causes == [.init(reason: .thresholds, id: "b")])
    let blocked = try compare(Self.corpus) { $0.replacing("score 31", with: "score 50") }
    #expect(blocked.changes.map(\.kind) == [.blocked, .blocked, .blocked])
    let quiet = try compare(Self.corpus) { $0.replacing("score 31", with: "score 32") }
    #expect(quiet.changes.isEmpty && quiet.rescored == 3)
  }

  @Test func `messages without a label are held and released`() throws {
    var corpus = Self.corpus
    for index in corpus.messages.indices { corpus.messages[index].isLabelled = false }
    let comparison = try compare(corpus) { $0.replacing("score 31", with: "score 1") }
    #expect(comparison.changes.map(\.kind) == [.released, .released, .released])
    #expect(Set(comparison.transitions.map(\.label)) == ["unlabelled"])
    let text = ComparisonTextWriter(corpus: corpus, style: .init()).text(of: comparison)
    #expect(text.contains("RELEASED: 2 OF 2 clusters (3 messages)"), "\(text)")
  }
}
