import Messages
import RuleCheck
package import RuleCompiler
import ScreeningEngine

/// Runs every `hit` and `miss` of a pack against its own rule.
package enum ExampleRunner {
  /// Runs the examples of the rules whose id contains `filter`; all of them without one.
  ///
  /// nil where the pack did not compile. O(examples).
  package static func run(_ compiled: CompiledPack, filter: String? = nil) -> ExampleReport? {
    guard let ruleSet = compiled.ruleSet else { return nil }
    var screener = Screener(ruleSet)
    var report = ExampleReport()
    for (index, rule) in compiled.checked.rules.enumerated() {
      let id = ruleSet.rules[index].id
      if let filter, !id.contains(filter) { continue }
      report.rules += 1
      for (isHit, examples) in [(true, rule.hits), (false, rule.misses)] {
        for example in examples {
          if rule.chain != nil {
            let outcome = Conversation(example).run(RuleID(index), &screener)
            if isHit { report.hits += 1 } else { report.misses += 1 }
            guard outcome.isCompleted != isHit else { continue }
            report.failures.append(
              ExampleFailure(
                rule: id, isHit: isHit, example: example,
                reasons: reasons(outcome, rule, compiled), fold: "", limits: []))
            continue
          }
          guard let examined = screener.examine(batch(of: example), rule: RuleID(index)) else {
            continue
          }
          if isHit { report.hits += 1 } else { report.misses += 1 }
          guard examined.holds != isHit else { continue }
          report.failures.append(
            ExampleFailure(
              rule: id, isHit: isHit, example: example, reasons: reasons(examined, compiled),
              fold: String(decoding: examined.fold, as: UTF8.self),
              limits: examined.limits.map { ruleSet.patterns[$0.pattern.index].place }))
        }
      }
    }
    return report
  }

  /// A batch of the one message that an example is.
  static func batch(of example: CheckedRule.Example) -> MessageBatch {
    var batch = MessageBatch()
    batch.bytes = Array(example.text.utf8)
    let whole = ByteRange(0, batch.bytes.count)
    var message = Message(record: whole, text: whole, number: 1)
    if let sender = example.sender {
      batch.bytes.append(contentsOf: sender.utf8)
      message.sender = ByteRange(whole.count, batch.bytes.count)
    }
    message.channel = example.channel.flatMap { Channel(rawValue: $0.rawValue) }
    batch.messages = [message]
    return batch
  }

  /// The smallest parts of the condition that decided: for a hit that failed those that are false
  /// in `when`, or true in an `unless`; for a miss that failed those that are true.
  private static func reasons(
    _ examined: RuleExamination, _ compiled: CompiledPack
  ) -> [ExampleFailure.Reason] {
    var reasons: [ExampleFailure.Reason] = []
    let whenHolds = examined.when.first?.holds ?? false
    for part in deciding(examined.when) {
      reasons.append(reason(part, isUnless: false, compiled))
    }
    guard whenHolds else { return reasons }
    for parts in examined.unless where parts.first?.holds ?? false {
      for part in deciding(parts) { reasons.append(reason(part, isUnless: true, compiled)) }
    }
    return reasons
  }

  /// For a hit of a thread rule that failed the steps that no message is; for a miss every step.
  private static func reasons(
    _ outcome: Conversation.Outcome, _ rule: CheckedRule, _ compiled: CompiledPack
  ) -> [ExampleFailure.Reason] {
    let steps = rule.chain?.steps ?? []
    let missing = steps.indices.filter { !outcome.steps.contains($0) }
    // Every step is there and the rule does not hold: their order or the time is the reason.
    let shown = missing.isEmpty ? Array(steps.indices) : missing
    return shown.map { index in
      ExampleFailure.Reason(
        range: steps[index].range, text: compiled.checked.text(of: steps[index].range),
        holds: outcome.steps.contains(index), isUnless: false)
    }
  }

  private static func reason(
    _ part: RuleExamination.Part, isUnless: Bool, _ compiled: CompiledPack
  ) -> ExampleFailure.Reason {
    let range = compiled.nodeRanges[Int(part.node)]
    return ExampleFailure.Reason(
      range: range, text: compiled.checked.text(of: range), holds: part.holds, isUnless: isUnless)
  }

  /// The deepest parts with the same value as the root, along parts of that value.
  private static func deciding(_ parts: [RuleExamination.Part]) -> [RuleExamination.Part] {
    guard let root = parts.first else { return [] }
    var deciding: [RuleExamination.Part] = []
    for (index, part) in parts.enumerated() where part.holds == root.holds {
      // A part whose ancestors all have the root's value, and which has no such child itself.
      var isOnPath = true
      var depth = part.depth
      for earlier in parts[..<index].reversed() where earlier.depth < depth {
        depth = earlier.depth
        if earlier.holds != root.holds { isOnPath = false }
      }
      let children = parts[(index + 1)...].prefix { $0.depth > part.depth }
      let hasDeciding = children.contains { $0.depth == part.depth + 1 && $0.holds == root.holds }
      if isOnPath && !hasDeciding { deciding.append(part) }
    }
    return deciding
  }
}
