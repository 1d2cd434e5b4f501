package import Diagnostics
import RuleCheck
package import RuleCompiler
import ScreeningEngine

/// Which parts of a pack no example needs: they could be taken out and every test would pass.
package enum ExampleNeeds {
  /// A warning for each `unless` and each `except` that no `miss` needs. O(examples x exceptions).
  package static func diagnostics(_ compiled: CompiledPack) -> [Diagnostic] {
    guard let ruleSet = compiled.ruleSet else { return [] }
    var screener = Screener(ruleSet)
    var found: [Diagnostic] = []
    var neededExceptions: Set<UInt32> = []
    for (index, rule) in compiled.checked.rules.enumerated() {
      guard rule.chain == nil else {
        let needed = neededUnless(ofThreadRule: index, rule, ruleSet)
        for (position, unless) in rule.unless.enumerated() where !needed.contains(position) {
          found.append(unneeded("unless", at: unless.range, rule: ruleSet.rules[index].id))
        }
        continue
      }
      let excepting = ruleSet.program.signals(ofRule: index).filter {
        ruleSet.program.signals[Int($0)].exception != nil
      }
      var neededUnless: Set<Int> = []
      for example in rule.misses {
        let batch = ExampleRunner.batch(of: example)
        guard let examined = screener.examine(batch, rule: RuleID(index)) else { continue }
        if examined.when.first?.holds ?? false {
          for (position, parts) in examined.unless.enumerated() where parts.first?.holds ?? false {
            neededUnless.insert(position)
          }
        }
        guard !examined.holds else { continue }
        for signal in excepting where !neededExceptions.contains(signal) {
          let without = screener.examine(
            batch, rule: RuleID(index), ignoring: SignalID(Int(signal)))
          if without?.holds ?? false { neededExceptions.insert(signal) }
        }
      }
      for (position, unless) in rule.unless.enumerated() where !neededUnless.contains(position) {
        found.append(unneeded("unless", at: unless.range, rule: ruleSet.rules[index].id))
      }
    }
    for (index, signal) in compiled.checked.signals.enumerated() where !signal.exceptions.isEmpty {
      let number = UInt32(compiled.checked.lexicons.count + index)
      guard !neededExceptions.contains(number) else { continue }
      found.append(unneeded("except", at: signal.range, rule: nil))
    }
    return found
  }

  private static func unneeded(
    _ word: String, at range: SourceRange, rule: String?
  ) -> Diagnostic {
    Diagnostic(
      .exclusionWithoutMiss, .warning, "no `miss` needs this `\(word)`", at: range,
      label: "every test passes without it",
      help: rule.map {
        "write a `miss` in \($0) that the rule would hold on but for this `unless`"
      } ?? "write a `miss`, in a rule that uses the signal, that would hold but for this `except`")
  }
}
