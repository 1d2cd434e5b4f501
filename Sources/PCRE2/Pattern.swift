/// A compiled regular expression with JIT code. STUB.
package final class Pattern: Sendable {
  /// UTF and UCP, or bytes.
  package enum Mode: Sendable { case utf, bytes }

  package init(_ source: [UInt8], mode: Mode) throws(PatternError) {}
}

/// Why PCRE2 refused a pattern.
package struct PatternError: Error, Equatable {
  /// PCRE2's error code.
  package var code: Int32
  /// Where in the pattern, in bytes.
  package var offset: Int
  /// PCRE2's own words.
  package var message: String
}

/// One worker's scratch for matching: match data, match context, JIT stack. STUB.
package struct Matcher: ~Copyable {
  package init(matchLimit: UInt32 = 5000, jitStackBytes: Int = 1 << 20) {}

  /// The first match of `pattern` in `text` that starts at or after `start`.
  /// In `.utf` mode `text` must be valid UTF-8.
  package mutating func firstMatch(
    of pattern: Pattern, in text: Span<UInt8>, from start: Int
  ) -> MatchOutcome { .noMatch }
}

/// What a match attempt came to.
package enum MatchOutcome: Equatable, Sendable {
  case match(start: Int, end: Int)
  case noMatch
  /// -46, -47 or -63: the JIT stack, the match limit or the heap limit.
  case limitReached
  /// Any other error code of PCRE2.
  case failed(Int32)
}
