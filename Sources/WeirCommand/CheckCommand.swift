import ArgumentParser
import Diagnostics
import FileAccess
import MessageIO
import Messages
import Reporting
import RuleCheck
import RuleCompiler
import RuleLint

/// `weir check`: what is wrong, or worth a look, in rule files.
struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks rule files, shows what is wrong with them and where, and mends it.",
    discussion: """
      Beside mistakes, `check` finds what is legal and still wrong: phrases that others cover, \
      patterns that backtrack, thresholds that cannot be reached, rules without tests. \
      `weir explain CODE` says what a code means. A comment `# allow W0303: reason`, on the line \
      or above the construct, lets a warning stand. Where there is nothing to say it says so on a \
      terminal, and is silent elsewhere.

      EXAMPLES
        weir check                         the rules in ./rules
        weir check --strict my-rules       warnings count as errors
        weir check --fix --diff rules      what --fix would change, as a patch
        weir check --fix rules             make the changes that the help lines offer
        weir check --only W0303,W0401 rules
        weir check --corpus in.jsonl rules also find words common in these messages
        weir check --format sarif rules > weir.sarif

      EXIT STATUS
        0  no errors (with --strict: nor warnings); with --fix, of what is left
        2  the rules have errors, or could not be read
        3  a corpus could not be read, or a file not written
      """)

  @Argument(help: ArgumentHelp("Rule files or folders, checked as one pack.", valueName: "path"))
  var paths: [String] = ["rules"]

  @Option(
    help: "How diagnostics are written: text for people, json (one object a line) or sarif (2.1.0)."
  )
  var format: CheckFormat = .text

  @Flag(help: "Count every warning as an error.")
  var strict = false

  @Flag(help: "Make the edits that diagnostics offer, in the files.")
  var fix = false

  @Flag(help: "With --fix: write the changes as a patch to standard output instead.")
  var diff = false

  @Option(
    help: ArgumentHelp("Report only warnings with these codes; errors always.", valueName: "codes"))
  var only: [CodeList] = []

  @Option(
    help: ArgumentHelp("Leave warnings with these codes out.", valueName: "codes"))
  var ignore: [CodeList] = []

  @Option(
    help: ArgumentHelp(
      "Messages to count words in, one a line or JSON Lines; may be repeated.", valueName: "file"))
  var corpus: [String] = []

  @Option(help: "Colours on the terminal: auto, always or never.")
  var color: ColorChoice = .auto

  func validate() throws {
    if diff, !fix { throw ValidationError("--diff shows what --fix would change: give both") }
    if diff, format != .text {
      throw ValidationError("--diff writes a patch, which has no --format")
    }
  }

  func run() throws {
    var check = PackCheck(only: only.flatMap(\.codes), ignored: ignore.flatMap(\.codes))
    var pack = try RuleSetLoader.compile(paths)
    if fix {
      let fixed = FixRun(check).run(pack, isDryRun: diff)
      try write(fixed)
      if fixed.failure != nil { try ExitStatus.partial.end() }
      pack = fixed.pack
      // The patch is the output; the status is that of what it leaves.
      if diff { return try end(check.result(pack)) }
    }
    if !corpus.isEmpty, pack.ruleSet != nil {
      check.corpus = try CorpusCount.shares(of: corpus, pack)
    }
    let result = check.result(pack)
    try report(result)
    try end(result)
  }

  private func end(_ result: PackCheck.Result) throws {
    let isBad = result.diagnostics.contains { $0.severity == .error || strict }
    if isBad { try ExitStatus.usage.end() }
  }

  private func report(_ result: PackCheck.Result) throws {
    let report = DiagnosticReport(
      files: result.pack.checked.files, result.diagnostics, isStrict: strict)
    let style = TerminalStyle(descriptor: 1, choice: color)
    try StandardOutput.write(report.bytes(format, style: style, suppressed: result.suppressed))
    // Silence leaves a person wondering what was looked at; a script has the status.
    if result.diagnostics.isEmpty, StandardError.isTerminal {
      StandardError.report(Self.success(result))
    }
  }

  private static func success(_ result: PackCheck.Result) -> String {
    let pack = result.pack.checked
    let files = pack.files.count { $0.path.hasSuffix(".weir") }
    let allowed =
      result.suppressed.isEmpty ? "" : ", \(result.suppressed.count) allowed by comments"
    return "\(Counted.text(pack.rules.count, "rule")) in \(Counted.text(files, "file")): "
      + "no findings" + allowed
  }

  private func write(_ fixed: FixRun.Outcome) throws {
    if diff { try StandardOutput.write(Array(fixed.patch.utf8)) }
    if let failure = fixed.failure {
      StandardError.report("cannot write \(failure.path): \(failure.reason)")
    }
    let made = Counted.text(fixed.made, "fix", plural: "fixes")
    let verb = diff ? "would be made" : "made"
    StandardError.report(
      "\(made) \(verb) in \(Counted.text(fixed.changedFiles, "file")), "
        + "\(Counted.text(fixed.left, "diagnostic")) left")
  }
}

/// The value of `check --format`.
enum CheckFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json, sarif
}

/// The value of `--format` of the commands that report on rules.
enum ReportFormat: String, CaseIterable, ExpressibleByArgument {
  case text, json
}

/// `W0303` or `W0303,W0401` on the command line.
struct CodeList: ExpressibleByArgument {
  let codes: [DiagnosticCode]

  init?(argument: String) {
    let codes = argument.split(separator: ",").map { DiagnosticCode(rawValue: $0.uppercased()) }
    guard !codes.isEmpty, !codes.contains(nil) else { return nil }
    self.codes = codes.compactMap { $0 }
  }
}
