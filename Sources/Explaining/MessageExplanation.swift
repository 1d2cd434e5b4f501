package import ScreeningEngine

/// Why a message got its verdict: a plain tree of what was found, which renderers write out.
package struct MessageExplanation: Sendable {
  /// The bytes of the original text; every place counts in them.
  package var text: [UInt8]
  package var verdict: VerdictExplanation
  package var fold: FoldExplanation
  /// Signals with a span, by where they first stand.
  package var signals: [SignalExplanation]
  /// Matches that an `except` left out.
  package var dropped: [DroppedExplanation]
  /// Rules that held, in pack order.
  package var held: [RuleFinding]
  /// Families with a rule that counts, highest score first.
  package var families: [FamilyExplanation]
  /// Triggered rules that did not hold though some signal of theirs was found, those with the
  /// fewest parts missing first.
  package var nearest: [RuleFinding]
  /// `file:line` of patterns that reached a limit and so counted as not matched.
  package var limits: [String]
}

/// What the message was judged to be.
package struct VerdictExplanation: Sendable {
  package var level: Verdict.Level
  package var family: String?
  /// Decibans.
  package var score: Double
  /// 0...1.
  package var confidence: Double
  package var labels: [String]
  /// Log odds before anything is seen of a message, in decibans.
  package var prior: Double
  package var isTruncated: Bool
}

/// What folding made of the text.
package struct FoldExplanation: Sendable {
  package var text: [UInt8]
  package var dense: [UInt8]
  /// The reading that decided, with disguised words put together again; nil where the fold did.
  package var reading: [UInt8]?
  /// What folding took off, each kind that occurred.
  package var removals: [Removal]
  /// What loose phrases saw through: disguises that stay in the fold.
  package var seenThrough: [SeenThrough]
  /// `han`, `latin`, ..
  package var scripts: [String]
  package var tokens: Int
  /// `phone`, `missing`, ..
  package var sender: String

  /// A loose phrase found under a disguise.
  package struct SeenThrough: Sendable, Equatable {
    package var place: SignalExplanation.Place
    /// The phrase as the rules have it, and `file:line` of that.
    package var phrase: String
    package var declared: String
    /// Whether separators stand between its characters, and variants for some of them.
    package var isSplit: Bool
    package var isSubstituted: Bool
  }

  /// A kind of disguise and how often it occurred.
  package struct Removal: Sendable, Equatable {
    package var kind: Kind
    package var count: Int
  }

  /// The counts of `FoldReport`; the raw value is the member of the JSON output.
  package enum Kind: String, Sendable, CaseIterable {
    case zeroWidth = "zero_width"
    case mixedScriptWords = "mixed_script_words"
    case invalidSequences = "invalid_utf8"
    case marks
    case styled
  }
}

/// A signal and where it stands.
package struct SignalExplanation: Sendable, Equatable {
  package var name: String
  package var places: [Place]

  /// A span: bytes of the original text, half-open, and what stands there.
  package struct Place: Sendable, Equatable {
    package var start: Int
    package var end: Int
    package var text: String
  }
}

/// A match that a signal's `except` left out, and what it overlaps.
package struct DroppedExplanation: Sendable, Equatable {
  package var signal: String
  package var place: SignalExplanation.Place
  package var cause: SignalExplanation.Place
}

/// A rule on this message.
package struct RuleFinding: Sendable {
  package var id: String
  package var title: String?
  package var stage: String?
  /// `file:line` of the rule's name.
  package var place: String
  /// What the rule gives, or would give, by itself; decibans. nil for a rule without a score.
  package var score: Double?
  package var holds: Bool
  /// How many parts of the condition would have to turn out otherwise for the rule to hold.
  package var missing: Int
  package var when: PartFinding
  package var unless: [PartFinding]
  package var status: RuleStatus
  /// Of a thread rule, its steps; nil for a rule over one message.
  package var chain: ChainFinding?
}

/// Whether a rule counts.
package enum RuleStatus: String, Sendable {
  case active
  /// Reported and not scored.
  case shadow
  /// As if it were not there.
  case disabled
}

/// The steps of a thread rule on this message.
package struct ChainFinding: Sendable {
  package var steps: [Step]
  /// The most seconds from the first message to the last.
  package var duration: Int64
  /// Where the rule held: the other messages that are its steps.
  package var earlier: [Earlier]

  /// A condition on a message of one side.
  package struct Step: Sendable {
    /// `me` or `them`.
    package var side: String
    /// Whether this message is of that side.
    package var isOfSide: Bool
    package var part: PartFinding
    /// Whether this message is the step.
    package var holds: Bool { isOfSide && part.holds }
  }

  /// Another message of the thread and the signal that shows the step.
  package struct Earlier: Sendable, Equatable {
    package var message: String
    package var signal: String
  }

  /// Steps that other messages would have to be.
  var missing: Int { steps.count - (steps.contains(where: \.holds) ? 1 : 0) }
}

/// A family's score and what it is made of.
package struct FamilyExplanation: Sendable {
  package var name: String
  /// Decibans.
  package var score: Double
  package var review: Double
  package var block: Double
  /// Every rule with a score that held and counts in this family, in pack order.
  package var contributions: [Contribution]

  /// A rule's part in a family's score.
  package struct Contribution: Sendable, Equatable {
    package var rule: String
    /// Decibans.
    package var score: Double
    package var group: String?
    /// The rule of its group that counts instead of it; nil where it counts itself.
    package var outvotedBy: String?
  }
}
