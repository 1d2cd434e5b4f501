import MessageIO
import Reporting

/// What is said at the end of a run, and the status it ends with.
struct RunReport {
  let engine: EngineOptions
  /// Where the summary goes as JSON, if anywhere.
  var summaryPath: String?
  /// Whether a table stands above the summary on the same terminal.
  var isBelowTable = false

  /// Writes the summary and ends the command with the status of the run.
  func end(_ outcome: ScreeningPipeline.Outcome) throws {
    switch outcome.outputFailure {
    case .closedPipe:
      // Whoever read the output has seen enough; a summary of part of a run would mislead.
      return
    case .failed(let name, let reason):
      StandardError.report("cannot write \(name): \(reason); the output is not complete")
    case nil:
      break
    }
    let summary = outcome.summary
    if !engine.quiet {
      let style = TerminalStyle(descriptor: 2, choice: engine.color)
      if isBelowTable { StandardError.write("\n") }
      StandardError.write(SummaryTextWriter(style: style).text(of: summary))
    }
    let isSummaryWritten = writeJSON(summary)
    let isComplete =
      outcome.outputFailure == nil && isSummaryWritten && summary.failedInputs.isEmpty
      && summary.tally.badRecords == 0
    // What went wrong outweighs what was found: a caller must not take a part for the whole.
    try isComplete ? engine.status(held: summary.tally.held(from:)).end() : ExitStatus.partial.end()
  }

  /// Returns false, having said so, if the summary could not be written.
  private func writeJSON(_ summary: RunSummary) -> Bool {
    guard let summaryPath else { return true }
    let failure = OutputFailure.of { () throws(WriteError) in
      var file = try ByteWriter(path: summaryPath)
      try file.write(SummaryJSONWriter().bytes(of: summary))
      return try file.close()
    }
    guard case .failed(let name, let reason) = failure else { return true }
    StandardError.report("cannot write \(name): \(reason)")
    return false
  }
}
