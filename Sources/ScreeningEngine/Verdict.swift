/// What the engine says of one message.
///
/// A verdict is filled in place and reused: its arrays keep their storage from message to message,
/// so that a warm screener allocates nothing.
package struct Verdict: Sendable {
  package var level: Level = .pass
  /// The family furthest above its threshold; nil for a message that passes.
  package var family: FamilyID?
  /// That family's score, or the highest score of any family where the message passes; decibans.
  package var score: Double = 0
  /// 1 / (1 + 10^(-(prior + score) / 10)), in 0...1.
  package var confidence: Double = 0
  package var labels: [LabelID] = []
  /// Every family with a score above zero, highest first.
  package var familyScores: [FamilyScore] = []
  /// The rules that held, in pack order.
  package var rules: [FiredRule] = []
  /// The spans behind them; `rule` is an index into `rules`. Empty unless evidence was asked for.
  package var evidence: [Evidence] = []
  /// Steps of thread rules that this message is; `ThreadTracker` puts them together.
  package var steps: [ChainStep] = []
  /// Earlier messages of the thread that say so; `rule` is an index into `rules`.
  package var earlier: [EarlierEvidence] = []
  /// Patterns that reached a limit on this message, and so counted as not matched.
  package var limits: [LimitEvent] = []
  /// The allowance that lets the message pass: an index into `RuleProgram.allowances`.
  package var allowance: Int?
  /// Which reading of the message the verdict is of.
  package var reading: ReadingKind = .plain
  /// Whether the text was cut at the size limit.
  package var isTruncated = false
  /// Invalid UTF-8 sequences in the text, each read as U+FFFD.
  package var invalidSequences = 0

  package init() {}

  /// What to do with the message; ordered.
  package enum Level: UInt8, Sendable, Comparable, CaseIterable {
    case pass, review, block

    package static func < (a: Level, b: Level) -> Bool { a.rawValue < b.rawValue }

    /// The word in the output.
    package var name: String {
      switch self {
      case .pass: "pass"
      case .review: "review"
      case .block: "block"
      }
    }
  }

  /// A way to read a message.
  package enum ReadingKind: UInt8, Sendable {
    /// Its fold.
    case plain
    /// With words that stand in it in disguise put together again.
    case opened

    /// The word in the output.
    package var name: String {
      switch self {
      case .plain: "plain"
      case .opened: "opened"
      }
    }
  }

  package struct FamilyScore: Sendable, Equatable {
    package var family: FamilyID
    package var score: Double

    package init(family: FamilyID, score: Double) {
      self.family = family
      self.score = score
    }
  }

  package struct FiredRule: Sendable, Equatable {
    package var rule: RuleID
    /// What the rule gives by itself, before groups are settled; decibans.
    package var score: Double
    /// Reported and not scored.
    package var isShadow = false
  }

  package struct Evidence: Sendable, Equatable {
    /// An index into `rules`.
    package var rule: Int
    package var signal: SignalID
    /// Bytes of the original text, half-open.
    package var start: Int
    package var end: Int
  }

  /// One step of a thread rule, and the span that shows it.
  package struct ChainStep: Sendable, Equatable {
    /// An index into `RuleProgram.chains`.
    package var chain: UInt32
    package var step: UInt32
    package var signal: SignalID
    /// Bytes of the original text, half-open.
    package var start: Int
    package var end: Int
  }

  /// Evidence in an earlier message of the thread.
  package struct EarlierEvidence: Sendable, Equatable {
    /// An index into `rules`.
    package var rule: Int
    /// The name of the message, as verdicts call it.
    package var message: [UInt8]
    package var signal: SignalID
    /// Bytes of that message's original text, half-open.
    package var start: Int
    package var end: Int
  }

  package struct LimitEvent: Sendable, Equatable {
    package var pattern: PatternID
    package var limit: Limit
  }

  /// Which limit was reached.
  package enum Limit: UInt8, Sendable {
    /// PCRE2's match limit, depth limit or JIT stack.
    case match
    /// The time budget of the message.
    case time
  }

  /// Empties the verdict and keeps its storage.
  package mutating func reset() {
    level = .pass
    family = nil
    score = 0
    confidence = 0
    labels.empty()
    familyScores.empty()
    rules.empty()
    evidence.empty()
    steps.empty()
    earlier.empty()
    limits.empty()
    allowance = nil
    reading = .plain
    isTruncated = false
    invalidSequences = 0
  }
}

/// A family of the rule set: an index into `RuleSet.families`.
package struct FamilyID: Hashable, Sendable {
  package let rawValue: UInt32
  package init(_ index: Int) { rawValue = UInt32(index) }
  package var index: Int { Int(rawValue) }
}

/// A rule of the rule set: an index into `RuleSet.rules`.
package struct RuleID: Hashable, Sendable {
  package let rawValue: UInt32
  package init(_ index: Int) { rawValue = UInt32(index) }
  package var index: Int { Int(rawValue) }
}

/// A signal of the rule set: an index into `RuleSet.signals`.
package struct SignalID: Hashable, Sendable {
  package let rawValue: UInt32
  package init(_ index: Int) { rawValue = UInt32(index) }
  package var index: Int { Int(rawValue) }
}

/// A label of the rule set: an index into `RuleSet.labels`.
package struct LabelID: Hashable, Sendable {
  package let rawValue: UInt32
  package init(_ index: Int) { rawValue = UInt32(index) }
  package var index: Int { Int(rawValue) }
}

/// A pattern of the rule set's pool: an index into `RuleSet.patterns`.
package struct PatternID: Hashable, Sendable {
  package let rawValue: UInt32
  package init(_ index: Int) { rawValue = UInt32(index) }
  package var index: Int { Int(rawValue) }
}
