import Corpora
package import ScreeningEngine

/// A message whose verdict two rule sets give differently.
package struct VerdictChange: Sendable {
  /// An index into the corpus.
  package var message: Int
  package var kind: Kind
  package var old: MessageOutcome
  package var new: MessageOutcome
  /// What made the difference.
  package var causes: [Cause]

  /// What the change means for its label.
  package enum Kind: String, Sendable, CaseIterable {
    /// An ordinary message is held that passed.
    case newFalsePositive = "new-false-positive"
    /// A fraud passes that was held.
    case lostRecall = "lost-recall"
    case gainedRecall = "gained-recall"
    case fixedFalsePositive = "fixed-false-positive"
    /// Spam, or what is no target or has no label.
    case held, released
    /// Review became block, or the other way round.
    case blocked, unblocked
    /// The same level, of another family.
    case family
  }

  /// A rule that gave the message something else.
  package struct Cause: Sendable, Hashable {
    package enum Reason: String, Sendable {
      /// It holds in the new rules: there was none of its name, or it did not hold.
      case added, starts
      /// It held in the old rules: there is none of its name any more, or it does not hold.
      case removed, stops
      /// It gives another score.
      case rescored
      /// No rule differs: a threshold does, the prior, a group or an allowance.
      case thresholds
    }

    package var reason: Reason
    /// The rule's id; the family for a threshold.
    package var id: String
    /// Decibans before and after; nil where the rule did not hold.
    package var oldScore: Double?
    package var newScore: Double?
  }
}

/// Everything `weir diff` found out.
package struct CorpusComparison: Sendable {
  /// `name version (hash)` of each side.
  package var oldPack: String
  package var newPack: String
  package var messages: Int
  /// In the order of the corpus.
  package var changes: [VerdictChange]
  /// Messages whose score alone changed.
  package var rescored: Int
  /// Messages of each label, or "unlabelled", by the level before and after.
  package var transitions: [Transition]
  /// Held messages of each family before and after, by label.
  package var families: [FamilyCounts]
  /// The rules that changes are due to, those with most changes first.
  package var rules: [RuleEffect]

  package struct Transition: Sendable, Equatable {
    package var label: String
    package var old: Verdict.Level
    package var new: Verdict.Level
    package var count: Int
  }

  package struct FamilyCounts: Sendable, Equatable {
    package var family: String
    package var old: LabelCounts
    package var new: LabelCounts
  }

  /// A rule and the changes it has a part in.
  package struct RuleEffect: Sendable {
    package var id: String
    package var reason: VerdictChange.Cause.Reason
    package var counts: [VerdictChange.Kind: Int]

    /// Of all kinds.
    package var total: Int { counts.values.reduce(0, +) }
  }

  /// How many changes are of a kind.
  package func count(of kind: VerdictChange.Kind) -> Int { changes.count { $0.kind == kind } }
}
