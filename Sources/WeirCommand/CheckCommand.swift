import ArgumentParser
import FileAccess
import Reporting
import RuleCheck
import RuleCompiler
import RuleTesting

/// `weir check`: what is wrong, or worth a look, in rule files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks rule files and shows what is wrong with them, and where.",
    discussion: """
      EXAMPLES
        weir check                      the rules in ./rules
        weir check --strict my-rules    warnings count as errors
        weir check --format json rules  one JSON object a line, for editors and scripts

      EXIT STATUS
        0  no errors (with --strict: nor warnings)
        2  the rules have errors, or could not be read
      """)

  @Argument(help: ArgumentHelp("Rule files or folders, checked as one pack.", valueName: "path"))
  var paths: [String] = ["rules"]

  @Option(help: "How diagnostics are written: text for people, json for programs.")
  var format: ReportFormat = .text

  @Flag(help: "Count every warning as an error.")
  var strict = false

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let pack = try RuleSetLoader.compile(paths)
    let report = DiagnosticReport(
      pack,
      additional: ExampleNeeds.diagnostics(pack)
        + pack.checked.expiredAllowances(today: SystemClock.today), isStrict: strict)
    let style = TerminalStyle(descriptor: 1, choice: color)
    try StandardOutput.write(report.bytes(format, style: style))
    if report.hasErrors { try ExitStatus.usage.end() }
  }
}

/// The value of `--format` of the commands that report on rules.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}
