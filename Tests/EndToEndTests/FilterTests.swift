import Testing

/// `weir filter` between two other processes.
@Suite struct FilterTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "in.jsonl",
      """
      {"text": "请将资金转入安全账户",  "n": [1, {"a": "}"}] }
      {"text":"hi"}
      not json
      {"text": "paid daily", "weir": {"verdict": "pass"}, "z": 1}

      """)
    try place.write("in.txt", "转入安全账户\nhi\ta\n\npaid daily\n")
  }

  @Test func `annotate adds a member and leaves every other byte`() throws {
    let outcome = try place.run("weir filter -q < in.jsonl")
    #expect(outcome.status == 3)
    #expect(outcome.lines.count == 4)
    let lines = outcome.lines
    let start = #"{"text": "请将资金转入安全账户",  "n": [1, {"a": "}"}] ,"weir":{"verdict":"review","#
    #expect(lines[0].hasPrefix(start))
    #expect(lines[0].hasSuffix("]}}"))
    #expect(
      lines[1] == #"{"text":"hi","weir":{"verdict":"pass","family":null,"score":0.0,"#
        + #""confidence":0.00,"labels":[],"families":{},"rules":[]}}"#)
  }

  @Test func `a record that cannot be read goes on unchanged and is counted`() throws {
    let outcome = try place.run("weir filter < in.jsonl")
    #expect(outcome.status == 3)
    #expect(outcome.lines[2] == "not json")
    #expect(outcome.errors.contains("1 bad record:\n  stdin:3: byte 0: malformed JSON"))
  }

  @Test func `a verdict that a record came with is replaced`() throws {
    let line = try place.run("weir filter -q < in.jsonl").lines[3]
    #expect(line.hasPrefix(#"{"text": "paid daily", "z": 1,"weir":{"verdict":"review","#))
  }

  @Test func `two filters leave one verdict`() throws {
    let once = try place.run("weir filter -q < in.jsonl")
    let twice = try place.run("weir filter -q < in.jsonl | weir filter -q")
    #expect(once.output == twice.output)
  }

  @Test func `plain lines get columns`() throws {
    let outcome = try place.run("weir filter -q < in.txt")
    #expect(
      outcome.output == """
        review\tsafe-account\t34.0\t转入安全账户
        pass\t-\t0.0\thi\ta
        pass\t-\t0.0\t
        review\tjob-scam\t31.5\tpaid daily

        """)
    #expect(outcome.status == 0)
  }

  @Test(
    "pass and hold write the records they name",
    arguments: [("pass", "hi\ta\n\n"), ("hold", "转入安全账户\npaid daily\n")])
  func modes(_ mode: String, _ expected: String) throws {
    #expect(try place.run("weir filter -q --mode \(mode) < in.txt").output == expected)
  }

  @Test func `--held takes the records that are held`() throws {
    let outcome = try place.run("weir filter -q --mode pass --held held.txt < in.txt")
    #expect(outcome.output == "hi\ta\n\n")
    #expect(try place.read("held.txt") == "转入安全账户\npaid daily\n")
  }

  @Test func `a bad record is not lost by pass and not held by hold`() throws {
    let pass = try place.run("weir filter -q --mode pass < in.jsonl")
    #expect(pass.lines == [#"{"text":"hi"}"#, "not json"])
    let hold = try place.run("weir filter -q --mode hold < in.jsonl")
    #expect(hold.lines.count == 2)
    #expect(hold.status == 3)
  }

  @Test func `what came in goes out as soon as the input pauses`() throws {
    // The reader gives up after five seconds: the answer must come while the input is still open.
    let outcome = try place.run(
      """
      mkfifo in out; weir filter -q < in > out & exec 3> in 4< out
      for text in one two three; do
        echo $text >&3; read -t 5 -u 4 line || exit 9; echo "$line"
      done
      exec 3>&-; wait
      """)
    #expect(outcome.status == 0)
    #expect(outcome.lines == ["one", "two", "three"].map { "pass\t-\t0.0\t\($0)" })
  }

  @Test func `only records reach standard output`() throws {
    let outcome = try place.run("weir filter < in.txt 2> /dev/null")
    #expect(outcome.lines.count == 4)
  }
}
