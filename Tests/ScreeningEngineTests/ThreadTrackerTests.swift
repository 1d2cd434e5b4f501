import Messages
import TestSupport
import Testing

@testable import ScreeningEngine

/// A rule set of one chain with `steps` steps over `duration` seconds.
private func ruleSet(steps: Int, duration: Int64) -> RuleSet {
  var program = RuleProgram()
  let none = IndexRange(start: 0, count: 0)
  program.rules = [
    RuleStep(
      scope: .family(0), score: .fixed(35), group: 0, when: 0, unless: none, labels: none, chain: 0)
  ]
  program.chains = [
    ChainProgram(
      rule: 0, steps: (0..<steps).map { _ in ChainProgram.Step(side: .incoming, node: 0) },
      duration: duration)
  ]
  return RuleSet(
    name: "t", version: "1", prior: -30, hash: "0",
    families: [RuleSet.Family(name: "f", review: 30, block: 42)],
    rules: [RuleSet.Rule(id: "f/r", stage: nil)], signals: [RuleSet.Signal(name: "s")], labels: [],
    patterns: [], program: program)
}

/// One message: its thread, its time, the steps it is.
private struct Turn {
  var thread = "t"
  var time: Int64?
  var steps: [UInt32]
}

/// The names of the earlier messages in each verdict; nil for a message that completes nothing.
private func follow(_ turns: [Turn], _ tracker: inout ThreadTracker) -> [[String]?] {
  turns.enumerated().map { index, turn in
    var verdict = Verdict()
    verdict.steps = turn.steps.map {
      Verdict.ChainStep(chain: 0, step: $0, signal: SignalID(0), start: 0, end: 1)
    }
    tracker.follow(
      thread: Array(turn.thread.utf8), name: Array("m\(index)".utf8), time: turn.time,
      verdict: &verdict)
    guard !verdict.rules.isEmpty else { return nil }
    #expect(verdict.level == .review)
    return verdict.earlier.map { String(decoding: $0.message, as: UTF8.self) }
  }
}

@Suite("Following threads")
struct ThreadTrackerTests {
  private func completions(_ turns: [Turn], steps: Int = 3, duration: Int64 = 100) -> [[String]?] {
    var tracker = ThreadTracker(ruleSet(steps: steps, duration: duration))
    return follow(turns, &tracker)
  }

  @Test("completes a chain with the message that is its last step, and names the others")
  func completes() {
    let found = completions([
      Turn(time: 0, steps: [0]), Turn(time: 10, steps: [1]), Turn(time: 20, steps: [2]),
    ])
    #expect(found == [nil, nil, ["m0", "m1"]])
  }

  @Test("wants different messages, in order, of one thread")
  func wantsOrder() {
    #expect(completions([Turn(time: 0, steps: [0, 1, 2])]) == [nil])
    #expect(
      completions([Turn(time: 0, steps: [1]), Turn(time: 1, steps: [0]), Turn(time: 2, steps: [2])])
        == [nil, nil, nil])
    let others = [
      Turn(thread: "a", time: 0, steps: [0]), Turn(thread: "b", time: 1, steps: [1]),
      Turn(thread: "a", time: 2, steps: [2]),
    ]
    #expect(completions(others) == [nil, nil, nil])
  }

  @Test("counts the duration from the first message to the last, and takes the shortest chain")
  func countsDuration() {
    #expect(
      completions([Turn(time: 0, steps: [0]), Turn(time: 101, steps: [1])], steps: 2)
        == [nil, nil])
    let repeated = [
      Turn(time: 0, steps: [0]), Turn(time: 90, steps: [0]), Turn(time: 150, steps: [1]),
    ]
    #expect(completions(repeated, steps: 2) == [nil, nil, ["m1"]])
  }

  @Test("puts late messages where their time says, and goes by input order without times")
  func ordersByTime() {
    let late = [Turn(time: 50, steps: [1]), Turn(time: 10, steps: [0])]
    #expect(completions(late, steps: 2) == [nil, ["m0"]])
    let untimed = [Turn(time: nil, steps: [0]), Turn(time: nil, steps: [1])]
    #expect(completions(untimed, steps: 2) == [nil, ["m0"]])
  }

  @Test("keeps a bounded number of messages and threads")
  func isBounded() {
    var tracker = ThreadTracker(
      ruleSet(steps: 2, duration: 1_000_000), maximumMessages: 4, maximumThreads: 3)
    let flood = [Turn(time: 0, steps: [0])] + (1...5).map { Turn(time: $0, steps: [0]) }
    _ = follow(flood, &tracker)
    #expect(follow([Turn(time: 9, steps: [1])], &tracker) == [["m5"]])
    for index in 0..<10 {
      _ = follow([Turn(thread: "x\(index)", time: 0, steps: [0])], &tracker)
      #expect(tracker.threadCount <= 3)
    }
    #expect(follow([Turn(thread: "x9", time: 1, steps: [1])], &tracker) == [["m0"]])
    #expect(follow([Turn(thread: "x0", time: 1, steps: [1])], &tracker) == [nil])
  }

  @Test("finds what trying every choice of messages finds")
  func agreesWithEveryChoice() {
    var random = SeededRandom(seed: 3)
    for _ in 0..<500 {
      let turns = (0..<Int.random(in: 1...8, using: &random)).map { _ in
        Turn(
          time: Int64.random(in: 0...30, using: &random),
          steps: (0..<3).filter { _ in Int.random(in: 0...2, using: &random) == 0 })
      }
      let found = completions(turns, duration: 12).map { $0 != nil }
      for last in turns.indices {
        #expect(found[last] == (isCompleted(turns, by: last, within: 12)), "\(turns)")
      }
    }
  }

  /// Whether message `last` with those before it in the input makes a chain of three that it is in.
  private func isCompleted(_ turns: [Turn], by last: Int, within: Int64) -> Bool {
    let seen = turns[...last].indices.sorted {
      (turns[$0].time ?? 0, $0) < (turns[$1].time ?? 0, $1)
    }
    for (a, first) in seen.enumerated() where turns[first].steps.contains(0) {
      for (b, second) in seen.enumerated() where b > a && turns[second].steps.contains(1) {
        for (c, third) in seen.enumerated() where c > b && turns[third].steps.contains(2) {
          if [first, second, third].contains(last),
            (turns[third].time ?? 0) - (turns[first].time ?? 0) <= within
          {
            return true
          }
        }
      }
    }
    return false
  }
}
