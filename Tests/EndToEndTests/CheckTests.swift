import Foundation
import Testing

/// `weir check` with lints: fixes, comments that allow, chosen codes, a corpus, JSON and SARIF.
@Suite struct CheckTests {
  private let place: Workplace

  private static let rules = """
    family f { title en "F" review 30 block 42 }
    signal account = "安全账户" "安全帳戶"
    rule r in f {
      title en "R"
      stage demand
      score 45
      when  account near /code [A-z]{4}/ within 9
      refer "https://example.org/"
      hit   "安全账户 code abcd"
      miss  "安全账户"
    }

    """

  init() throws {
    place = try Workplace()
    try place.write("a.weir", Self.rules)
  }

  @Test func `--fix makes the edits and says what it did`() throws {
    let outcome = try place.run("weir check --strict a.weir --fix")
    #expect(outcome.status == 0, "\(outcome.output)\(outcome.errors)")
    #expect(outcome.errors == "weir: 2 fixes made in 1 file, 0 diagnostics left\n")
    let fixed = try place.read("a.weir")
    #expect(fixed.contains("signal account = \"安全账户\"\n"))
    #expect(fixed.contains("/code [A-Za-z]{4}/"))
    #expect(try place.run("weir check --strict a.weir && weir test a.weir").status == 0)
    #expect(try place.run("ls *.tmp").status != 0)
  }

  @Test func `--fix --diff writes a patch that does the same, and changes nothing`() throws {
    let outcome = try place.run("weir check a.weir --fix --diff > fix.patch; cat fix.patch")
    #expect(try place.read("a.weir") == Self.rules)
    #expect(outcome.output.contains("-signal account = \"安全账户\" \"安全帳戶\"\n"))
    let both = try place.run(
      "cp a.weir b.weir; patch -s a.weir fix.patch && weir check --fix b.weir 2>&- && cmp a.weir b.weir"
    )
    #expect(both.status == 0, "\(both.output)\(both.errors)")
  }

  @Test func `a fixed file keeps its mode, and a link stays a link`() throws {
    let outcome = try place.run(
      "chmod 640 a.weir; ln -s a.weir l.weir; weir check --fix l.weir; stat -c %a a.weir; readlink l.weir"
    )
    #expect(outcome.output.hasSuffix("640\na.weir\n"), "\(outcome.output)\(outcome.errors)")
    #expect(try place.read("a.weir").contains("A-Za-z"))
  }

  @Test func `a list file is fixed too, once though two lexicons name it`() throws {
    try place.write("l.txt", "帐户\n账户\n转账\n")
    try place.write(
      "c.weir",
      "lexicon a from \"l.txt\"\nlexicon b from \"l.txt\"\nrule r { label l when a and b }\n")
    let outcome = try place.run("weir check --fix --only W0303 c.weir; cat l.txt")
    #expect(outcome.output == "帐户\n转账\n", "\(outcome.output)\(outcome.errors)")
    #expect(outcome.errors.contains("in 1 file, 0 diagnostics left"))
  }

  @Test func `a file that cannot be written is left alone, status 3`() throws {
    let outcome = try place.run(
      "(trap '' XFSZ; ulimit -f 0; exec weir check --fix a.weir 2>&1) | cat; exit ${PIPESTATUS[0]}")
    #expect(outcome.status == 3)
    #expect(
      outcome.output.contains("weir: cannot write a.weir: File too large"), "\(outcome.output)")
    #expect(try place.read("a.weir") == Self.rules)
    #expect(try place.run("ls *.tmp").status != 0)
  }

  @Test func `--only and --ignore choose warnings, never errors`() throws {
    let lines = { (options: String) in
      try place.run("weir check --format json a.weir \(options)").lines.map { $0.prefix(16) }
    }
    #expect(try lines("") == [#"{"code":"W0303","#, #"{"code":"W0305","#])
    #expect(try lines("--only W0305,W0401") == [#"{"code":"W0305","#])
    #expect(try lines("--ignore w0305 --ignore W0401") == [#"{"code":"W0303","#])
    let broken = try place.run("weir check --ignore E0201 --only W0305 $FIXTURES/broken-rules")
    #expect(broken.status == 2 && broken.output.contains("E0201"))
    #expect(try place.run("weir check --only W9999 a.weir").status == 2)
  }

  @Test func `a comment lets a warning stand, and one too many is itself a warning`() throws {
    try place.write(
      "a.weir",
      Self.rules.replacing(
        "\nsignal", with: "\n# allow W0303: both spellings are searched for\nsignal"
      )
      .replacing("within 9", with: "within 9  # allow W0305"))
    let outcome = try place.run("weir check a.weir")
    #expect(outcome.output.contains("warning[W0101]: no reason is given"))
    #expect(outcome.output.hasSuffix("\n1 warning\n"), "\(outcome.output)")
    let chosen = try place.run("weir check --ignore W0303 --strict --ignore W0101 a.weir")
    #expect(chosen.output.isEmpty && chosen.status == 0)
  }

  @Test func `success is told on a terminal, and in silence elsewhere`() throws {
    _ = try place.run("mkdir clean")
    try place.write("clean/a.weir", Self.rules.replacing(" \"安全帳戶\"", with: ""))
    try place.write("clean/b.weir", "# nothing\n")
    let line = "weir check clean --ignore W0305"
    let silent = try place.run(line)
    #expect(silent.status == 0 && silent.output.isEmpty && silent.errors.isEmpty, "\(silent)")
    // script(1) gives the command a terminal.
    let told = try place.run("script -qec '\(line)' /dev/null | tr -d '\r'")
    #expect(told.output == "weir: 1 rule in 2 files: no findings\n", "\(told)")
    let piped = try place.run(
      "script -qec '\(line) --format json > out' /dev/null; cat out; wc -c < out")
    #expect(piped.output.hasSuffix("\n0\n"), "\(piped)")
    let sarif = try place.run("script -qec '\(line) --format sarif 2> err' /dev/null; cat err")
    #expect(!sarif.output.contains("no findings"))
  }

  @Test func `a corpus says what is common in it`() throws {
    let messages = (0..<300).map { $0 % 10 == 0 ? "您好，快递到了" : "消息\($0)" }
    try place.write("in.txt", messages.joined(separator: "\n") + "\n")
    try place.write("d.weir", "rule r { label l when \"快递\" or \"包裹\" hit \"快递\" }\n")
    let outcome = try place.run("weir check --only W0401 d.weir --corpus in.txt")
    #expect(outcome.output.contains("in 30 of the 300 messages of the corpus"), "\(outcome.output)")
    #expect(try place.run("weir check --only W0401 d.weir").output.isEmpty)
    let small = try place.run("head -5 in.txt | weir check --only W0401 d.weir --corpus -")
    #expect(small.errors.contains("the corpus has 5 messages; 200 are needed"))
    #expect(try place.run("weir check d.weir --corpus missing.txt").status == 3)
  }

  @Test func `a closed pipe is no error`() throws {
    let outcome = try place.run("weir check a.weir | true; exit ${PIPESTATUS[0]}")
    #expect(outcome.status == 0)
  }

  @Test(
    "options that do not go together are refused",
    arguments: ["--diff", "--fix --diff --format json", "--format xml", "--only nonsense"])
  func usage(_ options: String) throws {
    #expect(try place.run("weir check a.weir \(options)").status == 2)
  }
}

/// What programs read of `weir check`, held against the schemas.
@Suite(
  .enabled("needs python3-jsonschema: run scripts/setup") {
    let status = try Workplace().run("/usr/bin/python3 -c 'import jsonschema'").status
    return status == 0
  })
struct CheckSchemaTests {
  private let place: Workplace
  private let schemas = "\(Workplace.packageRoot.path)/schemas"

  init() throws { place = try Workplace() }

  /// Fixtures of every code, with edits, related places and comments that allow.
  private static let fixtures =
    "$FIXTURES/../../RuleLintTests/Fixtures $FIXTURES/../../RuleCheckTests/Fixtures"

  private func each(_ format: String, _ check: (_ file: String) -> String) throws -> String {
    try place.run(
      "for f in $(ls \(Self.fixtures.split(separator: " ").map { "\($0)/*.weir" }.joined(separator: " "))); "
        + "do weir check --format \(format) $f > out; \(check("out")); done | sort | uniq -c"
    ).output
  }

  @Test func `JSON lines are as the schema says`() throws {
    let output = try each("json") { file in
      "/usr/bin/python3 $FIXTURES/validate.py \(schemas) diagnostic.schema.json < \(file) | grep -v checked"
    }
    #expect(output.isEmpty, "\(output.prefix(2000))")
  }

  @Test func `the log is SARIF 2.1.0, as its own schema says`() throws {
    let output = try each("sarif") { file in
      "/usr/bin/python3 $FIXTURES/validate_sarif.py \(schemas)/third-party/sarif-schema-2.1.0.json < \(file)"
    }
    #expect(output.contains("valid"), "\(output.prefix(2000))")
    #expect(output.split(separator: "\n").count == 1, "\(output.prefix(2000))")
  }

  @Test func `the schema refuses what is no SARIF`() throws {
    let outcome = try place.run(
      "echo '{\"version\":\"2.1.0\",\"runs\":[{\"results\":[{}]}]}' | /usr/bin/python3 "
        + "$FIXTURES/validate_sarif.py \(schemas)/third-party/sarif-schema-2.1.0.json")
    #expect(outcome.output.contains("'tool' is a required property"))
  }

  @Test func `what a comment allows is a suppressed result with its reason`() throws {
    let outcome = try place.run(
      "weir check --format sarif $FIXTURES/../../RuleLintTests/Fixtures/suppressions.weir")
    #expect(outcome.output.contains(#""kind":"inSource","justification":"全角冒号也行""#))
  }
}
