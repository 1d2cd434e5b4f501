import Foundation
import Testing

/// `weir explain` and `weir completions`.
@Suite struct ExplainTests {
  private let place: Workplace

  init() throws { place = try Workplace() }

  private func object(_ line: String) throws -> [String: Any] {
    let outcome = try place.run(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try #require(
      try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any])
  }

  @Test(
    "a message is explained wherever it comes from",
    arguments: [
      "weir explain '请将资金转入安.全.账.户'", "weir explain m.txt", "weir explain - < m.txt",
      "weir explain --id 7 m.jsonl", "weir explain --id m.jsonl:2 m.jsonl",
      "weir explain --id stdin:2 - < m.jsonl",
    ])
  func sources(_ line: String) throws {
    try place.write("m.txt", "\u{FEFF}请将资金转入安.全.账.户\r\n")
    try place.write("m.jsonl", "{\"text\":\"a\"}\n{\"id\":7,\"text\":\"请将资金转入安.全.账.户\"}\n")
    let outcome = try place.run(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(
      outcome.output.contains(
        """
          1 | 请将资金转入安.全.账.户
            |         ^^^^ transfer-words
            |             ^^^^^^^^^^^ safe-account-words

        """), "\(outcome.output)")
    #expect(outcome.output.contains("(0 tokens between, at most 12)"))
  }

  @Test func `the explanation of a message agrees with its verdict`() throws {
    try place.write("m.txt", "这里是公安局，请将资金转入安全账户\n")
    let explained = try object("weir explain m.txt --format json")
    let verdict = try object("weir screen m.txt --quiet")
    let inner = try #require(explained["verdict"] as? [String: Any])
    for member in ["verdict", "family", "score", "confidence"] {
      #expect(inner[member] as? NSObject == verdict[member] as? NSObject)
    }
  }

  @Test func `the sender and the channel of a message can be given`() throws {
    let explained = try object("weir explain hi --sender 95588 --channel sms --format json")
    #expect((explained["fold"] as? [String: Any])?["sender"] as? String == "short-code")
  }

  @Test func `a rule is explained by its id`() throws {
    let id = "safe-account/told-to-use-safe-account"
    let outcome = try place.run("weir explain --rule \(id)")
    #expect(outcome.output.hasPrefix("\(id)\n"))
    #expect(outcome.output.contains("transfer-words near safe-account-words within 12"))
    #expect(try object("weir explain --rule \(id) --format json")["id"] as? String == id)
  }

  @Test func `one rule is explained on a message that does not trigger it`() throws {
    let explained = try object("weir explain hello --rule job-scam/pays-daily --format json")
    let nearest = try #require(explained["nearest"] as? [[String: Any]])
    #expect(nearest.map { $0["id"] as? String } == ["job-scam/pays-daily"])
    #expect(nearest.first?["missing"] as? Int == 1)
  }

  @Test func `a message that completes a thread is explained with the messages before it`() throws {
    try place.write(
      "thread.weir",
      """
      family scam { title en "Scam"  review 30  block 42 }
      thread rule ladder in scam {
        score 30  when "已通过" then me "收到" then "垫付"  within 7 days
      }

      """)
    try place.write(
      "t.jsonl",
      """
      {"id":"a","thread":"t","text":"您已通过"}
      {"id":"b","thread":"t","text":"收到","direction":"out"}
      {"id":"c","thread":"t","text":"请垫付"}

      """)
    let outcome = try place.run("weir explain --id c t.jsonl --rules thread.weir")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.hasPrefix("review  scam  30.0 decibans"), "\(outcome.output)")
    #expect(outcome.output.contains("      with a: \"已通过\"\n      with b: \"收到\"\n"))
    let early = try place.run("weir explain --id b t.jsonl --rules thread.weir")
    #expect(early.output.hasPrefix("pass"))
    #expect(early.output.contains("2 parts missing"), "\(early.output)")
  }

  @Test func `a code is explained without rules`() throws {
    let outcome = try place.run("rm rules; weir explain W0302")
    #expect(outcome.status == 0)
    #expect(outcome.output.hasPrefix("warning[W0302]\n"))
    #expect(try object("weir explain E0104 --format json")["code"] as? String == "E0104")
  }

  @Test(
    "what cannot be explained is said",
    arguments: [
      ("weir explain", 2, "name a message, a code, or a rule"),
      ("weir explain --id 3", 2, "--id needs a file"),
      ("weir explain --rule a/b hi", 2, "no rule is called a/b"),
      ("weir explain E9999", 2, "there is no diagnostic E9999"),
      ("weir explain --rule job-scam/pays-dayly", 2, "did you mean job-scam/pays-daily?"),
      ("weir explain --rule zzz", 2, "no rule is called zzz"),
      ("weir explain --id 9 m.jsonl", 2, "m.jsonl has no record with the id 9"),
      ("weir explain m.jsonl", 2, "with --id"),
      ("weir explain --id 9 gone.jsonl", 3, "gone.jsonl"),
      ("weir explain hi --rules $FIXTURES/broken-rules", 2, "the rules have errors"),
    ])
  func refused(line: String, status: Int32, said: String) throws {
    try place.write("m.jsonl", "{\"text\":\"a\"}\n")
    let outcome = try place.run(line)
    #expect(outcome.status == status, "\(outcome.errors)")
    #expect(outcome.errors.contains(said), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
  }

  @Test(
    "the completion script of a shell names every command",
    arguments: ["bash", "zsh", "fish"])
  func completions(_ shell: String) throws {
    let outcome = try place.run("weir completions \(shell)")
    #expect(outcome.status == 0)
    for command in ["screen", "filter", "check", "explain", "completions"] {
      #expect(outcome.output.contains(command))
    }
  }

  @Test func `bash reads its completion script`() throws {
    let outcome = try place.run("weir completions bash > c && bash -n c")
    #expect(outcome.status == 0, "\(outcome.errors)")
  }
}
