import ArgumentParser
import Corpora
import FileAccess
import Measurement
import MessageIO
import Reporting
import RuleCompiler
import ScreeningEngine

/// `weir eval`: how good rules are on labelled messages, and what is to blame for their mistakes.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval",
    abstract: "Measures rules on labelled messages and says what their mistakes are due to.",
    discussion: """
      A corpus is JSON Lines with text and label (fraud, spam or ham), and where it has them family, \
      lang, writer, stage, thread. Shares come with 95 % intervals, by messages and by clusters of \
      near-duplicates; spam, and real and machine-written texts, are reported apart.

      EXAMPLES
        weir eval samples --mapping samples/data-classes.map
        weir eval mine.jsonl --rules my-rules --misses 50 --false-positives 50
        weir eval corpus --html report.html      a page with plots that opens offline
        weir eval corpus --format json | jq '.slices[] | select(.by == "source")'

      EXIT STATUS
        0  ran to the end
        2  the command line, the mapping or the rules are wrong
        3  some input could not be read or used, or some output not written
      """)

  @Argument(
    help: ArgumentHelp("Labelled JSON Lines files, or folders of them.", valueName: "corpus"))
  var corpora: [String]

  @OptionGroup var pack: RuleOptions

  @OptionGroup var corpus: CorpusOptions

  @Option(
    name: .shortAndLong,
    help: ArgumentHelp("Write to a file instead of standard output.", valueName: "file"))
  var output: String?

  @Option(help: ArgumentHelp("Also write a page with plots and tables.", valueName: "file"))
  var html: String?

  @Option(help: ArgumentHelp("Frauds not held to show, one of each cluster.", valueName: "n"))
  var misses = 10

  @Option(
    help: ArgumentHelp("Ordinary messages held to show, one of each cluster.", valueName: "n"))
  var falsePositives = 10

  @Option(
    help: ArgumentHelp("Write all misses and false positives as JSON Lines.", valueName: "file"))
  var listTo: String?

  @Option(
    help: ArgumentHelp("Rows of the tables of rules and of what is to blame.", valueName: "n"))
  var top = 20

  @Option(help: ArgumentHelp("Threads that compile the rules and screen.", valueName: "n"))
  var jobs = ProcessEnvironment.processorCount

  @OptionGroup var reporting: ReportOptions

  func validate() throws {
    guard (1...256).contains(jobs) else {
      throw ValidationError("--jobs must be from 1 to 256, not \(jobs)")
    }
    for (name, value) in [("misses", misses), ("false-positives", falsePositives), ("top", top)]
    where value < 0 {
      throw ValidationError("--\(name) must not be negative")
    }
  }

  func run() throws {
    // The corpus is read, and its near-duplicates are found, while the rules are compiled; what is
    // wrong with the rules is said first.
    let mapping = Result { try corpus.dataClassMap() }
    let paths = corpora
    let reading = Background(isConcurrent: jobs > 1) {
      Corpus.load(paths, mapping: (try? mapping.get()) ?? DataClassMap())
    }
    let clusters = Background(isConcurrent: jobs > 1) {
      NearDuplicates.clusters(of: reading.value)
    }
    let ruleSet = try RuleSetLoader.load(pack.rules, color: reporting.color, jobs: jobs)
    _ = try mapping.get()
    let loaded = reading.value
    loaded.reportProblems()
    guard !loaded.messages.isEmpty else {
      StandardError.report(Corpus.nothingLabelled)
      return try ExitStatus.partial.end()
    }
    let assessment = Assessor(ruleSet, jobs: jobs).assess(loaded, clusters: clusters.value)
    let outputs = ReportOutputs()
    outputs.write(report(assessment, loaded), to: output)
    if let listTo {
      outputs.write(MistakeListWriter(corpus: loaded).bytes(of: assessment), to: listTo)
    }
    if let html {
      outputs.write(AssessmentHTMLWriter(corpus: loaded).bytes(of: assessment), to: html)
    }
    Keeper.keep((ruleSet, loaded, assessment))
    guard loaded.isComplete, !outputs.hasFailed else { return try ExitStatus.partial.end() }
  }

  private func report(_ assessment: Assessment, _ loaded: Corpus) -> [UInt8] {
    switch reporting.format {
    case .json: return AssessmentJSONWriter(corpus: loaded).bytes(of: assessment)
    case .text:
      // A file is no terminal.
      let style =
        output == nil ? reporting.style : TerminalStyle(columns: 100)
      let writer = AssessmentTextWriter(
        corpus: loaded, style: style, top: top, misses: misses, falsePositives: falsePositives)
      return Array(writer.text(of: assessment).utf8)
    }
  }
}

/// Writes the reports of a command; one that fails is told and the others are still written.
final class ReportOutputs {
  private(set) var hasFailed = false

  /// Writes to the file at `path`, or to standard output for nil. A closed pipe is no failure.
  func write(_ bytes: [UInt8], to path: String?) {
    do throws(WriteError) {
      guard let path else { return try StandardOutput.write(bytes) }
      var file = try ByteWriter(path: path)
      try file.write(bytes)
      try file.close()
    } catch {
      StandardError.report("cannot write \(error.path): \(error.reason)")
      hasFailed = true
    }
  }
}
