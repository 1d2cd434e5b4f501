/// What a rule is and how it is looked for: a plain tree, which renderers write out.
package struct RuleExplanation: Sendable {
  package var id: String
  /// A text a language, in source order.
  package var titles: [(language: String, text: String)]
  package var stage: String?
  package var group: String?
  package var score: Score?
  package var labels: [String]
  package var references: [String]
  /// `file:line` of the rule's name.
  package var place: String
  package var when: PlanPart
  package var unless: [PlanPart]
  package var status: RuleStatus
  /// Of a thread rule, its steps and the seconds they lie in; nil for a rule over one message.
  package var chain: ChainPlan?
  /// Every pattern behind the rule's signals, in pack order.
  package var patterns: [PatternPlan]
  /// Whether the rule is judged on every message: for want of a pattern that it cannot hold
  /// without, or because such a pattern is tried on every message.
  package var isAlwaysJudged: Bool

  /// Decibans, fixed or summed over a lexicon up to a bound.
  package enum Score: Sendable, Equatable {
    case fixed(Double)
    case sum(lexicon: String, upTo: Double)
  }

  /// Whether some pattern is an entity that a gate stands before.
  package var hasGates: Bool { patterns.contains { $0.gate != nil } }
  /// Patterns that PCRE2 runs.
  package var regexCount: Int { patterns.count { $0.kind == .regex } }
  /// Patterns that no literal and no gate announces.
  package var unsearchedCount: Int { patterns.count(where: \.isUnsearched) }
}

/// The steps of a thread rule.
package struct ChainPlan: Sendable {
  /// `me` or `them`, and the condition on that side's message.
  package var steps: [(side: String, part: PlanPart)]
  package var duration: Int64
}

/// A part of a condition.
package struct PlanPart: Sendable {
  package var form: ConditionForm
  /// As the author wrote it, white space run together.
  package var text: String
  /// Names of the signals it asks for by itself.
  package var signals: [String]
  package var children: [PlanPart]
}

/// A pattern and how it is looked for.
package struct PatternPlan: Sendable, Equatable {
  /// As written.
  package var source: String
  /// `file:line` where it stands first.
  package var place: String
  package var kind: Kind
  package var view: View
  /// What the search looks for in the dense view.
  package var literals: [String]
  /// What is looked for in the fold as well: signs that the dense view leaves out.
  package var signs: [String]
  /// Of an entity, what a message must have besides for its finder to look; nil for nothing.
  package var gate: String?
  /// Whether nothing announces it, so that it is tried wherever a rule asks for it.
  package var isUnsearched: Bool
  /// Whether finding it makes the engine judge the rule.
  package var isTrigger: Bool

  /// How it is confirmed, from cheap to dear.
  package enum Kind: String, Sendable {
    case phrase, loose, regex, entity
  }

  /// Which text it looks at.
  package enum View: String, Sendable {
    case fold, raw
    case rawBytes = "raw bytes"
  }
}
