import Corpora
package import Reporting
package import ScreeningEngine

/// Everything `weir eval` found out about rules on a labelled corpus.
package struct Assessment: Sendable {
  /// The pack, as verdicts name it.
  package var packName: String
  package var packVersion: String
  package var packHash: String
  /// Log odds of fraud in traffic, in decibans, that precision and confidence are stated at.
  package var prior: Double
  package var families: [RuleSet.Family]

  package var messages: Int
  package var labels: LabelCounts = LabelCounts()
  /// Frauds that are no target: the reader's own words, openings too weak to convict alone; and
  /// how many of them were held all the same.
  package var weak: Rate = Rate(0, of: 0)
  package var clusterCount: Int = 0
  /// Messages that somebody vouches for, and those on which a pattern reached a limit.
  package var allowed: Int = 0
  package var limited: Int = 0
  /// Families of the corpus that the pack does not know.
  package var unknownFamilies: [String] = []

  package var slices: [Slice] = []
  package var threads: ThreadFigures = ThreadFigures()
  package var rules: [RuleFigures] = []
  package var patterns: [PatternFigures] = []
  /// The patterns that false positives are due to, the worst first.
  package var blames: [PatternBlame] = []
  package var curves: [OperatingCurve] = []
  package var scoreBins: [ScoreBin] = []
  package var confidenceBins: [ConfidenceBin] = []
  /// Frauds not held and ordinary messages held, one of each cluster, highest scores
  /// first.
  package var misses: [Mistake] = []
  package var falsePositives: [Mistake] = []

  /// A message that got the wrong verdict.
  package struct Mistake: Sendable {
    /// An index into the corpus.
    package var message: Int
    package var outcome: MessageOutcome
    /// Messages of its cluster with the same mistake.
    package var count: Int
    /// Of a false positive: the patterns without each of which it would pass; where none is so
    /// by itself, those that the rules which hold look at.
    package var blame: [Blame]
  }

  /// A pattern that a false positive is due to.
  package struct Blame: Sendable {
    package var pattern: PatternID
    package var place: String
    package var source: String
    package var rules: [String]
    /// Whether the message would pass without it.
    package var isDecisive: Bool
    package var match: BlamedMatch
  }

  /// The slices of one dimension.
  package func slices(by dimension: Slice.Dimension) -> [Slice] {
    slices.filter { $0.dimension == dimension }
  }
}

extension Assessment {
  /// The id of a rule.
  func rule(_ rule: RuleID) -> String { rules.first { $0.rule == rule }?.id ?? "?" }
}
