import Testing

@testable import ScreeningEngine

/// The budget of a message in PCRE2 is processor time of its thread.
@Suite struct TimeBudgetTests {
  private static let budget: UInt64 = 500_000_000

  /// Counts calls each of which passes and works so many nanoseconds; the calls after which the budget
  /// was found spent, nil if it never was.
  private func callsUntilSpent(
    passing: UInt64, working: UInt64, calls: Int = 10_000, afterLimit: Bool = true
  ) -> Int? {
    var budget = TimeBudget()
    var (passed, worked): (UInt64, UInt64) = (1 << 40, 1 << 30)
    for call in 1...calls {
      passed += passing
      worked += working
      budget.countCall(
        budget: Self.budget, afterLimit: afterLimit, passing: { passed }, worked: { worked })
      if budget.isSpent { return call }
    }
    return nil
  }

  @Test func `a starved thread spends nothing while it waits`() {
    // A second passes at every call, and a microsecond is worked.
    #expect(callsUntilSpent(passing: 1_000_000_000, working: 1000) == nil)
  }

  @Test(arguments: [1_000_000, 2_000_000, 7_000_000, 100_000_000, 10_000_000_000] as [UInt64])
  func `however slowly a starved thread gets on, it has the same budget`(passing: UInt64) throws {
    let alone = try #require(callsUntilSpent(passing: 1_000_000, working: 1_000_000))
    let starved = try #require(callsUntilSpent(passing: passing, working: 1_000_000))
    // 500 calls of a millisecond, and before them what is not counted.
    #expect((500...510).contains(alone) && (500...510).contains(starved), "\(alone) \(starved)")
  }

  @Test func `the clock is read on every 32nd call, and after a limit`() {
    #expect(callsUntilSpent(passing: 600_000_000, working: 600_000_000) == 3)
    #expect(
      callsUntilSpent(passing: 600_000_000, working: 600_000_000, afterLimit: false) == 64)
  }

  @Test func `a short message never asks for the thread's clock`() {
    var budget = TimeBudget()
    var passed: UInt64 = 0
    for call in 0..<1000 {
      passed += 1000
      budget.countCall(
        budget: Self.budget, afterLimit: call % 7 == 0, passing: { passed },
        worked: {
          Issue.record("a system call for nothing")
          return 0
        })
    }
    #expect(!budget.isSpent)
  }
}
