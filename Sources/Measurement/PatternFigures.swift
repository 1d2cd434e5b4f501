package import Corpora
package import ScreeningEngine

/// What one phrase or pattern did within one rule.
package struct PatternFigures: Sendable {
  package var rule: RuleID
  package var ruleID: String
  package var pattern: PatternID
  /// `file:line`, and the literal as written.
  package var place: String
  package var source: String
  /// Messages on which the rule held and the pattern matched, and their clusters.
  package var hits: LabelCounts
  package var clusters: LabelCounts
  /// Held messages on which the rule would not have held without it.
  package var needed: LabelCounts
  /// Held messages that would pass were it taken out of the pack, and on which the rule falls.
  package var lost: LabelCounts
  /// What it matched, most false alarms first: the alternatives of a regex, the disguises of a
  /// loose phrase.
  package var alternatives: [Alternative]

  /// A text that the pattern matched.
  package struct Alternative: Sendable {
    /// Folded, each run of digits as 0.
    package var text: String
    package var hits: LabelCounts
    /// Held messages that would pass without the pattern, where it matched this.
    package var lost: LabelCounts
    /// A few of the places, ordinary messages first.
    package var examples: [Example]
  }

  /// A place where a pattern matched.
  package struct Example: Sendable, Equatable {
    package var message: Int
    package var label: LabelledMessage.Label
    package var match: BlamedMatch
  }
}

/// A phrase or pattern that false alarms are due to, in whatever rules.
package struct PatternBlame: Sendable {
  package var source: String
  /// `file:line`.
  package var place: String
  /// The rules that fall with it.
  package var rules: [String]
  /// Held messages that would pass were it taken out of the pack, and their clusters.
  package var lost: LabelCounts
  package var lostClusters: LabelCounts
  /// What it matched, most false alarms first.
  package var alternatives: [PatternFigures.Alternative]
}
