import ArgumentParser
import Diagnostics
import FileAccess
import Reporting
import RuleFormat
import RuleSyntax

/// `weir fmt`: rule files in their one canonical form.
struct FmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Formats rule files.",
    discussion: """
      Writes every rule file in the one canonical form, and names the files it changed. Tokens, \
      comments and the meaning stay as they are. A file with syntax errors is left alone.

      EXAMPLES
        weir fmt                     the rules in ./rules
        weir fmt --check rules       names the files that would change
        weir fmt --diff my-rules     shows what would change
        weir fmt - < draft.weir      from standard input to standard output

      EXIT STATUS
        0  every file is in canonical form now (with --diff: could be brought into it)
        1  --check found files that are not
        2  a file has syntax errors, or the command line is wrong
        3  a file could not be read or written
      """)

  @Argument(
    help: ArgumentHelp(
      "Rule files or folders; - for standard input to standard output.", valueName: "path"))
  var paths: [String] = ["rules"]

  @Flag(help: "Change nothing; name the files that would change, and end with status 1.")
  var check = false

  @Flag(help: "Change nothing; show what would change.")
  var diff = false

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func validate() throws {
    guard paths.contains("-"), paths.count > 1 else { return }
    throw ValidationError("standard input (-) is formatted alone, without other paths")
  }

  func run() throws {
    var run = FormattingRun(
      isCheck: check, isDiff: diff,
      outputStyle: TerminalStyle(descriptor: 1, choice: color),
      errorStyle: TerminalStyle(descriptor: 2, choice: color))
    if paths == ["-"] {
      try run.formatStandardInput()
    } else {
      for path in try FormattingRun.files(at: paths) { try run.format(path) }
    }
    if let summary = run.summary { StandardError.report(summary) }
    try run.status.end()
  }
}
