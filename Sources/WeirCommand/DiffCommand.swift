import ArgumentParser
import Corpora
import Diagnostics
import FileAccess
import Measurement
import Reporting
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// `weir diff`: which messages two versions of rules judge differently, and why.
struct DiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Shows the messages that two versions of rules judge differently, and why.",
    discussion: """
      OLD and NEW are rule files or folders, or revisions of them in git: REVISION:PATH, where PATH \
      starts at the root of the repository (or at ./ here). The corpus is JSON Lines with text and, \
      where it has one, a label: then changes are told as mistakes made and mistakes mended.

      EXAMPLES
        weir diff main:rules rules --corpus samples --mapping samples/data-classes.map
        weir diff HEAD~3:rules rules --corpus inbox.jsonl --format json
        weir diff main:rules rules --corpus mine.jsonl --fail-on new-false-positive

      EXIT STATUS
        0  ran to the end
        1  a change of a kind that --fail-on names
        2  the command line, the mapping, a revision or the rules are wrong
        3  some input could not be read or used, or the output not written
      """)

  @Argument(help: "The rules as they were: a path, or REVISION:PATH.")
  var old: String

  @Argument(help: "The rules as they are: a path, or REVISION:PATH.")
  var new: String

  @Option(
    name: .customLong("corpus"), parsing: .upToNextOption,
    help: ArgumentHelp("JSON Lines files or folders of messages to judge.", valueName: "path"))
  var corpora: [String]

  @OptionGroup var corpus: CorpusOptions

  @Option(
    help: ArgumentHelp(
      "End with status 1 on such a change: new-false-positive or lost-recall. Repeatable.",
      valueName: "kind"))
  var failOn: [FailingChange] = []

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Changed messages to show of each kind.", valueName: "n"))
  var show = 10

  @Option(help: ArgumentHelp("Threads that compile the rules and screen.", valueName: "n"))
  var jobs = ProcessEnvironment.processorCount

  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs must be from 1 to 256, not \(jobs)")
    }
    guard show >= 0 else { throw ValidationError("--show must not be negative") }
    guard !corpora.isEmpty else { throw ValidationError("--corpus names no path") }
  }

  func run() throws {
    let oldRules = try ruleSet(old)
    let newRules = try ruleSet(new)
    let loaded = try corpus.load(corpora, demanding: .messages)
    let comparison = CorpusComparer(old: oldRules, new: newRules, jobs: jobs).compare(loaded)
    let outputs = ReportOutputs()
    outputs.write(report(comparison, loaded), to: output)
    guard loaded.isComplete, !outputs.hasFailed else { return try ExitStatus.partial.end() }
    if failOn.contains(where: { comparison.count(of: $0.kind) > 0 }) { try ExitStatus.held.end() }
  }

  /// The rules at a path or in a revision; what is wrong with them is told before this throws.
  private func ruleSet(_ place: String) throws -> RuleSet {
    let pack =
      GitRules.isRevision(place)
      ? try GitRules.compile(place, jobs: jobs) : try RuleSetLoader.compile([place], jobs: jobs)
    guard let ruleSet = pack.ruleSet else {
      RuleSetLoader.reportErrors(of: pack, color: reporting.color)
      throw UsageError("the rules at \(place) have errors; nothing was compared")
    }
    return ruleSet
  }

  private func report(_ comparison: CorpusComparison, _ loaded: Corpus) -> [UInt8] {
    switch reporting.format {
    case .json: return ComparisonJSONWriter(corpus: loaded).bytes(of: comparison)
    case .text:
      let style =
        output == nil ? reporting.style : TerminalStyle(columns: 100)
      let writer = ComparisonTextWriter(corpus: loaded, style: style, shown: show)
      return Array(writer.text(of: comparison).utf8)
    }
  }
}

/// The value of `--fail-on` of `weir diff`.
enum FailingChange: String, CaseIterable, ExpressibleByArgument {
  case newFalsePositive = "new-false-positive"
  case lostRecall = "lost-recall"

  var kind: VerdictChange.Kind {
    switch self {
    case .newFalsePositive: .newFalsePositive
    case .lostRecall: .lostRecall
    }
  }
}
