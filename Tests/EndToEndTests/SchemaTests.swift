import Foundation
import Testing

/// Real output against the schemas other programs are promised.
@Suite(
  .enabled("needs python3-jsonschema: run scripts/setup") {
    let status = try Workplace().run("/usr/bin/python3 -c 'import jsonschema'").status
    return status == 0
  })
struct SchemaTests {
  private let place: Workplace
  private let validate =
    "/usr/bin/python3 $FIXTURES/validate.py \(Workplace.packageRoot.path)/schemas"

  init() throws {
    place = try Workplace()
    try place.write(
      "in.jsonl",
      Array(#"{"id":"a","text":"这里是公安局，请将资金转入安全账户 \"now\" \u0007"}"#.utf8)
        + [10] + Array(#"{"text":"hi "#.utf8) + [0xFF, 0xC3] + Array(#"", "weir": 1}"#.utf8) + [10]
        + Array(#"{"id":7,"text":"paid daily "#.utf8) + Array(repeating: 0x61, count: 400 << 10)
        + Array("\"}\nbad\n".utf8))
    try place.write("slow.txt", "zeta alpha" + String(repeating: " beta", count: 40) + "\n")
  }

  private func expectValid(_ line: String, _ schema: String, count: Int) throws {
    let outcome = try place.run("\(line) | \(validate) \(schema).schema.json")
    #expect(outcome.output == "\(count) checked\n", "\(outcome.output)\(outcome.errors)")
  }

  @Test(
    "verdicts are as the schema says",
    arguments: ["none", "review", "all"])
  func verdicts(_ evidence: String) throws {
    try expectValid("weir screen in.jsonl -q --evidence \(evidence)", "verdict", count: 3)
  }

  @Test func `a verdict with limits is as the schema says`() throws {
    let line = "weir screen slow.txt -q --rules $FIXTURES/slow-rules"
    try expectValid(line, "verdict", count: 1)
  }

  @Test func `annotated records are as the schema says`() throws {
    // The second record is no valid UTF-8, and a filter leaves it so.
    let line = "weir filter -q < in.jsonl | sed -e 2d -e /^bad/d"
    try expectValid(line, "annotated", count: 2)
  }

  @Test func `the summary is as the schema says`() throws {
    try expectValid(
      "weir screen in.jsonl missing.jsonl -q --summary-json s.json > /dev/null; cat s.json",
      "summary", count: 1)
  }

  @Test(
    "the explanation of a message is as the schema says",
    arguments: [
      "这里是公安局，请将资金转入安.全.账.户", "hi", "转账，不要转账", "\u{200B}安\u{200B}全", "5万元 http://example.com",
    ])
  func messageExplanations(_ text: String) throws {
    let pack = "--rules \(Workplace.packageRoot.path)/rules"
    for rules in ["", pack] {
      let line = "printf '\(text)' | weir explain - --format json \(rules)"
      try expectValid(line, "explanation", count: 1)
    }
  }

  @Test func `the explanations of many messages are as the schema says`() throws {
    let root = Workplace.packageRoot.path
    let ids = ["thread-parcel-zh-7", "thread-newaccount-en-5", "safe-001", "extort-001", "job-001"]
    let lines = ids.map {
      "cat '\(root)'/samples/*.jsonl | weir explain --id \($0) - --format json --rules '\(root)/rules'"
    }
    try expectValid("(\(lines.joined(separator: "; ")))", "explanation", count: ids.count)
  }

  @Test func `the explanations of all shipped rules are as the schema says`() throws {
    let rules = "\(Workplace.packageRoot.path)/rules"
    let ids = try shippedRules(rules)
    #expect(ids.count > 100)
    let command = "weir explain --format json --rules '\(rules)' --rule"
    // Each compiles the whole pack, in a debug build for seconds. Those of learned words name a hundred
    // thousand patterns, of which the schema's validator takes minutes to see that they are alike.
    let some = ids.filter { !$0.contains("/words-of-") }.enumerated()
      .filter { $0.offset % 18 == 0 }.map(\.element)
    let lines = some.map { "\(command) \($0)" }.joined(separator: "; ")
    try expectValid("(\(lines))", "explanation", count: some.count)
  }

  /// The ids of the pack's rules, from the files: `rule NAME in FAMILY`.
  private func shippedRules(_ folder: String) throws -> [String] {
    let files = try FileManager.default.contentsOfDirectory(atPath: folder).sorted()
    return try files.filter { $0.hasSuffix(".weir") }.flatMap { file in
      try String(contentsOfFile: "\(folder)/\(file)", encoding: .utf8)
        .matches(of: /(?m)^(?:thread )?rule ([a-z0-9-]+) in ([a-z0-9-]+)/)
        .map { "\($0.output.2)/\($0.output.1)" }
    }
  }

  @Test func `the explanation of a code is as the schema says`() throws {
    try expectValid(
      "(weir explain E0301 --format json; weir explain W0202 --format json)", "explanation",
      count: 2)
  }

  @Test func `an evaluation and a comparison are as the schemas say`() throws {
    let samples = "\(Workplace.packageRoot.path)/samples"
    let corpus = "'\(samples)' --mapping '\(samples)/data-classes.map'"
    try expectValid("weir eval \(corpus) --format json", "eval", count: 1)
    let rules = "'\(Workplace.packageRoot.path)/rules'"
    try expectValid("weir diff rules \(rules) --corpus \(corpus) --format json", "diff", count: 1)
  }

  @Test(
    "what tests and profiles say is as the schema says",
    arguments: [
      ("weir test --format json --coverage --mutate", "test"),
      ("weir test $FIXTURES/failing-rules --format json --coverage --mutate --summary", "test"),
      ("weir profile in.jsonl --output-format json", "profile"),
      ("weir profile slow.txt --output-format json --rules $FIXTURES/slow-rules", "profile"),
    ])
  func reports(_ line: String, _ schema: String) throws {
    try expectValid(line, schema, count: 1)
  }

  @Test func `the schema refuses what is not a verdict`() throws {
    let outcome = try place.run(
      "echo '{\"id\":\"a\",\"verdict\":\"maybe\"}' | \(validate) verdict.schema.json")
    #expect(outcome.output.contains("line 1: $.verdict: 'maybe' is not one of"))
    #expect(outcome.output.contains("'score' is a required property"))
  }
}
