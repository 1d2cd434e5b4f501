import ArgumentParser
import Reporting
import RuleCheck
import RuleCompiler
import RuleTesting

/// `weir test`: does every rule hold on its hits, and on none of its misses.
struct TestCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "test",
    abstract: "Runs the hit and miss examples of rules.",
    discussion: """
      Every `hit` of a rule must make the rule hold, every `miss` must not. Of an example that \
      fails you see what its text folded to, and the parts of the condition that decided.

      EXAMPLES
        weir test                            the rules in ./rules
        weir test rules --filter safe-account/
        weir test rules --format json

      EXIT STATUS
        0  every example did what it says
        2  one did not, or the rules have errors or could not be read
      """)

  @Argument(help: ArgumentHelp("Rule files or folders, compiled as one pack.", valueName: "path"))
  var paths: [String] = ["rules"]

  @Option(
    help: ArgumentHelp("Only rules whose id contains this, such as a family.", valueName: "text"))
  var filter: String?

  @Option(help: "How the result is written: text for people, json for programs.")
  var format: ReportFormat = .text

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func run() throws {
    let pack = try RuleSetLoader.compile(paths)
    guard let report = ExampleRunner.run(pack, filter: filter) else {
      let style = TerminalStyle(descriptor: 2, choice: color)
      StandardError.write(DiagnosticReport(pack).errors(style: style))
      throw UsageError("the rules have errors; no example was run")
    }
    let writer = ExampleReportWriter(report, files: pack.checked.files)
    switch format {
    case .text:
      try StandardOutput.write(writer.text(TerminalStyle(descriptor: 1, choice: color)))
    case .json:
      try StandardOutput.write(writer.json)
    }
    if !report.failures.isEmpty { try ExitStatus.usage.end() }
  }
}
