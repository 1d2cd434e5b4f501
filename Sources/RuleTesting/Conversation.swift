import Messages
import RuleCheck
import ScreeningEngine

/// A conversation of an example, run as a thread.
struct Conversation {
  /// Seconds between turns where the example does not say.
  private static let usualPause: Int64 = 60

  private let turns: [CheckedRule.Turn]

  init(_ example: CheckedRule.Example) { turns = example.turns ?? [] }

  /// What became of a thread rule on it.
  struct Outcome {
    var isCompleted = false
    /// Steps of the rule that some message is.
    var steps: Set<Int> = []
  }

  /// Screens the turns as one thread.
  func run(_ rule: RuleID, _ screener: inout Screener) -> Outcome {
    var tracker = ThreadTracker(screener.ruleSet)
    var verdicts: [Verdict] = []
    screener.screen(batch(), into: &verdicts)
    var outcome = Outcome()
    var time: Int64 = 0
    for (index, turn) in turns.enumerated() {
      time += turn.after ?? (index == 0 ? 0 : Conversation.usualPause)
      for step in verdicts[index].steps
      where screener.ruleSet.program.chains[Int(step.chain)].rule == rule.rawValue {
        outcome.steps.insert(Int(step.step))
      }
      tracker.follow(
        thread: [], name: Array(String(index + 1).utf8), time: time, verdict: &verdicts[index])
      if verdicts[index].rules.contains(where: { $0.rule == rule }) { outcome.isCompleted = true }
    }
    return outcome
  }

  /// The turns as messages of one thread.
  func batch() -> MessageBatch {
    var batch = MessageBatch()
    for (index, turn) in turns.enumerated() {
      let start = batch.bytes.count
      batch.bytes.append(contentsOf: turn.text.utf8)
      let text = ByteRange(start, batch.bytes.count)
      var message = Message(record: text, text: text, number: index + 1)
      message.thread = ByteRange(start, start)
      message.direction = turn.side == .me ? .outgoing : .incoming
      batch.messages.append(message)
    }
    return batch
  }
}
