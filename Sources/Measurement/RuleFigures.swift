import Corpora
package import Reporting
package import ScreeningEngine

/// What one rule did on a corpus.
package struct RuleFigures: Sendable {
  package var rule: RuleID
  package var id: String
  package var stage: String?
  package var isShadow: Bool
  /// The highest score it gave, or its lowest where that is negative; decibans.
  package var score: Double
  /// Messages on which it held, and their clusters.
  package var hits: LabelCounts
  package var clusters: LabelCounts
  /// Messages held that would pass without the rule.
  package var lost: LabelCounts
  /// Messages that pass and would be held without it: what a rule with a negative score saves.
  package var saved: LabelCounts
  /// Its share of the targets, and of the ordinary messages.
  package var recall: Rate
  package var falsePositives: Rate
  /// What it says by itself, in decibans: its share of the clusters of fraud against its share of
  /// the clusters of ham, half a hit added to both; nil where the corpus lacks one of them.
  package var measuredScore: Double?
  /// The rules it holds together with most often, at most three.
  package var overlaps: [Overlap]

  /// Another rule that holds on the same messages.
  package struct Overlap: Sendable, Equatable {
    package var id: String
    /// Messages on which both hold.
    package var both: Int
    /// Of the messages on which this rule holds.
    package var share: Double
  }
}

/// Adds up what rules did.
struct RuleTally {
  private let ruleSet: RuleSet
  private var hits: [LabelClusterTally]
  private var lost: [LabelCounts]
  private var saved: [LabelCounts]
  private var scores: [Double]
  private var isShadow: [Bool]
  private var pairs: [Pair: Int] = [:]
  private var scratch = Verdict()

  private struct Pair: Hashable {
    var first: RuleID
    var second: RuleID
  }

  init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    let count = ruleSet.rules.count
    hits = Array(repeating: LabelClusterTally(), count: count)
    lost = Array(repeating: LabelCounts(), count: count)
    saved = Array(repeating: LabelCounts(), count: count)
    scores = Array(repeating: 0, count: count)
    isShadow = Array(repeating: false, count: count)
  }

  mutating func add(
    _ label: LabelledMessage.Label, _ outcome: MessageOutcome, cluster: Int32
  ) {
    for (index, fired) in outcome.rules.enumerated() {
      let rule = fired.rule.index
      hits[rule].add(label, cluster: cluster)
      if abs(fired.score) > abs(scores[rule]) { scores[rule] = fired.score }
      isShadow[rule] = fired.isShadow
      for other in outcome.rules[(index + 1)...] {
        pairs[Pair(first: fired.rule, second: other.rule), default: 0] += 1
      }
      guard !fired.isShadow, !outcome.isAllowed, outcome.isHeld || fired.score < 0 else { continue }
      let level = ruleSet.level(of: outcome.rules, without: fired.rule, &scratch)
      if outcome.isHeld, level < .review { lost[rule][label] += 1 }
      if !outcome.isHeld, level >= .review { saved[rule][label] += 1 }
    }
  }

  /// Every rule of the pack that is not disabled, in pack order; `totals` and `clusters` are those
  /// of the corpus.
  func figures(totals: LabelCounts, clusters: LabelCounts) -> [RuleFigures] {
    var partners: [[(RuleID, Int)]] = Array(repeating: [], count: hits.count)
    for (pair, count) in pairs {
      partners[pair.first.index].append((pair.second, count))
      partners[pair.second.index].append((pair.first, count))
    }
    return ruleSet.rules.indices.compactMap { index in
      guard !ruleSet.program.rules[index].isDisabled else { return nil }
      let tally = hits[index]
      let overlaps = partners[index]
        .sorted { ($1.1, $0.0.index) < ($0.1, $1.0.index) }.prefix(3)
        .map { other, both in
          RuleFigures.Overlap(
            id: ruleSet.rules[other.index].id, both: both,
            share: Double(both) / Double(tally.messages.total))
        }
      return RuleFigures(
        rule: RuleID(index), id: ruleSet.rules[index].id, stage: ruleSet.rules[index].stage,
        isShadow: isShadow[index], score: scores[index], hits: tally.messages,
        clusters: tally.clusters, lost: lost[index], saved: saved[index],
        recall: Rate(tally.messages.fraud, of: totals.fraud),
        falsePositives: Rate(tally.messages.ham, of: totals.ham),
        measuredScore: Self.measuredScore(tally.clusters, of: clusters), overlaps: overlaps)
    }
  }

  private static func measuredScore(_ hits: LabelCounts, of all: LabelCounts) -> Double? {
    guard all.fraud > 0, all.ham > 0, hits.fraud + hits.ham > 0 else { return nil }
    let fraud = (Double(hits.fraud) + 0.5) / (Double(all.fraud) + 1)
    let ham = (Double(hits.ham) + 0.5) / (Double(all.ham) + 1)
    return Decibans.of(ratio: fraud / ham)
  }
}

extension RuleSet {
  /// The level the other rules come to.
  func level(
    of rules: [Verdict.FiredRule], without rule: RuleID, _ scratch: inout Verdict
  ) -> Verdict.Level {
    scratch.reset()
    for fired in rules where fired.rule != rule { scratch.rules.append(fired) }
    settle(&scratch)
    return scratch.level
  }
}
