import Foundation
import Testing

/// `weir fmt`, as its user runs it.
@Suite struct FmtTests {
  private let place: Workplace
  private let untidy = "signal  a=\"x\"\n\n\n\nfamily f{review 30 block 42}\n"
  private let tidy = """
    signal a = "x"

    family f {
      review  30
      block   42
    }

    """

  init() throws {
    place = try Workplace()
    _ = try place.run("mkdir mine")
    try place.write("mine/a.weir", untidy)
    try place.write("mine/b.weir", tidy)
  }

  @Test func `files are formatted, and those that changed are named`() throws {
    let first = try place.run("weir fmt mine")
    #expect(first.status == 0)
    #expect(first.output == "mine/a.weir\n")
    #expect(first.errors.isEmpty)
    #expect(try place.read("mine/a.weir") == tidy)
    #expect(try place.run("weir fmt mine").output.isEmpty)
    #expect(try place.run("ls mine").output == "a.weir\nb.weir\n")
  }

  @Test func `--check changes nothing and ends with status 1`() throws {
    let outcome = try place.run("weir fmt --check mine")
    #expect(outcome.status == 1)
    #expect(outcome.output == "mine/a.weir\n")
    #expect(outcome.errors == "weir: 1 file is not in canonical form\n")
    #expect(try place.read("mine/a.weir") == untidy)
    #expect(try place.run("weir fmt --check mine/b.weir").status == 0)
  }

  @Test func `what --diff prints makes patch do the same`() throws {
    let outcome = try place.run("weir fmt --diff mine > change.diff && patch -p0 < change.diff")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(try place.read("mine/a.weir") == tidy)
    #expect(try place.run("weir fmt --diff --check mine").status == 0)
  }

  @Test func `standard input goes to standard output`() throws {
    let outcome = try place.run("weir fmt - < mine/a.weir")
    #expect(outcome.status == 0)
    #expect(outcome.output == tidy)
    #expect(try place.run("weir fmt --check - < mine/a.weir").status == 1)
    #expect(try place.run("weir fmt - mine").status == 2)
  }

  @Test func `a file with syntax errors is left as it is, and the others are formatted`() throws {
    let broken = "signal  s {\n"
    try place.write("mine/0.weir", broken)
    let outcome = try place.run("weir fmt mine")
    #expect(outcome.status == 2)
    #expect(outcome.output == "mine/a.weir\n")
    #expect(outcome.errors.contains("error[E0110]"))
    #expect(outcome.errors.contains("mine/0.weir:2:1"))
    #expect(outcome.errors.contains("weir: mine/0.weir has syntax errors and was left as it is"))
    #expect(try place.read("mine/0.weir") == broken)
    let piped = try place.run("weir fmt - < mine/0.weir")
    #expect(piped.status == 2)
    #expect(piped.output.isEmpty)
  }

  @Test func `a file that must not be written is reported and left as it is`() throws {
    let outcome = try place.run("chmod a-w mine/a.weir && weir fmt mine")
    #expect(outcome.status == 3)
    #expect(outcome.errors == "weir: cannot format mine/a.weir: Permission denied\n")
    #expect(try place.read("mine/a.weir") == untidy)
  }

  @Test func `links and permissions survive`() throws {
    let outcome = try place.run(
      "chmod 640 mine/a.weir && ln -s mine/a.weir link.weir && weir fmt link.weir"
        + " && stat -c %a mine/a.weir && test -L link.weir")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output == "link.weir\n640\n")
    #expect(try place.read("mine/a.weir") == tidy)
  }

  @Test func `line ends of another system and a byte order mark are taken off`() throws {
    try place.write("mine/a.weir", "\u{FEFF}" + tidy.replacing("\n", with: "\r\n"))
    #expect(try place.run("weir fmt mine/a.weir").status == 0)
    #expect(try place.read("mine/a.weir") == tidy)
  }

  @Test func `paths without rules are named`() throws {
    let missing = try place.run("weir fmt nowhere")
    #expect(missing.status == 2)
    #expect(missing.errors.contains("cannot read the rules at nowhere: No such file"))
    let empty = try place.run("mkdir empty && weir fmt empty")
    #expect(empty.status == 2)
    #expect(empty.errors.contains("no rule files (.weir) at empty"))
  }

  @Test func `a reader that goes away is no error`() throws {
    let outcome = try place.run("weir fmt --diff mine | head -1; echo ${PIPESTATUS[0]}")
    #expect(outcome.lines == ["--- mine/a.weir", "0"])
  }
}
