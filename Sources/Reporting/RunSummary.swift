package import ScreeningEngine

/// What there is to say at the end of a run: the pack, the counts, the speed.
package struct RunSummary: Sendable {
  package var ruleSet: RuleSet
  package var tally: RunTally
  /// Bytes of input read.
  package var bytes: Int
  package var elapsed: Duration
  /// Inputs that could not be read, in the order they were met.
  package var failedInputs: [FailedInput]

  package init(
    ruleSet: RuleSet, tally: RunTally, bytes: Int, elapsed: Duration, failedInputs: [FailedInput]
  ) {
    self.ruleSet = ruleSet
    self.tally = tally
    self.bytes = bytes
    self.elapsed = elapsed
    self.failedInputs = failedInputs
  }

  /// An input that could not be read, or not to its end.
  package struct FailedInput: Sendable, Equatable {
    package var name: String
    /// The system's reason in words.
    package var reason: String

    package init(name: String, reason: String) {
      self.name = name
      self.reason = reason
    }
  }

  /// Seconds the run took; never zero, so that rates stay finite.
  package var seconds: Double {
    let (whole, parts) = elapsed.components
    return max(Double(whole) + Double(parts) * 1e-18, 1e-6)
  }

  package var messagesPerSecond: Double { Double(tally.messages) / seconds }

  package var megabytesPerSecond: Double { Double(bytes) / 1e6 / seconds }

  /// The rules that held most often: most messages first, then in pack order.
  package func topRules(_ count: Int) -> [(rule: RuleID, messages: Int)] {
    tally.rules.indices
      .filter { tally.rules[$0] > 0 }
      .sorted { (tally.rules[$1], $0) < (tally.rules[$0], $1) }
      .prefix(count)
      .map { (RuleID($0), tally.rules[$0]) }
  }

  /// The families that held something: most messages first, then in pack order.
  package func familiesThatHeld() -> [(family: FamilyID, count: RunTally.FamilyCount)] {
    let held = tally.families.map { $0.review + $0.block }
    return held.indices
      .filter { held[$0] > 0 }
      .sorted { (held[$1], $0) < (held[$0], $1) }
      .map { (FamilyID($0), tally.families[$0]) }
  }

  /// The patterns that reached a limit, in the order of the pack.
  package func limitsReached() -> [(pattern: PatternID, count: RunTally.LimitCount)] {
    tally.limits
      .sorted { $0.key.rawValue < $1.key.rawValue }
      .map { ($0.key, $0.value) }
  }
}
