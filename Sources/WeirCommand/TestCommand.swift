import ArgumentParser
import FileAccess
import Reporting
import RuleCheck
import RuleCompiler
import RuleTesting

/// `weir test`: does every rule hold on its hits, and on none of its misses; what do they exercise,
/// and does it still hold in disguise.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the hit and miss examples of rules.",
    discussion: """
      Every `hit` of a rule must make the rule hold, every `miss` must not. Of an example that \
      fails you see what its text folded to, and the parts of the condition that decided.

      --coverage says which rules, conditions, signals, phrases and alternatives no example \
      exercises. --mutate disguises every example, as senders do: a hit must still be caught, and \
      a miss must not become one.

      EXAMPLES
        weir test                            the rules in ./rules
        weir test rules --filter safe-account/ --filter '*/asks-*'
        weir test --watch                    again whenever a rule file changes
        weir test --coverage --coverage-threshold rules=100
        weir test --mutate --kind separators --kind variants
        weir test rules --format json

      EXIT STATUS
        0  every example did what it says
        1  coverage, or what is still caught in disguise, is below the threshold asked for
        2  an example did not do what it says, or the rules have errors or could not be read
      """)

  @Argument(help: ArgumentHelp("Rule files or folders, compiled as one pack.", valueName: "path"))
  var paths: [String] = ["rules"]

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "Only rules whose id contains this, or with * or ? matches it; may be repeated.",
      valueName: "text"))
  var filter: [String] = []

  @Flag(help: "Run again whenever a rule file changes, until you press Ctrl-C.")
  var watch = false

  @Flag(help: "Say what no example exercises.")
  var coverage = false

  @Option(
    parsing: .singleValue,
    help: ArgumentHelp(
      "End with status 1 if less is exercised: 95, or of one kind rules=100; implies --coverage.",
      valueName: "percent"))
  var coverageThreshold: [CoverageThreshold] = []

  @Flag(help: "Disguise every example and say what is no longer caught.")
  var mutate = false

  @Option(
    help: ArgumentHelp(
      "End with status 1 if fewer disguised hits are caught; implies --mutate.",
      valueName: "percent"))
  var mutateThreshold: Percent?

  @Flag(help: "Of coverage and disguises write only the figures, not what stands behind them.")
  var summary = false

  @OptionGroup(title: "Disguises") var disguises: DisguiseOptions

  @Option(help: "How the result is written: text for people, json for programs.")
  var format: ReportFormat = .text

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    guard !watch else { return try TestWatch(self).run() }
    let pack = try RuleSetLoader.compile(paths)
    guard let run = TestRun(pack, self) else {
      RuleSetLoader.reportErrors(of: pack, color: color)
      throw UsageError("the rules have errors; no example was run")
    }
    if let unmatched = run.unmatchedFilters.first {
      throw UsageError("no rule's id matches `\(unmatched)`; no example was run")
    }
    try StandardOutput.write(run.bytes(format, TerminalStyle(descriptor: 1, choice: color)))
    for shortfall in run.shortfalls { StandardError.report(shortfall) }
    try run.status.end()
  }
}
