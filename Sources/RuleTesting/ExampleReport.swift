package import Diagnostics
package import RuleCheck

/// What became of a pack's examples.
package struct ExampleReport: Sendable {
  /// Rules whose examples ran.
  package var rules = 0
  package var hits = 0
  package var misses = 0
  /// In pack order.
  package var failures: [ExampleFailure] = []

  /// Examples that did what they say.
  package var passed: Int { hits + misses - failures.count }
}

/// A `hit` whose rule does not hold, or a `miss` whose rule does.
package struct ExampleFailure: Sendable {
  /// The rule's id.
  package var rule: String
  package var isHit: Bool
  package var example: CheckedRule.Example
  /// The parts of the condition that decided.
  package var reasons: [Reason]
  /// What the text folded to.
  package var fold: String
  /// `file:line` of patterns that reached a limit.
  package var limits: [String]

  /// A part of the condition.
  package struct Reason: Sendable {
    package var range: SourceRange
    /// As the author wrote it.
    package var text: String
    /// Whether it holds on the example.
    package var holds: Bool
    /// Whether it stands in an `unless`.
    package var isUnless: Bool
  }
}
