import Foundation
import Testing

/// `weir new`, and that what it makes works with every other command.
@Suite struct NewTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test(
    "a new pack checks, is formatted, passes its tests and screens its sample",
    arguments: [
      ("", ["zh-1 block", "zh-2 review", "zh-3 pass", "en-1 block", "en-2 review", "en-3 pass"]),
      ("--language zh", ["zh-1 block", "zh-2 review", "zh-3 pass"]),
      ("--language en --family rental-scam", ["en-1 block", "en-2 review", "en-3 pass"]),
    ])
  func works(_ options: String, _ verdicts: [String]) throws {
    let made = try place.run("weir new packs/mine \(options)")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.lines.first == "packs/mine/pack.weir")
    let checks = try place.run(
      "cd packs/mine && weir check --strict . && weir fmt --check . && weir test .")
    #expect(checks.status == 0, "\(checks.output)\(checks.errors)")
    #expect(checks.output.hasSuffix("all as they say\n"))
    let screened = try place.run(
      "cd packs/mine && weir screen sample.jsonl --rules . -q"
        + #" | sed -E 's/\{"id":"([^"]*)","verdict":"([a-z]*)".*/\1 \2/'"#)
    #expect(screened.lines == verdicts, "\(screened.errors)")
    #expect(try place.run("weir docs packs/mine -o packs/mine/RULES.md").status == 0)
  }

  @Test func `the comments that teach are all there, whatever the language`() throws {
    _ = try place.run("weir new both && weir new en --language en")
    let comments = #"grep -ho '#[^"]*$' "#
    let both = try place.run(comments + "both/*.weir").lines
    let english = try place.run(comments + "en/*.weir").lines
    #expect(both.count > 20)
    // What only Chinese rules have is explained in packs that have it.
    #expect(Set(english).isSubset(of: Set(both)))
  }

  @Test func `a family of the shipped pack gets its title, another one of its name`() throws {
    let shipped = try place.run("cat $FIXTURES/../../../rules/pack.weir").output
    let families = shipped.matches(
      of: /family (?<name>[a-z-]+) \{\n  title +en (?<en>"[^"]+")\s+zh (?<zh>"[^"]+")/)
    #expect(families.count == 16)
    // `unsorted` is for what is about no family.
    for family in families.map(\.output) where family.name != "unsorted" {
      let made = try place.run(
        "weir new \(family.name) --family \(family.name) && cat \(family.name)/pack.weir")
      #expect(made.output.contains("en \(family.en)"), "\(made.output)")
      #expect(made.output.contains("zh \(family.zh)"), "\(made.output)")
    }
    let own = try place.run("weir new mine --family toll-fine && cat mine/*")
    #expect(own.output.contains("en \"Toll fine\"  zh \"toll-fine\""), "\(own.output)")
    #expect(!own.output.contains("Parcel fee"))
    #expect(own.output.contains("Nothing below is about toll-fine yet."))
    #expect(
      own.errors
        == "weir: the rules in mine/toll-fine.weir are an example about parcels; "
        + "its comments say what to change\n")
    let example = try place.run("weir new example && cat example/*")
    #expect(example.errors.isEmpty)
    #expect(!example.output.contains("example about parcels"))
  }

  @Test func `nothing is overwritten`() throws {
    _ = try place.run("mkdir mine")
    try place.write("mine/README.md", "mine")
    let outcome = try place.run("weir new mine")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "weir: mine/README.md exists already; nothing was written\n")
    #expect(try place.run("ls mine").output == "README.md\n")
    #expect(try place.read("mine/README.md") == "mine")
  }

  @Test(
    "names that cannot be a family's are refused",
    arguments: ["Foo", "all", "../x", "a b", "pack", "", "x}"])
  func family(_ name: String) throws {
    let outcome = try place.run("weir new mine --family '\(name)'")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("weir: "))
    #expect(try place.run("ls -d mine").status != 0)
  }

  @Test func `a folder that cannot be made is named`() throws {
    let outcome = try place.run("touch file && weir new file/mine")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("cannot use file"), "\(outcome.errors)")
  }

  @Test func `quotes and Chinese in a path are no trouble`() throws {
    let outcome = try place.run("weir new '我的\"规则\"' && weir check --strict '我的\"规则\"'")
    #expect(outcome.status == 0, "\(outcome.errors)\(outcome.output)")
  }
}

/// `weir docs`: what is rendered is the library's business; here, where it goes.
@Suite struct DocsTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  @Test func `a page is written, and compared`() throws {
    #expect(try place.run("weir docs -o page.md").status == 0)
    #expect(try place.read("page.md").hasPrefix("# end-to-end 1.0\n"))
    #expect(try place.run("weir docs").output == place.read("page.md"))
    #expect(try place.run("weir docs --check page.md").status == 0)
    let outcome = try place.run("echo more >> page.md; weir docs --check page.md")
    #expect(outcome.status == 1)
    #expect(outcome.errors == "weir: page.md is not what weir docs makes of the rules\n")
    #expect(try place.run("weir docs --output page.md && weir docs --check page.md").status == 0)
  }

  @Test func `rules with errors give no page`() throws {
    let outcome = try place.run("weir docs $FIXTURES/broken-rules -o page.md")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("error[E0201]"))
    #expect(try place.run("ls page.md").status != 0)
  }

  @Test func `a page that cannot be read or written is named`() throws {
    let missing = try place.run("weir docs --check nowhere.md")
    #expect(missing.status == 3)
    #expect(missing.errors.contains("nowhere.md: No such file or directory"))
    #expect(try place.run("weir docs -o nowhere/page.md").status == 0)
    #expect(try place.run("touch file && weir docs -o file/page.md").status == 3)
  }

  @Test func `a page can go to a device`() throws {
    #expect(try place.run("weir docs -o /dev/stdout | cat").output == place.run("weir docs").output)
    #expect(try place.run("weir docs -o /dev/full").status == 3)
    #expect(try place.run("weir docs > /dev/full").status == 3)
  }

  @Test func `a reader that goes away is no error`() throws {
    let outcome = try place.run("weir docs | head -1; echo ${PIPESTATUS[0]}")
    #expect(outcome.lines == ["# end-to-end 1.0", "0"])
  }
}
