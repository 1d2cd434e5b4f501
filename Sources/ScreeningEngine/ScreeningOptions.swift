/// Limits, and how much a verdict says.
package struct ScreeningOptions: Sendable {
  /// Which verdicts carry evidence spans: those at or above this level; nil for none.
  package var evidenceFrom: Verdict.Level? = .review
  /// Makes every pattern a candidate on every message instead of those the literal search names:
  /// the reference that the law of the literal search is tested against. Slow.
  package var isExhaustive = false
  /// PCRE2's match limit for one start position.
  package var matchLimit: UInt32 = 5000
  /// Nanoseconds of processor time one message may take in PCRE2 before its other patterns count as
  /// not matched.
  package var timeBudget: UInt64 = 500_000_000
  /// Days since 1970, by which allowances expire.
  package var today: Int64 = 0

  package init() {}
}
