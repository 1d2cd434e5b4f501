import Corpora
import Messages
import ScreeningEngine

/// Follows the threads of a corpus, in its order.
struct ThreadFollower {
  private var tracker: ThreadTracker

  init(_ ruleSet: RuleSet) { tracker = ThreadTracker(ruleSet) }

  /// What the rules say of a message once its thread is known; `verdict` is that on it alone.
  mutating func outcome(of message: LabelledMessage, _ verdict: Verdict) -> MessageOutcome {
    var verdict = verdict
    if let thread = message.thread {
      // Two data sets may use one name for different threads.
      tracker.follow(
        thread: Array(message.source.utf8) + [0] + Array(thread.utf8),
        name: Array(message.id.utf8),
        time: message.time.flatMap { MessageTime.seconds(of: $0.utf8) }, verdict: &verdict)
    }
    return MessageOutcome(verdict)
  }
}
