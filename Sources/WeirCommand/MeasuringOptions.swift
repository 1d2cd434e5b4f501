import ArgumentParser
import Reporting

/// Which rules a command measures or fits: the option of those that take labelled messages.
struct RuleOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A rule file or folder; repeat it for several as one pack.",
      discussion: "Without it: ./rules, else the installed pack.", valueName: "path"))
  var rules: [String] = []
}

/// How what was found is shown: the options of those commands.
struct ReportOptions: ParsableArguments {
  @Option(help: "How the result is written: text for people, json for programs.")
  var format: ReportFormat = .text

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  /// The style of text on standard output.
  var style: TerminalStyle { TerminalStyle(descriptor: 1, choice: color) }
}
