import ArgumentParser
import FileAccess
import MessageIO
import Reporting
import ScreeningEngine

/// `weir filter`: one record in, one out, for a place between two other processes.
struct FilterCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "filter",
    abstract: "Annotates or sorts a stream of messages, from standard input to standard output.",
    discussion: """
      Reads records from standard input and writes them to standard output in the same order, \
      as soon as the input pauses. Nothing but records is ever written there.

      --mode annotate adds to each JSON record a last member "weir" with the verdict and leaves \
      every other byte as it was; a member "weir" the record came with is taken out, so that no \
      sender can write its own verdict. Of plain lines it makes verdict, family, score and text \
      with tabs between. --mode pass writes the records that pass, --mode hold those that do \
      not; --held FILE writes the others to a file.

      A record that cannot be read is written unchanged by annotate and pass, and counted.

      EXAMPLES
        producer | weir filter | consumer
        producer | weir filter --mode pass --held held.jsonl | consumer
        tail -f chat.log | weir filter --mode hold

      EXIT STATUS
        0  ran to the end
        1  a message was held and --fail-on asked for that
        2  the command line or the rules are wrong
        3  some input could not be read or some output not written
      """)

  @Option(help: "What is written: every record annotated, or only those that pass or are held.")
  var mode: FilterMode = .annotate

  @Option(
    help: ArgumentHelp("Write the records that are held to this file.", valueName: "file"))
  var held: String?

  @OptionGroup(title: "Input") var input: InputOptions

  @OptionGroup(title: "Screening") var engine: EngineOptions

  func validate() throws {
    if held != nil, mode == .hold {
      throw ValidationError("--held does nothing with --mode hold, which writes them already")
    }
    if mode == .annotate, input.fieldNames.contains(RecordAnnotator.memberName) {
      throw ValidationError(
        "no field can be called \(RecordAnnotator.memberName): annotate replaces that member")
    }
  }

  func run() throws {
    let ruleSet = try RuleSetLoader.load(
      engine.rules, color: engine.color, jobs: engine.jobs)
    let (inputs, _) = MessageInputs.find(
      ["-"], options: input.readingOptions(handsOnAtPause: true))
    let outputs = [held.flatMap(FileIdentity.init(path:)), FileIdentity(ofDescriptor: 1)]
    if let name = inputs.firstInput(among: outputs) {
      throw UsageError("\(name) is both input and output; nothing was read")
    }
    let verdicts = JSONVerdictWriter(ruleSet: ruleSet, names: RecordNames(sources: inputs.names))
    let formatter = FilterFormatter(
      mode: mode, divertsHeld: held != nil, ruleSet: ruleSet, verdicts: verdicts)
    let pipeline = ScreeningPipeline(
      ruleSet: ruleSet, options: engine.screeningOptions, formatter: formatter, jobs: engine.jobs,
      threadLimits: engine.threadLimits)
    let outcome = pipeline.run(
      inputs, sinks: try sinks(), progress: ProgressBar(isShown: false, total: 0))
    try RunReport(engine: engine).end(outcome)
  }

  private func sinks() throws -> OutputSinks {
    guard let held else { return OutputSinks(main: .standardOutput()) }
    return OutputSinks(
      main: .standardOutput(), diverted: try ByteWriter(path: held), divertedName: held)
  }
}

/// The value of `--mode`.
enum FilterMode: String, CaseIterable, ExpressibleByArgument {
  case annotate, pass, hold
}
