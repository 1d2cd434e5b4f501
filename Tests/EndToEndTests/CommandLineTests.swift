import Testing

/// Help, versions and mistakes on the command line.
@Suite struct CommandLineTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test(
    "a mistake on the command line ends with status 2 and says what it is",
    arguments: [
      ("weir frobnicate x", "weir: no command is called `frobnicate`; `weir help` lists them\n"),
      ("weir chekc rules", "weir: no command is called `chekc`; did you mean `check`?\n"),
      ("weir screen --no-such", "--no-such"),
      ("weir screen --jobs 0", "--jobs must be from 1 to 256, not 0"),
      ("weir screen --jobs many", "many"), ("weir screen --only blocks", "blocks"),
      ("weir screen --only ''", "--only"), ("weir screen --max-message 0", "--max-message"),
      ("weir screen --max-message 99G", "99G"), ("weir screen --format csv", "csv"),
      ("weir filter --mode hold --held h", "--held does nothing with --mode hold"),
      ("weir filter in.txt", "in.txt"),
      ("weir filter --text-field weir", "no field can be called weir"),
      ("weir screen --rules nowhere x", "cannot read the rules at nowhere: No such file"),
      ("rm rules; weir screen x", "no rules: there is no folder rules, nor "),
    ]) func usage(_ line: String, _ said: String) throws
  {
    let outcome = try place.run(line)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains(said), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "help goes to the output, teaches, and ends with status 0",
    arguments: ["weir", "weir --help", "weir screen --help", "weir help filter"])
  func help(_ line: String) throws {
    let outcome = try place.run(line)
    #expect(outcome.status == 0)
    #expect(outcome.errors.isEmpty)
    for part in ["EXAMPLES", "EXIT STATUS", "  3  ", "weir screen"] where line != "weir help filter"
    {
      #expect(outcome.output.contains(part))
    }
  }

  @Test(
    "every option of every command has a line of help",
    arguments: [
      "screen", "filter", "check", "test", "explain", "disguise", "profile", "completions",
    ])
  func options(_ command: String) throws {
    let lines = try place.run("weir \(command) --help").output.split(separator: "\n")
    for (index, line) in lines.enumerated() where line.hasPrefix("  -") {
      let rest = line.drop { $0 == " " }.drop { $0 != " " }
      // A long option's help stands on the next line.
      let isDescribed = rest.contains("  ") || lines[index + 1].hasPrefix("          ")
      #expect(isDescribed, "\(line)")
    }
  }

  @Test func `the version is one line`() throws {
    let outcome = try place.run("weir --version")
    #expect(outcome.output.split(separator: "\n").count == 1)
    #expect(outcome.status == 0)
  }
}
