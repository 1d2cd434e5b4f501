/// Counts and times what a screener does, for `weir profile`.
///
/// An `Evaluation` holds one only while it is profiled; without one it asks once for each message
/// and each pattern confirmed, which no measurement shows (docs/decisions.md has the figures).
///
/// Times are nanoseconds, less what reading the clock takes, and less what other programs had of the
/// processor: the clock of passing time is cheap to read, and whatever seems to take long is held
/// against the clock of the thread, which counts only its own time and is dear.
package final class ProfileRecorder {
  /// What became of one pattern.
  package struct PatternCount: Sendable {
    /// Messages in which its literals made it a candidate.
    package var candidates = 0
    /// Messages in which a rule asked for it.
    package var calls = 0
    /// Messages in which it was then found.
    package var matches = 0
    /// Messages on which it reached a limit.
    package var limits = 0
    package var nanoseconds: UInt64 = 0
    /// The longest call.
    package var slowest: UInt64 = 0
  }

  /// What became of one rule.
  package struct RuleCount: Sendable {
    /// Messages on which it was judged.
    package var judged = 0
    /// Messages on which it held; of a thread rule, those that are a step of it.
    package var held = 0
    /// With the patterns that it was the first to ask for.
    package var nanoseconds: UInt64 = 0
    /// Without them.
    package var own: UInt64 = 0
  }

  /// Where the time of screening goes.
  package enum Stage: Int, CaseIterable, Sendable {
    /// Disguises off; and in the same pass, for the dense view, separators off and variants to one form.
    case fold
    /// Which kinds of entity may be in the text.
    case gate
    /// Literals looked for in the dense view, and signs in the fold.
    case search
    /// From literals to the patterns and rules they stand for.
    case candidates
    /// Patterns looked for.
    case confirm
    /// Conditions, scores, the verdict.
    case evaluate
    /// The same of messages in which words stand in disguise, with those put together.
    case reading
    /// Spans behind a verdict that is not `pass`, and their places in the original.
    case evidence
  }

  package private(set) var patterns: [PatternCount]
  package private(set) var rules: [RuleCount]
  /// Messages that hold a literal, by literal.
  package private(set) var literalMessages: [Int]
  /// By stage.
  package private(set) var stages = [UInt64](repeating: 0, count: Stage.allCases.count)
  package private(set) var messages = 0
  /// Patterns whose longest call so far was in the message at hand.
  package private(set) var newlySlowest: [Int] = []
  /// What reading the clock takes.
  let clockCost: UInt64

  /// From here on it is asked whether the time was this thread's.
  private static let longInterval: UInt64 = 50_000
  /// Nanoseconds from some moment: as time passes, and as this thread has the processor.
  private let passingTime: () -> UInt64
  private let threadTime: () -> UInt64
  /// Both clocks at the start of the message or block, and what others had of the processor since.
  private var passingStart: UInt64 = 0
  private var threadStart: UInt64 = 0
  private var stolen: UInt64 = 0

  private var lapStart: UInt64 = 0
  /// All calls so far and their time, so that a rule can tell which were its own.
  private(set) var calls: UInt64 = 0
  private(set) var callTime: UInt64 = 0
  private var lastMessageOfLiteral: [Int]

  /// The clocks give nanoseconds from some moment: `passingTime` must be cheap, `threadTime` counts
  /// while this thread runs.
  package init(
    _ ruleSet: RuleSet, passingTime: @escaping () -> UInt64, threadTime: @escaping () -> UInt64
  ) {
    patterns = Array(repeating: PatternCount(), count: ruleSet.program.patterns.count)
    rules = Array(repeating: RuleCount(), count: ruleSet.program.rules.count)
    let literals = ruleSet.program.literalPatterns.rowCount
    literalMessages = Array(repeating: 0, count: literals)
    lastMessageOfLiteral = Array(repeating: -1, count: literals)
    self.passingTime = passingTime
    self.threadTime = threadTime
    clockCost = ProfileRecorder.cost(of: passingTime)
  }

  /// The least difference of two readings, one after the other.
  private static func cost(of now: () -> UInt64) -> UInt64 {
    var least = UInt64.max
    for _ in 0..<1000 {
      let start = now()
      least = min(least, now() &- start)
    }
    return least
  }

  // MARK: Time

  /// Starts to count what others have of the processor.
  private func resetClocks() {
    stolen = 0
    passingStart = passingTime()
    threadStart = threadTime()
  }

  /// Passing time without what others are known to have had of it.
  package func now() -> UInt64 { passingTime() &- stolen }

  /// Nanoseconds since `start`, less what the clock took.
  package func elapsed(since start: UInt64) -> UInt64 {
    var elapsed = now() &- start
    if elapsed > Self.longInterval {
      let passed = passingTime() &- passingStart
      let own = threadTime() &- threadStart
      // What is found out here is off the intervals around this one too, since they end later.
      if passed > own, passed &- own > stolen {
        let found = min(passed &- own &- stolen, elapsed)
        stolen &+= found
        elapsed &-= found
      }
    }
    return elapsed > clockCost ? elapsed &- clockCost : 0
  }

  // MARK: Recording

  func beginBlock() {
    resetClocks()
    lapStart = now()
  }

  /// Adds the time since the lap before to a stage.
  func endLap(_ stage: Stage) {
    stages[stage.rawValue] &+= elapsed(since: lapStart)
    lapStart = now()
  }

  func add(_ nanoseconds: UInt64, to stage: Stage) { stages[stage.rawValue] &+= nanoseconds }

  func beginMessage() {
    resetClocks()
    newlySlowest.removeAll(keepingCapacity: true)
  }

  func countMessage() { messages += 1 }

  func count(literal: Int) {
    guard lastMessageOfLiteral[literal] != messages else { return }
    lastMessageOfLiteral[literal] = messages
    literalMessages[literal] += 1
  }

  func count(candidate pattern: Int) { patterns[pattern].candidates += 1 }

  func count(call pattern: Int, nanoseconds: UInt64, isMatch: Bool, reachedLimit: Bool) {
    calls &+= 1
    callTime &+= nanoseconds
    patterns[pattern].calls += 1
    patterns[pattern].nanoseconds &+= nanoseconds
    if isMatch { patterns[pattern].matches += 1 }
    if reachedLimit { patterns[pattern].limits += 1 }
    if nanoseconds > patterns[pattern].slowest {
      patterns[pattern].slowest = nanoseconds
      newlySlowest.append(pattern)
    }
  }

  func count(rule: Int, nanoseconds: UInt64, own: UInt64, isHeld: Bool) {
    rules[rule].judged += 1
    if isHeld { rules[rule].held += 1 }
    rules[rule].nanoseconds &+= nanoseconds
    rules[rule].own &+= own
  }
}
