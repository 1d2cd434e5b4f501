import Messages
import Reporting
import ScreeningEngine

/// The output of `weir screen`: one verdict a message, those of some levels left out.
struct ScreenFormatter: BatchFormatter {
  let writer: any VerdictWriter
  let levels: LevelSet

  func appendHead(to output: inout BatchOutput) { writer.appendHead(to: &output.main) }

  func append(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout BatchOutput
  ) {
    guard levels.contains(verdict.level) else { return }
    writer.append(verdict, on: message, in: batch, to: &output.main)
  }

  func append(
    passed indices: Range<Int>, _ quiet: borrowing Verdict, in batch: borrowing MessageBatch,
    to output: inout BatchOutput
  ) {
    guard levels.contains(quiet.level) else { return }
    writer.append(passed: indices, quiet, in: batch, to: &output.main)
  }

  /// A record that could not be read has no verdict; the summary names it.
  func append(_ bad: BadRecord, in batch: borrowing MessageBatch, to output: inout BatchOutput) {}
}
