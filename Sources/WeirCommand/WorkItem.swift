import Reporting
import ScreeningEngine

/// What a worker made of one batch, on its way to the output.
///
/// Items go round: the writer hands each back, so a run holds a fixed number of them, whose storage
/// grows to the largest output of a batch and stays.
struct WorkItem: Sendable {
  /// Its place in the input, from 0.
  var sequence = 0
  var output = BatchOutput()
  var tally: RunTally

  init(_ ruleSet: RuleSet) { tally = RunTally(ruleSet) }

  /// Makes the item ready for the next batch.
  mutating func removeAll() {
    output.removeAll()
    tally.removeAll()
  }

  /// A record far beyond the usual size must not keep its memory for the rest of the run.
  mutating func trimStorage() {
    if output.main.capacity > Self.keptCapacity { output.main = [] }
    if output.diverted.capacity > Self.keptCapacity { output.diverted = [] }
  }

  private static let keptCapacity = 8 << 20
}
