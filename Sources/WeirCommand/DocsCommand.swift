import ArgumentParser
import Explaining
import FileAccess
import MessageIO
import Reporting
import RuleCompiler

/// `weir docs`: a pack as a page of Markdown.
struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs",
    abstract: "Renders a pack to Markdown.",
    discussion: """
      Writes families, thresholds, rules with their titles, conditions and examples, and the \
      signals and lexicons behind them. The same rules give the same bytes.

      EXAMPLES
        weir docs > rules.md                    the rules in ./rules
        weir docs rules my-rules -o docs/rules.md
        weir docs --check docs/rules.md         is the page what the rules say?

      EXIT STATUS
        0  the page was written, or is what the rules say
        1  --check found another page
        2  the rules have errors or could not be read, or the command line is wrong
        3  the page could not be read or written
      """)

  @Argument(help: ArgumentHelp("Rule files or folders, compiled as one pack.", valueName: "path"))
  var paths: [String] = ["rules"]

  @Option(
    name: [.short, .customLong("output")],
    help: ArgumentHelp("Write the page there instead of to standard output.", valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      "Write nothing; say whether this file is the page the rules give.", valueName: "file"))
  var check: String?

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  /// A page of rules is a few megabytes at most.
  private static let largestPage = 256 << 20

  func validate() throws {
    guard check == nil || output == nil else {
      throw ValidationError("--check writes nothing: leave out --output")
    }
  }

  func run() throws {
    let pack = try RuleSetLoader.compile(paths)
    guard pack.ruleSet != nil else {
      RuleSetLoader.reportErrors(of: pack, color: color)
      throw UsageError("the rules have errors; no page was written")
    }
    let page = Array(PackDocument(pack).markdown.utf8)
    if let check {
      guard try FileAccess.read(check, limit: Self.largestPage) != page else { return }
      StandardError.report("\(Printable.text(check)) is not what weir docs makes of the rules")
      try ExitStatus.held.end()
    } else if let output {
      try write(page, to: output)
    } else {
      try StandardOutput.write(page)
    }
  }

  private func write(_ page: [UInt8], to path: String) throws {
    guard FileAccess.exists(path) else { return try FileAccess.create(path, with: page) }
    guard FileIdentity(path: path) != nil else {
      // A device or pipe, which can be neither compared nor replaced.
      var writer = try ByteWriter(path: path)
      try writer.write(page)
      try writer.close()
      return
    }
    guard try FileAccess.read(path, limit: Self.largestPage) != page else { return }
    try FileAccess.replace(path, with: page)
  }
}
