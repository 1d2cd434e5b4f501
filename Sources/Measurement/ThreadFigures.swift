import Corpora
package import Reporting
import ScreeningEngine

/// How the conversations of a corpus fared.
package struct ThreadFigures: Sendable, Equatable {
  /// Conversations in which a message is labelled fraud.
  package var frauds = 0
  /// Those with a message held.
  package var fraudsHeld = 0
  /// Those with a message whose stage is `demand`, and of these those held by that message or an
  /// earlier one: in time to keep the money.
  package var fraudsWithDemand = 0
  package var heldByDemand = 0
  package var lawful = 0
  package var lawfulHeld = 0

  package init() {}

  package var isEmpty: Bool { frauds + lawful == 0 }
  package var recall: Rate { Rate(fraudsHeld, of: frauds) }
  package var demandRecall: Rate { Rate(heldByDemand, of: fraudsWithDemand) }
  package var falsePositives: Rate { Rate(lawfulHeld, of: lawful) }

  /// Follows the conversations of a corpus, in its order.
  init(_ corpus: Corpus, _ outcomes: [MessageOutcome]) {
    struct Thread {
      var isFraud = false
      var isHeld = false
      var hasDemand = false
      var isHeldByDemand = false
    }
    struct Key: Hashable {
      var source: String
      var thread: String
    }
    var threads: [Key: Thread] = [:]
    for index in corpus.messages.indices where corpus.messages[index].thread != nil {
      let (message, outcome) = (corpus.messages[index], outcomes[index])
      guard let name = message.thread, message.isLabelled else { continue }
      var thread = threads[Key(source: message.source, thread: name)] ?? Thread()
      if message.label == .fraud { thread.isFraud = true }
      if outcome.isHeld { thread.isHeld = true }
      if message.stage == "demand", !thread.hasDemand {
        thread.hasDemand = true
        thread.isHeldByDemand = thread.isHeld
      }
      threads[Key(source: message.source, thread: name)] = thread
    }
    for thread in threads.values {
      if thread.isFraud {
        frauds += 1
        fraudsHeld += thread.isHeld ? 1 : 0
        fraudsWithDemand += thread.hasDemand ? 1 : 0
        heldByDemand += thread.isHeldByDemand ? 1 : 0
      } else {
        lawful += 1
        lawfulHeld += thread.isHeld ? 1 : 0
      }
    }
  }
}
