import ArgumentParser
import Diagnostics
import FileAccess
import Reporting
import RuleCompiler

/// `weir new`: a pack to start from.
struct NewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new",
    abstract: "Makes a new pack that checks, tests and runs.",
    discussion: """
      Writes a small pack whose comments say what each part is for, a README and a few messages to \
      screen. Its rules are an example, about parcels held for a fee, whatever the family is called; \
      a family that Weir knows gets its title. Nothing that is there already is overwritten.

      EXAMPLES
        weir new my-rules
        weir new my-rules --family rental-scam --language en
        weir test my-rules && weir screen my-rules/sample.jsonl --rules my-rules

      EXIT STATUS
        0  the pack was made
        2  one of its files exists already, or the command line is wrong
        3  a file could not be written
      """)

  @Argument(help: ArgumentHelp("The folder to make the pack in.", valueName: "path"))
  var path: String

  @Option(
    help: ArgumentHelp(
      "The family of fraud the rules are for, in kebab-case.",
      discussion: "One of your own, or one that has a title: "
        + KnownFamily.all.map(\.name).joined(separator: ", ") + ".", valueName: "name"))
  var family = KnownFamily.example.name

  @Option(help: "The languages of its rules and messages: zh, en or both.")
  var language: PackTemplate.Language = .both

  func run() throws {
    guard !path.isEmpty else { throw UsageError("the path of the new pack is empty") }
    let template = PackTemplate(name: packName, family: family, language: language)
    try checkRules(of: template)
    let files = template.files.map { (path: folder + $0.path, text: $0.text) }
    // All are looked for before the first is written: half a pack helps nobody.
    if let taken = files.first(where: { FileAccess.exists($0.path) }) {
      throw UsageError("\(Printable.text(taken.path)) exists already; nothing was written")
    }
    for file in files { try FileAccess.create(file.path, with: Array(file.text.utf8)) }
    let names = files.map { Printable.text($0.path) + "\n" }
    try StandardOutput.write(Array(names.joined().utf8))
    if !template.isAboutExample {
      StandardError.report(
        "the rules in \(Printable.text(folder + family)).weir are an example about parcels; "
          + "its comments say what to change")
    }
  }

  /// The path with one slash at its end.
  private var folder: String { path.hasSuffix("/") ? path : path + "/" }

  /// The last part of the path; of `.` and the like a name to be changed.
  private var packName: String {
    let last = path.split(separator: "/").last.map(String.init) ?? ""
    return last.isEmpty || last.allSatisfy { $0 == "." } ? "my-rules" : last
  }

  /// The only name the user chose that the rules could refuse is the family's: the checker says so
  /// better than a test of our own.
  private func checkRules(of template: PackTemplate) throws {
    // The name of a file as well: no other path, and not that of the pack's own file.
    guard family.utf8.allSatisfy({ $0 != UInt8(ascii: "/") && $0 > 0x20 }), family != "pack" else {
      throw UsageError("a family cannot be called `\(Printable.text(family))`")
    }
    let sources = template.files.filter { $0.path.hasSuffix(".weir") }
      .map { SourceFile(path: $0.path, bytes: Array($0.text.utf8)) }
    let errors = PackCompiler.compile(sources).diagnostics.filter { $0.severity == .error }
    if let first = errors.first { throw UsageError(Printable.text(first.headline)) }
  }
}

extension PackTemplate.Language: ExpressibleByArgument {}
