/// How long PCRE2 has worked on one message, looked at now and then: reading the clock for every
/// pattern would cost as much as a short match.
struct TimeBudget {
  private var calls = 0
  private var started: ContinuousClock.Instant?
  private(set) var isSpent = false

  /// Counts one match call; every 32nd reads the clock, and so does one after a limit was reached.
  mutating func countCall(budget: UInt64, afterLimit: Bool = false) {
    calls += 1
    guard calls == 1 || calls % 32 == 0 || afterLimit else { return }
    let now = ContinuousClock.now
    guard let started else {
      self.started = now
      return
    }
    if started.duration(to: now) >= .nanoseconds(Int64(clamping: budget)) { isSpent = true }
  }
}
