import ArgumentParser
import FileAccess
import MessageIO
import Reporting
import ScreeningEngine

/// `weir screen`: files in, one verdict a message out, a summary at the end.
struct ScreenCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Screens files of messages and writes one verdict a message.",
    discussion: """
      Verdicts go to standard output (or -o FILE) as JSON Lines, on a terminal as a table; the \
      summary goes to standard error. Output is in input order for any number of workers.

      EXAMPLES
        weir screen inbox.txt                    a text file, one message a line
        weir screen exports/ -o verdicts.jsonl   the .txt, .log and .jsonl files of a folder
        weir screen --only block,review chat.jsonl --text-field body
        zcat sms.gz | weir screen - --fail-on block --quiet > verdicts.jsonl

      EXIT STATUS
        0  ran to the end
        1  a message was held and --fail-on asked for that
        2  the command line or the rules are wrong
        3  some input could not be read or some output not written
      """)

  @Argument(
    help: ArgumentHelp(
      "Files or folders of messages; - is standard input, also the default.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Screening") var engine: EngineOptions

  @Option(
    name: .shortAndLong, help: ArgumentHelp("Write the verdicts to this file.", valueName: "file"))
  var output: String?

  @Option(help: "How verdicts are written; auto is a table on a terminal, else JSON Lines.")
  var outputFormat: OutputFormatChoice = .auto

  @Option(
    help: ArgumentHelp(
      "Write only these verdicts, such as review,block; all are counted.", valueName: "verdicts"))
  var only = LevelSet.all

  @Option(help: ArgumentHelp("Write the summary as JSON to this file.", valueName: "file"))
  var summaryJson: String?

  @Flag(help: "Print to standard error how many seconds each stage took.")
  var timings = false

  func run() throws {
    let isOnTerminal = output == nil && ProcessEnvironment.isTerminal(1)
    let (inputs, unlisted) = try findInputs()
    let outputs = [
      output.flatMap(FileIdentity.init(path:)) ?? FileIdentity(ofDescriptor: 1),
      summaryJson.flatMap(FileIdentity.init(path:)),
    ]
    if let name = inputs.firstInput(among: outputs) {
      throw UsageError("\(name) is both input and output; nothing was screened")
    }
    let ruleSet = try RuleSetLoader.load(
      engine.rules, color: engine.color, jobs: engine.jobs)
    Keeper.keep(ruleSet)
    for failure in unlisted {
      StandardError.report("cannot read \(failure.path): \(failure.reason)")
    }
    let stageTimings = timings ? StageTimings() : nil
    let pipeline = ScreeningPipeline(
      ruleSet: ruleSet, options: engine.screeningOptions,
      formatter: formatter(ruleSet, inputs: inputs, isOnTerminal: isOnTerminal), jobs: engine.jobs,
      threadLimits: engine.threadLimits, timings: stageTimings)
    let progress = ProgressBar(
      isShown: StandardError.isTerminal && !engine.quiet && !isOnTerminal,
      total: inputs.totalBytes)
    var outcome = pipeline.run(
      inputs, sinks: OutputSinks(main: try outputWriter()), progress: progress)
    outcome.summary.failedInputs.insert(
      contentsOf: unlisted.map { .init(name: $0.path, reason: $0.reason) }, at: 0)
    if let stageTimings { StandardError.write(stageTimings.text) }
    let report = RunReport(
      engine: engine, summaryPath: summaryJson,
      isBelowTable: isOnTerminal && StandardError.isTerminal)
    try report.end(outcome)
  }

  private func findInputs() throws -> (inputs: MessageInputs, failures: [FileAccessError]) {
    if paths.isEmpty, ProcessEnvironment.isTerminal(0) {
      throw UsageError("nothing to screen: name files or folders, or pipe messages in")
    }
    let options = input.readingOptions(handsOnAtPause: false)
    return MessageInputs.find(paths.isEmpty ? ["-"] : paths, options: options)
  }

  private func outputWriter() throws(WriteError) -> ByteWriter {
    guard let output else { return .standardOutput() }
    return try ByteWriter(path: output)
  }

  private func formatter(
    _ ruleSet: RuleSet, inputs: MessageInputs, isOnTerminal: Bool
  ) -> ScreenFormatter {
    let names = RecordNames(sources: inputs.names)
    let isTable =
      switch outputFormat {
      case .auto: isOnTerminal
      case .jsonl: false
      case .table: true
      }
    let writer: any VerdictWriter =
      if isTable {
        TableVerdictWriter(
          ruleSet: ruleSet, names: names,
          style: TerminalStyle(descriptor: output == nil ? 1 : -1, choice: engine.color))
      } else {
        JSONVerdictWriter(ruleSet: ruleSet, names: names)
      }
    return ScreenFormatter(writer: writer, levels: only)
  }
}

/// The value of `--output-format`.
enum OutputFormatChoice: String, CaseIterable, ExpressibleByArgument {
  case auto, jsonl, table
}
