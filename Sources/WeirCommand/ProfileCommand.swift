import ArgumentParser
import FileAccess
import Measurement
import MessageIO
import Messages
import Reporting
import RuleCompiler
import ScreeningEngine

/// `weir profile`: where the time of screening goes.
struct ProfileCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "profile",
    abstract: "Screens messages with a stopwatch and says what is slow, and what to do about it.",
    discussion: """
      Time and calls of every rule and pattern, how often the literals of a pattern were found and \
      how often it was, the time of each stage, the slowest messages. One thread, so that times \
      add up; verdicts are the same as those of weir screen and are not written.

      EXAMPLES
        weir profile inbox.txt
        weir profile exports/ --rules my-rules --top 20
        weir profile chat.jsonl --text-field body --output-format json

      EXIT STATUS
        0  ran to the end
        2  the command line or the rules are wrong
        3  some input could not be read
      """)

  @Argument(
    help: ArgumentHelp(
      "Files or folders of messages; - is standard input, also the default.", valueName: "path"))
  var paths: [String] = []

  @OptionGroup(title: "Input") var input: InputOptions

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Rules: a file or a folder. Several are one pack. Default: ./rules, then the installed pack.",
      valueName: "path"))
  var rules: [String] = []

  @Option(help: ArgumentHelp("How many patterns, rules and messages to show.", valueName: "number"))
  var top = 10

  @Option(help: "How the profile is written: text for people, json for programs.")
  var outputFormat: ReportFormat = .text

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func validate() throws {
    guard (0...100_000).contains(top) else {
      throw ValidationError("--top must be from 0 to 100000, not \(top)")
    }
  }

  func run() throws {
    if paths.isEmpty, ProcessEnvironment.isTerminal(0) {
      throw UsageError("nothing to profile: name files or folders, or pipe messages in")
    }
    let (inputs, unlisted) = MessageInputs.find(
      paths.isEmpty ? ["-"] : paths, options: input.readingOptions(handsOnAtPause: false))
    let pack = try RuleSetLoader.loadPack(rules)
    var options = ScreeningOptions()
    options.today = SystemClock.today
    guard
      var profiler = Profiler(
        pack, options: options, names: RecordNames(sources: inputs.names), top: top,

        passingTime: { SystemClock.nanoseconds }, threadTime: { SystemClock.threadNanoseconds })
    else {
      RuleSetLoader.reportErrors(of: pack, color: color)
      throw UsageError("the rules have errors; nothing was profiled")
    }
    for failure in unlisted { report(failure) }
    var isComplete = unlisted.isEmpty
    var readTime: UInt64 = 0
    var badRecords = 0
    for source in inputs.names.indices {
      do throws(FileAccessError) {
        let (time, bad) = try feed(source, of: inputs, to: &profiler)
        readTime += time
        badRecords += bad
      } catch {
        report(error)
        isComplete = false
      }
    }
    let profile = profiler.profile(readTime: readTime)
    switch outputFormat {
    case .text:
      let style = TerminalStyle(descriptor: 1, choice: color)
      let text = ProfileTextWriter(style: style, top: top).text(of: profile)
      try StandardOutput.write(Array(text.utf8))
    case .json: try StandardOutput.write(ProfileJSONWriter(top: top).bytes(of: profile))
    }
    if badRecords > 0 {
      StandardError.report("\(Counted.text(badRecords, "record")) could not be read")
      isComplete = false
    }
    if !isComplete { try ExitStatus.partial.end() }
  }

  /// Profiles one input; gives the time that reading it took and how many of its records are bad.
  private func feed(
    _ source: Int, of inputs: MessageInputs, to profiler: inout Profiler
  ) throws(FileAccessError) -> (readTime: UInt64, badRecords: Int) {
    var reader = try inputs.open(source)
    var batch = MessageBatch()
    var readTime: UInt64 = 0
    var badRecords = 0
    while true {
      let start = SystemClock.threadNanoseconds
      let hasMore = try reader.nextBatch(into: &batch)
      readTime += SystemClock.threadNanoseconds - start
      guard hasMore else { return (readTime, badRecords) }
      badRecords += batch.badRecords.count
      profiler.add(batch)
    }
  }

  private func report(_ failure: FileAccessError) {
    StandardError.report("cannot read \(failure.path): \(failure.reason)")
  }
}
