import Reporting
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// Says what to do about what is slow: one sentence for each pattern and rule of a profile.
///
/// Each looks for the first of these that is so, from what is wrong to what is merely dear; the
/// bounds are where the measured packs part into few that stand out and many that do not.
struct ProfileAdvisor {
  /// A pattern tried on more than this share of messages, and a rule judged on it, is tried often.
  private static let oftenTried = 0.005
  /// A pattern found less often than this where it is tried is looked for in vain.
  private static let seldomFound = 0.05
  /// A call that takes so many times the usual is slow.
  private static let slowCall = 4.0
  /// The usual is that of patterns called at least so often.
  private static let steadyCalls = 20

  private let compiled: CompiledPack
  private let ruleSet: RuleSet

  init(_ compiled: CompiledPack, _ ruleSet: RuleSet) {
    self.compiled = compiled
    self.ruleSet = ruleSet
  }

  /// Fills the advice of every row.
  func advise(on profile: inout Profile) {
    let usual = usualCall(profile)
    for index in profile.patterns.indices {
      profile.patterns[index].advice = advice(
        on: profile.patterns[index], of: profile.messages, usual: usual)
    }
    let candidates = Dictionary(
      profile.patterns.map { ($0.pattern, $0) }, uniquingKeysWith: { first, _ in first })
    for index in profile.rules.indices {
      profile.rules[index].advice = advice(
        on: profile.rules[index], of: profile.messages, patterns: candidates)
    }
  }

  // MARK: Patterns

  private func advice(
    on row: Profile.PatternRow, of messages: Int, usual: Double
  ) -> String {
    let count = row.count
    if count.limits > 0 {
      return "reached a limit on \(Counted.text(count.limits, "message")), where it counts as not "
        + "matched: bound its repeats, or make them possessive (`*+`)"
    }
    if row.kind == .entity {
      return "the finder reads the whole message whenever a rule asks for it: let what is rarer "
        + "stand before it in `and`"
    }
    if row.isUnsearched {
      return "no literal: it is tried wherever a rule asks for it; give it a word or at least one "
        + "Chinese character that every match contains"
    }
    if count.nanoseconds > 1_000_000, count.slowest * 2 > count.nanoseconds {
      return "half of its time is one message (\(row.slowestMessage)): look for a repeat that runs "
        + "on, and bound it"
    }
    let tried = Double(count.calls) / Double(max(messages, 1))
    let found = Double(count.matches) / Double(max(count.calls, 1))
    let perCall = Double(count.nanoseconds) / Double(max(count.calls, 1))
    var advice: [String] = []
    if tried >= Self.oftenTried, found < Self.seldomFound, let literal = row.literals.first {
      advice.append(
        "its literal \(literal.text) is in \(PercentText.of(literal.messages, messages)) of "
          + "messages, and where it is tried \(PercentText.of(count.matches, count.calls)) confirm: "
          + "require a rarer one")
    }
    if row.kind == .regex, perCall > usual * Self.slowCall {
      let times = DecimalNumber.text((perCall / usual * 10).rounded() / 10, least: 0)
      let reason = RegexHints.reason(row.source).map { ": \($0)" } ?? ""
      advice.append("a call takes \(times) times the usual of a regular expression\(reason)")
    }
    if !advice.isEmpty { return advice.joined(separator: "; ") }
    if found >= 0.5 { return "found where it is tried: it earns its time" }
    return "nothing stands out: it is asked for often"
  }

  /// The median time of a call of a regular expression, in nanoseconds.
  private func usualCall(_ profile: Profile) -> Double {
    let times = profile.patterns
      .filter { $0.kind == .regex && $0.count.calls >= Self.steadyCalls }
      .map { Double($0.count.nanoseconds) / Double($0.count.calls) }
      .sorted()
    return times.isEmpty ? .infinity : max(times[times.count / 2], 1)
  }

  // MARK: Rules

  private func advice(
    on row: Profile.RuleRow, of messages: Int, patterns: [PatternID: Profile.PatternRow]
  ) -> String {
    let count = row.count
    if ruleSet.program.untriggeredRules.contains(row.rule.rawValue) {
      return "nothing triggers it, so it is judged on every message: let its condition ask for a "
        + "signal"
    }
    let judged = Double(count.judged) / Double(max(messages, 1))
    let held = Double(count.held) / Double(max(count.judged, 1))
    var advice: [String] = []
    if judged >= Self.oftenTried, held < Self.seldomFound,
      let trigger = mainTrigger(of: row.rule, patterns)
    {
      let why =
        trigger.isUnsearched
        ? "has no literal"
        : "\(PercentText.of(trigger.count.candidates, messages)) of messages may hold"
      advice.append(
        "judged on \(PercentText.of(count.judged, messages)) of messages and holds on "
          + "\(PercentText.of(count.held, count.judged)) of them: most often "
          + "\(PatternText.short(trigger.source)) (\(trigger.place)) triggers it, which \(why); "
          + "let the condition ask for something rarer as well")
    }
    if count.own * 2 < count.nanoseconds, let dearest = dearestPattern(of: row.rule, patterns) {
      advice.append(
        "most of its time goes to patterns, above all \(PatternText.short(dearest.source)) "
          + "(\(dearest.place))")
    }
    return advice.isEmpty ? "nothing stands out" : advice.joined(separator: "; ")
  }

  /// The trigger that is most often a candidate.
  private func mainTrigger(
    of rule: RuleID, _ patterns: [PatternID: Profile.PatternRow]
  ) -> Profile.PatternRow? {
    let program = ruleSet.program
    return patterns.values
      .filter { row in
        program.triggers.row(row.pattern.index)
          .contains { program.triggers.elements[$0] == rule.rawValue }
      }
      .max {
        ($0.count.candidates, $1.pattern.rawValue) < ($1.count.candidates, $0.pattern.rawValue)
      }
  }

  /// The pattern behind the rule that took most time, whichever rule asked for it.
  private func dearestPattern(
    of rule: RuleID, _ patterns: [PatternID: Profile.PatternRow]
  ) -> Profile.PatternRow? {
    let program = ruleSet.program
    let signals = Set(program.signals(ofRule: rule.index))
    return patterns.values
      .filter { row in
        program.owners.row(row.pattern.index)
          .contains { signals.contains(program.owners.elements[$0].signal) }
      }
      .max {
        ($0.count.nanoseconds, $1.pattern.rawValue) < ($1.count.nanoseconds, $0.pattern.rawValue)
      }
  }
}
