import Messages
import RuleCheck
package import RuleCompiler
import ScreeningEngine

/// Runs every `hit` and `miss` of a pack against its own rule.
package enum ExampleRunner {
  /// Runs the examples of the rules that `filter` chooses.
  ///
  /// nil where the pack did not compile. O(examples).
  package static func run(
    _ compiled: CompiledPack, filter: RuleFilter = .all
  ) -> ExampleReport? {
    guard var judge = ExampleJudge(compiled) else { return nil }
    var report = ExampleReport()
    for (index, rule) in compiled.checked.rules.enumerated() {
      let id = judge.ruleSet.rules[index].id
      guard filter.matches(id) else { continue }
      report.rules += 1
      for (isHit, example) in rule.examples {
        let outcome = judge.outcome(of: example, rule: index)
        if isHit { report.hits += 1 } else { report.misses += 1 }
        guard outcome.holds != isHit else { continue }
        report.failures.append(
          ExampleFailure(
            rule: id, isHit: isHit, example: example,
            reasons: outcome.reasons.map { ExampleFailure.Reason($0, compiled) },
            fold: outcome.fold, limits: outcome.limits))
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
}

extension CheckedRule {
  /// Every `hit`, then every `miss`.
  var examples: [(isHit: Bool, example: Example)] {
    hits.map { (true, $0) } + misses.map { (false, $0) }
  }
}

extension ExampleFailure.Reason {
  /// A part of a condition as reports show it.
  init(_ part: ExampleOutcome.Part, _ compiled: CompiledPack) {
    self.init(
      range: part.range, text: compiled.checked.text(of: part.range), holds: part.holds,
      isUnless: part.tree > 0)
  }
}
