import TextFolding

/// Judging a message as if one of its patterns were not in the pack.
///
/// What patterns match is kept, and a rule that does not look at the pattern stays as it was, with the
/// same answer as judging anew: `weir eval` over 270,288 messages and 17,000 frauds held took 112 s of
/// processor time with that, and 30 s with this.
extension Evaluation {
  /// Spans that rounds may leave in the pool. Patterns that a round looked for first have theirs
  /// among them, so the pool is not cut back; a message that fills it has every candidate looked for
  /// at once, and is cut back from then on.
  static var keptSpans: Int { 1 << 16 }

  /// Looks for every candidate, so that judging without one of them adds no spans that must stay.
  mutating func confirmCandidates(_ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    for index in candidates.indices {
      _ = spans(ofPattern: Int(candidates[index]), fold, raw)
    }
  }

  /// Fills `verdict` as `judge` would were `pattern` not in the pack.
  ///
  /// After `judge`, which came to `fired`; after `confirmCandidates` too unless `keepsSpans`. Steps of
  /// thread rules are left out.
  mutating func judge(
    without pattern: Int, _ reach: inout PatternReach, of fired: [Verdict.FiredRule],
    keepsSpans: Bool, _ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    let (memo, end) = (patternMemos[pattern], pool.count)
    let disguises = disguises(of: pattern, fold)
    splitWords -= disguises.split
    substitutedWords -= disguises.substituted
    let wasCertain = isCertain.contains(pattern)
    patternMemos[pattern] = Memo(epoch: epoch)
    isCertain.remove(pattern)
    changeWeighed(by: -1, of: pattern)
    startRound()
    reach.find(pattern)
    verdict.reset()
    var next = 0
    for index in triggered.indices {
      let rule = triggered[index]
      let held = next < fired.count && fired[next].rule.rawValue == rule
      if held { next += 1 }
      if reach.holds(rule) {
        if rules.program.rules[Int(rule)].chain == nil {
          evaluate(rule: Int(rule), &verdict, fold, raw)
        }
      } else if held {
        verdict.rules.append(fired[next - 1])
      }
    }
    settle(&verdict, fold, raw)
    patternMemos[pattern] = memo
    if wasCertain { isCertain.insert(pattern) } else { isCertain.remove(pattern) }
    changeWeighed(by: 1, of: pattern)
    // Added, not set back: the round may have looked for loose phrases that nobody asked for before.
    splitWords += disguises.split
    substitutedWords += disguises.substituted
    if !keepsSpans { pool.removeLast(pool.count - end) }
  }

  /// The disguises that a loose phrase was found under; none of another pattern.
  private func disguises(
    of pattern: Int, _ fold: Span<UInt8>
  ) -> (split: Int, substituted: Int) {
    var found = (split: 0, substituted: 0)
    guard case .loose(let loose) = rules.program.patterns[pattern] else { return found }
    var from = 0
    for _ in 0..<maximumSpans {
      guard let match = LooseMatcher.firstMatch(of: loose, in: fold, from: from) else { break }
      if match.isSplit { found.split += 1 }
      if match.isSubstituted { found.substituted += 1 }
      from = Int(match.span.end)
    }
    return found
  }
}
