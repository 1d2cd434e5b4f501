import Messages
import Reporting
import ScreeningEngine

/// One batch on its way through the pipeline, and what the workers made of it.
///
/// Items go round: the writer hands each back to the reader, so a run holds a fixed number of
/// them, whose storage grows to the largest batch and stays.
struct WorkItem: Sendable {
  /// Its place in the input, from 0.
  var sequence = 0
  var batch = MessageBatch()
  var output = BatchOutput()
  var tally: RunTally

  init(_ ruleSet: RuleSet) { tally = RunTally(ruleSet) }

  /// Makes the item ready for the next batch.
  mutating func removeAll() {
    batch.removeAll()
    output.removeAll()
    tally.removeAll()
  }

  /// A record far beyond the usual size must not keep its memory for the rest of the run.
  mutating func trimStorage() {
    if batch.bytes.capacity > Self.keptCapacity { batch.bytes = [] }
    if output.main.capacity > Self.keptCapacity { output.main = [] }
    if output.diverted.capacity > Self.keptCapacity { output.diverted = [] }
  }

  private static let keptCapacity = 8 << 20
}
