package import Messages

/// Screens messages with one rule set; owns every buffer that takes.
///
/// One for each worker: a screener is not shared between threads. After the first few batches it
/// allocates nothing.
package struct Screener: ~Copyable {
  /// The rules in use.
  package let ruleSet: RuleSet
  package let options: ScreeningOptions

  package init(_ ruleSet: RuleSet, options: ScreeningOptions = ScreeningOptions()) {
    self.ruleSet = ruleSet
    self.options = options
  }

  /// Screens every message of `batch` in order and hands each verdict to `each`.
  ///
  /// `verdict` is the screener's own and changes with the next message: copy what must stay.
  /// The index is the message's index in `batch.messages`.
  package mutating func screen(
    _ batch: borrowing MessageBatch, each: (_ index: Int, _ verdict: borrowing Verdict) -> Void
  ) {
    let verdict = Verdict()
    for index in batch.messages.indices { each(index, verdict) }
  }
}

/// Limits, and how much a verdict says.
package struct ScreeningOptions: Sendable {
  /// Which verdicts carry evidence spans: those at or above this level; nil for none.
  package var evidenceFrom: Verdict.Level? = .review
  /// Runs every pattern on every message instead of those the literal search names: the reference
  /// that the law of the literal search is tested against. Slow.
  package var isExhaustive = false
  /// PCRE2's match limit for one start position.
  package var matchLimit: UInt32 = 5000
  /// Nanoseconds one message may take in PCRE2 before its other patterns count as not matched.
  package var timeBudget: UInt64 = 500_000_000

  package init() {}
}
