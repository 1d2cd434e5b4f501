import Foundation
import Testing

/// `weir diff` as a person or a script runs it.
@Suite struct DiffTests {
  private let place: Workplace

  private static let pack = """
    pack { name "d"  version "1"  prior -30 }
    family a { title en "A"  review 30  block 42 }
    lexicon words from "lists/words.txt"
    rule one in a { title en "O"  score 31  when words }

    """

  init() throws {
    place = try Workplace()
    try place.write(
      "c.jsonl",
      """
      {"id":"f","text":"alpha","label":"fraud","family":"a"}
      {"id":"h","text":"beta gamma","label":"ham","family":null}
      {"id":"n","text":"delta","label":"ham","family":null}

      """)
    // Two versions in a repository, the later one also in the folder.
    let made = try place.run(
      """
      set -e; git init -q repo; cd repo; git config user.email a@b; git config user.name t
      mkdir -p rules/lists; cat > rules/a.weir <<'EOF'
      \(Self.pack)EOF
      printf 'alpha\\n' > rules/lists/words.txt; ln -s a.weir rules/link.weir
      git add .; git commit -qm one; git tag old
      printf 'beta\\n' > rules/lists/words.txt; rm rules/link.weir; git add -A; git commit -qm two
      """)
    #expect(made.status == 0, "\(made.errors)")
  }

  @Test func `a revision is compared with a folder and both with one another`() throws {
    for (old, new) in [
      ("old:rules", "rules"), ("old:rules", "HEAD:rules"), ("HEAD~1:rules", "./rules"),
      ("old:", "."),
    ] {
      let outcome = try place.run("cd repo; weir diff \(old) \(new) --corpus ../c.jsonl")
      #expect(outcome.status == 0, "\(outcome.errors)")
      #expect(outcome.output.contains("2 verdicts of 3 messages changed"), "\(outcome.output)")
      #expect(outcome.output.contains("1 new-false-positive, 1 lost-recall"))
      #expect(outcome.output.contains("a/one stops (31 → -)"))
    }
    let same = try place.run("cd repo; weir diff HEAD:rules rules --corpus ../c.jsonl")
    #expect(same.output.contains("0 verdicts of 3 messages changed"))
    #expect(try place.run("cd repo; git status --porcelain").output == "", "nothing is left behind")
  }

  @Test func `a change that --fail-on names ends with status 1`() throws {
    let line = "cd repo; weir diff old:rules rules --corpus ../c.jsonl --fail-on"
    #expect(try place.run("\(line) new-false-positive > /dev/null").status == 1)
    #expect(try place.run("\(line) lost-recall > /dev/null").status == 1)
    let back = "cd repo; weir diff rules rules --corpus ../c.jsonl --fail-on new-false-positive"
    #expect(try place.run(back).status == 0)
    #expect(try place.run("\(line) new-false-positive --corpus missing.jsonl").status == 3)
  }

  @Test func `messages without labels are compared`() throws {
    try place.write("plain.jsonl", "{\"text\":\"alpha\"}\n{\"text\":\"beta\"}\n")
    let outcome = try place.run(
      "cd repo; weir diff old:rules rules --corpus ../plain.jsonl --format json")
    let report = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
    let counts = report?["counts"] as? [String: Int]
    #expect(counts?["held"] == 1 && counts?["released"] == 1 && counts?["lost-recall"] == 0)
  }

  @Test(arguments: [
    ("nobody:rules rules", "git: fatal: "), ("old:nothing rules", "git: fatal: "),
    ("missing rules", "cannot read the rules at missing"),
    ("old:rules/lists rules", "holds no .weir file"),
    ("'old:rules;touch oops' rules", "git: fatal: "), ("rules rules --show=-1", "negative"),
  ])
  func `what is no version of rules ends with status 2`(_ versions: String, _ said: String) throws {
    let outcome = try place.run("cd repo; weir diff \(versions) --corpus ../c.jsonl")
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains(said), "\(outcome.errors)")
    #expect(try place.run("ls repo/oops").status != 0)
  }
}
