import Diagnostics
import FileAccess
import MessageIO
import Reporting
import RuleCheck
import RuleCompiler
import RuleTesting

/// `weir test --watch`: runs the examples again whenever a rule file changes, until Ctrl-C or until
/// nobody reads the output. Rules with errors, or that cannot be read, are reported and waited out.
struct TestWatch {
  private let options: TestCommand
  private let style: TerminalStyle
  private let isOnTerminal: Bool

  init(_ options: TestCommand) {
    self.options = options
    style = TerminalStyle(descriptor: 1, choice: options.color)
    isOnTerminal = ProcessEnvironment.isTerminal(1)
  }

  func run() throws {
    var watch = RuleWatch(options.paths)
    var files: [String] = []
    var failing: Set<String>?
    var changes: [(path: String, change: RuleWatch.Change)] = []
    while true {
      var output: [UInt8] = []
      // Only a terminal is cleared: a log keeps every run.
      if isOnTerminal, options.format == .text {
        output += Array("\u{1B}[2J\u{1B}[3J\u{1B}[H".utf8)
      }
      output += text(head(changes))
      do {
        let pack = try RuleSetLoader.compile(options.paths)
        files = pack.checked.files.map(\.path)
        if let run = TestRun(pack, options) {
          output += run.bytes(options.format, style)
          output += text(difference(from: &failing, to: run))
          output += text(run.shortfalls.map { $0 + "\n" }.joined())
        } else {
          output += complaint(DiagnosticReport(pack).errors(style: style))
        }
      } catch let error as UsageError {
        output += complaint("weir: \(error.description)\n")
      }
      output += text(style.paint("waiting for a rule file to change; Ctrl-C ends", .dim) + "\n")
      guard try write(output) == .written, let next = watch.nextChanges(among: files) else {
        return
      }
      changes = next
    }
  }

  /// `changed: rules/a.weir, rules/b.weir (removed)`.
  private func head(_ changes: [(path: String, change: RuleWatch.Change)]) -> String {
    guard !changes.isEmpty else { return "" }
    let names = changes.map { path, change in
      change == .changed ? path : "\(path) (\(change.rawValue))"
    }
    return style.paint("changed: \(names.joined(separator: ", "))", .bold) + "\n"
  }

  /// Which examples fail now and did not in the run before, and the reverse.
  private func difference(from failing: inout Set<String>?, to run: TestRun) -> String {
    let now = Set(
      run.examples.failures.map { failure in
        "\(failure.rule): \(failure.isHit ? "hit" : "miss") \(Printable.text(failure.example.text))"
      })
    defer { failing = now }
    guard let failing else { return "" }
    var text = ""
    for name in now.subtracting(failing).sorted() {
      text += style.paint("now fails", .red) + "   \(name)\n"
    }
    for name in failing.subtracting(now).sorted() {
      text += style.paint("now passes", .green) + "  \(name)\n"
    }
    return text
  }

  /// Lines for people; programs read one object a run and nothing else.
  private func text(_ line: String) -> [UInt8] {
    options.format == .text ? Array(line.utf8) : []
  }

  /// What is wrong with the rules: among the output for people, beside it for programs.
  private func complaint(_ text: String) -> [UInt8] {
    if options.format == .json { StandardError.write(text) }
    return self.text(text)
  }

  private func write(_ bytes: [UInt8]) throws(WriteError) -> ByteWriter.Outcome {
    var writer = ByteWriter.standardOutput()
    try writer.write(bytes)
    return try writer.flush()
  }
}
