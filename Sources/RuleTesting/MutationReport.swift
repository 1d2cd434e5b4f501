package import Reporting
package import RuleCheck

/// What became of a pack's examples in disguise.
package struct MutationReport: Sendable {
  /// For each disguise tried, in order.
  package var tallies: [Tally]
  /// In pack order, then by example, then by disguise.
  package var failures: [DisguiseFailure] = []

  /// What a disguise did to the examples that it changes and that are right without it.
  package struct Tally: Sendable, Equatable {
    package var disguise: Disguise
    /// Hits, and those on which their rule still holds.
    package var hits = 0
    package var caught = 0
    /// Hits that the pack holds for review or blocks, and those that it still does. Threads are not
    /// among them.
    package var held = 0
    package var stillHeld = 0
    /// Misses, and those on which their rule now holds.
    package var misses = 0
    package var misfires = 0

    package init(_ disguise: Disguise) { self.disguise = disguise }

    /// Disguised hits still caught by their own rule.
    package var caughtRate: Rate { Rate(caught, of: hits) }
    /// Disguised hits for which the verdict is still review or block.
    package var heldRate: Rate { Rate(stillHeld, of: held) }
  }

  /// Disguised hits still caught, over all disguises.
  package var caughtRate: Rate {
    Rate(tallies.reduce(0) { $0 + $1.caught }, of: tallies.reduce(0) { $0 + $1.hits })
  }

  /// Disguised hits still held, over all disguises.
  package var heldRate: Rate {
    Rate(tallies.reduce(0) { $0 + $1.stillHeld }, of: tallies.reduce(0) { $0 + $1.held })
  }
}

/// A `hit` that its rule no longer catches in disguise, or a `miss` that it then does.
package struct DisguiseFailure: Sendable {
  /// The rule's id.
  package var rule: String
  package var isHit: Bool
  /// As it stands in the rules.
  package var example: CheckedRule.Example
  package var disguise: Disguise
  /// The disguised text, and what it folded to (empty for a conversation).
  package var text: String
  package var fold: String
  /// The parts of the condition that turned out otherwise.
  package var reasons: [ExampleFailure.Reason]
  /// Patterns behind those parts that match only without the disguise (of a miss: only with it).
  package var patterns: [PatternPlace]
  /// `file:line` of patterns that reached a limit.
  package var limits: [String]
  /// Whether the pack as a whole still holds the message back (of a miss: does so now).
  package var isHeld: Bool

  /// A pattern and where it stands.
  package struct PatternPlace: Sendable, Equatable {
    /// As written.
    package var source: String
    /// `file:line`.
    package var place: String
  }
}
