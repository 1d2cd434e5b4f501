import Corpora
import ScreeningEngine

/// Says of messages what their patterns did for the verdict; one worker's scratch.
final class BlameFinder {
  private let ruleSet: RuleSet
  private let patterns: RulePatterns
  private var scratch = Verdict()
  /// The rules that hold on the message at hand.
  private var isHolding: [Bool]
  private var holding: [RuleID] = []

  init(_ ruleSet: RuleSet, _ patterns: RulePatterns) {
    self.ruleSet = ruleSet
    self.patterns = patterns
    isHolding = Array(repeating: false, count: ruleSet.rules.count)
  }

  /// Takes the message at hand, and says what must be found out about it: nothing where it does not
  /// count, or where no rule that holds looks at a pattern.
  func take(
    _ message: LabelledMessage, _ outcome: MessageOutcome
  ) -> PatternExaminer.Wish {
    guard message.isCounted, outcome.rules.contains(where: { patterns.looksAtSome($0.rule) })
    else { return .nothing }
    for rule in holding { isHolding[rule.index] = false }
    holding.removeAll(keepingCapacity: true)
    for fired in outcome.rules {
      isHolding[fired.rule.index] = true
      holding.append(fired.rule)
    }
    return outcome.isHeld ? .trials : .places
  }

  /// Whether a rule that holds on the message at hand looks at `pattern`.
  func isWanted(_ pattern: PatternID) -> Bool {
    for rule in patterns.rules(lookingAt: pattern) where isHolding[rule.index] { return true }
    return false
  }

  /// The blame in the message at hand.
  func blame(
    _ outcome: MessageOutcome, _ finding: PatternExaminer.Finding
  ) -> MessageBlame {
    let rules = ruleSet.program.rules
    // What one message alone does not decide holds with and without the pattern.
    let threaded = outcome.rules.filter { rules[$0.rule.index].chain != nil }
    var uses: [MessageBlame.Use] = []
    uses.reserveCapacity(finding.uses.count)
    for use in finding.uses {
      var made = MessageBlame.Use(
        pattern: use.pattern,
        usedBy: patterns.rules(lookingAt: use.pattern).filter { isHolding[$0.index] },
        neededBy: [], isDecisive: false,
        places: use.places.prefix(MessageBlame.maximumPlaces).map {
          BlamedPlace($0, fold: finding.fold)
        })
      if let without = use.rulesWithout {
        made.neededBy = made.usedBy.filter { rule in
          rules[rule.index].chain == nil && !without.contains { $0.rule == rule }
        }
        made.isDecisive = level(of: without + threaded) < .review
      }
      uses.append(made)
    }
    return MessageBlame(uses: uses)
  }

  private func level(of rules: [Verdict.FiredRule]) -> Verdict.Level {
    scratch.reset()
    scratch.rules = rules
    ruleSet.settle(&scratch)
    return scratch.level
  }
}

extension LabelledMessage {
  /// Whether figures count it: frauds that are no target do not, nor what has no label.
  var isCounted: Bool { isLabelled && (label != .fraud || isTarget) }
}
