import PCRE2

/// How much of a processor PCRE2 has had for one message.
///
/// Processor time of this thread and not time that passes: what other programs do to the machine must
/// not change a verdict. (PCRE2 counts no steps that would do: its match limit starts anew at each
/// position, and one step of it may read the whole text.) Looked at now and then: reading a clock for
/// every pattern would cost as much as a short match. The thread's clock is a system call, so it is
/// read only once a message has been worked on for a while by the clock that passes, which is never
/// behind it.
struct TimeBudget {
  /// The share of the budget that may pass before the thread's clock is read; what was worked until
  /// then is not counted, so that the budget is exact to that share.
  static let uncounted: UInt64 = 64

  private var calls = 0
  private var started: UInt64?
  private var workedBefore: UInt64?
  private(set) var isSpent = false

  /// Counts one match call; every 32nd reads the clock, and so does one after a limit was reached.
  ///
  /// `budget` is in nanoseconds.
  mutating func countCall(
    budget: UInt64, afterLimit: Bool = false, passing: () -> UInt64 = { WorkClock.passing },
    worked: () -> UInt64 = { WorkClock.worked }
  ) {
    calls += 1
    guard calls == 1 || calls % 32 == 0 || afterLimit else { return }
    let now = passing()
    guard let started else {
      self.started = now
      return
    }
    guard now &- started >= budget / Self.uncounted else { return }
    let sum = worked()
    guard let workedBefore else {
      self.workedBefore = sum
      return
    }
    if sum &- workedBefore >= budget { isSpent = true }
  }
}
