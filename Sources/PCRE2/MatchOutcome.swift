/// What a match attempt came to.
package enum MatchOutcome: Equatable, Sendable {
  case match(start: Int, end: Int)
  case noMatch
  /// -46, -47, -53 or -63: the JIT stack, the match limit, the depth limit or the heap limit.
  case limitReached
  /// Any other error code of PCRE2.
  case failed(Int32)
}
