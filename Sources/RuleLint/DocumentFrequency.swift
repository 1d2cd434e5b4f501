package import Messages
package import RuleCompiler
import ScreeningEngine

/// In how many messages of a corpus each pattern of a pack stands.
///
/// Counted with the engine itself, so a phrase counts where a rule would find it. For one thread.
package struct DocumentFrequency: ~Copyable {
  /// Fewer messages say too little of what is common.
  package static let fewestMessages = 200
  /// A phrase in a larger share of messages is common.
  static let commonShare = 0.05

  /// Messages counted.
  package private(set) var messages = 0
  private var counts: [Int]
  private var screener: Screener

  /// nil for a pack with errors.
  package init?(_ pack: CompiledPack) {
    guard let rules = pack.ruleSet else { return nil }
    screener = Screener(rules)
    counts = Array(repeating: 0, count: rules.patterns.count)
  }

  /// Counts the messages of a batch.
  package mutating func count(_ batch: borrowing MessageBatch) {
    var counts = counts
    self.counts = []
    screener.matchPatterns(batch) { _, patterns, _ in
      for pattern in patterns { counts[pattern.index] += 1 }
    }
    self.counts = counts
    messages += batch.messages.count
  }

  /// What was counted; nil where the corpus is too small to say anything.
  package consuming func shares() -> PatternShares? {
    guard messages >= Self.fewestMessages else { return nil }
    return PatternShares(messages: messages, counts: counts)
  }
}

/// The counts of a corpus.
package struct PatternShares: Sendable {
  package let messages: Int
  let counts: [Int]

  /// Whether a pattern stands in so many messages that it says nothing.
  func isCommon(_ pattern: PatternID) -> Bool {
    Double(counts[pattern.index]) > DocumentFrequency.commonShare * Double(messages)
  }
}
