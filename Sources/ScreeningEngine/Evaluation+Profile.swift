import TextFolding

/// What an evaluation does while it is profiled.
extension Evaluation {
  /// `findSpans(ofPattern:)`, counted and timed.
  mutating func recordedSpans(
    ofPattern pattern: Int, _ recorder: ProfileRecorder, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> SpanList {
    let limitsBefore = limits.count
    let start = recorder.now()
    let list = findSpans(ofPattern: pattern, fold, raw)
    recorder.count(
      call: pattern, nanoseconds: recorder.elapsed(since: start), isMatch: !list.isEmpty,
      reachedLimit: limits.count > limitsBefore)
    return list
  }

  /// Evaluates the rules that the candidates trigger, each counted and timed.
  mutating func evaluateRecorded(
    _ verdict: inout Verdict, _ recorder: ProfileRecorder, _ fold: Span<UInt8>,
    _ raw: Span<UInt8>
  ) {
    for index in triggered.indices {
      let rule = Int(triggered[index])
      let (heldBefore, stepsBefore) = (verdict.rules.count, verdict.steps.count)
      let (callsBefore, callTimeBefore) = (recorder.calls, recorder.callTime)
      let start = recorder.now()
      evaluate(rule: rule, &verdict, fold, raw)
      let elapsed = recorder.elapsed(since: start)
      let asked = recorder.callTime &- callTimeBefore
      // Each call reads the clock twice, of which its own time has one taken off.
      let clock = 2 &* (recorder.calls &- callsBefore) &* recorder.clockCost
      let others = asked &+ clock
      let own = elapsed > others ? elapsed &- others : 0
      recorder.count(
        rule: rule, nanoseconds: own &+ asked, own: own,
        isHeld: verdict.rules.count > heldBefore || verdict.steps.count > stepsBefore)
    }
  }
}
