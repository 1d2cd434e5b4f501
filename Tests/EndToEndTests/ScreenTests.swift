import Foundation
import Testing

/// `weir screen` as a user runs it.
@Suite struct ScreenTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write(
      "inbox.jsonl",
      """
      {"id": "m1", "text": "公安局：请将资金转入安全账户"}
      {"id": "m2", "text": "今天天气不错"}
      {"id": "m3", "text": "Transfer your savings to the safe account"}
      {"id": 4, "text": "Work from home, paid daily"}

      """)
  }

  @Test func `every message gets one verdict, in input order`() throws {
    let outcome = try place.run("weir screen inbox.jsonl")
    #expect(outcome.status == 0)
    #expect(outcome.lines.count == 4)
    #expect(outcome.lines[0].hasPrefix(#"{"id":"m1","verdict":"block","family":"safe-account""#))
    #expect(outcome.lines[0].contains(#""score":44.0,"confidence":0.96"#))
    #expect(outcome.lines[0].contains(#""start":30,"end":42,"text":"安全账户"}"#))
    #expect(outcome.lines[1].hasPrefix(#"{"id":"m2","verdict":"pass","family":null,"score":0.0"#))
    #expect(outcome.lines[2].hasPrefix(#"{"id":"m3","verdict":"review""#))
    #expect(outcome.lines[3].hasPrefix(#"{"id":"4","verdict":"review","family":"job-scam""#))
    #expect(outcome.lines[3].contains(#""labels":["easy-money"]"#))
  }

  @Test func `the summary names the pack and counts on standard error`() throws {
    let outcome = try place.run("weir screen inbox.jsonl > /dev/null")
    #expect(outcome.errors.contains("pack  end-to-end 1.0 ("))
    #expect(outcome.errors.contains("3 rules in 2 families"))
    #expect(outcome.errors.contains("read  4 messages, "))
    #expect(outcome.errors.contains("block                              1\n"))
    #expect(outcome.errors.contains("safe-account                       1           1\n"))
    #expect(outcome.errors.contains("  2  safe-account/told-to-use-safe-account\n"))
  }

  @Test(
    "--only chooses verdicts and counts all",
    arguments: [
      ("block", ["m1"]), ("review", ["m3", "4"]), ("review,block", ["m1", "m3", "4"]),
      ("pass", ["m2"]),
    ]) func only(_ levels: String, _ ids: [String]) throws
  {
    let outcome = try place.run("weir screen inbox.jsonl --only \(levels)")
    #expect(
      outcome.lines.map { String($0.dropFirst(7).prefix { $0 != "\"" }) } == ids)
    #expect(outcome.errors.contains("read  4 messages"))
  }

  @Test(
    "--fail-on ends with status 1 when that level was reached",
    arguments: [
      ("inbox.jsonl", "review", 1), ("inbox.jsonl", "block", 1), ("review.txt", "review", 1),
      ("review.txt", "block", 0), ("pass.txt", "review", 0),
    ]) func failOn(_ file: String, _ level: String, _ status: Int32) throws
  {
    try place.write("review.txt", "在家点赞日结300\n")
    try place.write("pass.txt", "今天天气不错\n")
    #expect(try place.run("weir screen \(file) --fail-on \(level) -q").status == status)
  }

  @Test func `--evidence says how much is shown`() throws {
    let none = try place.run("weir screen inbox.jsonl -q --evidence none")
    #expect(!none.output.contains("\"signal\""))
    #expect(none.output.contains("\"evidence\":[]"))
    try place.write("police.txt", "the police\n")
    #expect(!(try place.run("weir screen police.txt -q").output.contains("\"signal\"")))
    #expect(try place.run("weir screen police.txt -q --evidence all").output.contains("\"signal\""))
  }

  @Test func `folders, files and standard input are read in the order given`() throws {
    let outcome = try place.run(
      """
      mkdir -p box/deep box/.hidden; echo a > box/1.txt; echo b > box/deep/2.log
      echo '{"text": "c"}' > box/3.jsonl; echo no > box/README.md; echo no > box/.hidden/4.txt
      echo d | weir screen box - inbox.jsonl -q
      """)
    let ids = outcome.lines.map { String($0.dropFirst(7).prefix { $0 != "\"" }) }
    #expect(
      ids == ["box/1.txt:1", "box/3.jsonl:1", "box/deep/2.log:1", "stdin:1", "m1", "m2", "m3", "4"])
    #expect(outcome.status == 0)
  }

  @Test func `standard input is read where no path is named`() throws {
    #expect(try place.run("echo hello | weir screen -q").lines.count == 1)
  }

  @Test("the output is the same for any number of jobs", arguments: [2, 3, 8])
  func jobs(_ jobs: Int) throws {
    let outcome = try place.run(
      """
      for i in $(seq 3000); do cat inbox.jsonl; echo "bad $i"; done > many.jsonl
      weir screen many.jsonl --jobs 1 -o one.jsonl --summary-json one.json 2> one.txt
      weir screen many.jsonl --jobs \(jobs) -o many-jobs.jsonl --summary-json many.json 2> many.txt
      cmp one.jsonl many-jobs.jsonl && grep -v '^read' one.txt > a && grep -v '^read' many.txt > b
      cmp a b && sed 's/"seconds":[0-9.]*//' one.json > a && sed 's/"seconds":[0-9.]*//' many.json > b
      cmp a b && wc -l < one.jsonl
      """)
    #expect(outcome.errors.isEmpty)
    #expect(outcome.output.contains("12000"))
  }

  @Test func `fields of JSON have the names the options say`() throws {
    try place.write("other.jsonl", #"{"key": "k7", "body": "转入安全账户"}"# + "\n")
    let outcome = try place.run("weir screen other.jsonl -q --text-field body --id-field key")
    #expect(outcome.output.hasPrefix(#"{"id":"k7","verdict":"review""#))
  }

  @Test func `the table is aligned and safe to show`() throws {
    try place.write("evil.txt", "转入安全账户\u{1B}[2J\n")
    let outcome = try place.run("weir screen evil.txt -q --output-format table")
    #expect(
      outcome.output == """
        verdict   score  family        id                text
        review     34.0  safe-account  evil.txt:1        转入安全账户 [2J

        """)
  }

  @Test func `several rule paths are one pack, and the default is ./rules`() throws {
    try place.write(
      "extra.weir",
      """
      rule works-from-home in job-scam {
        title en "Work from home"  zh "在家工作"
        stage contact
        score 12
        when  "work from home"
        hit   "work from home"
      }

      """)
    let outcome = try place.run("weir screen inbox.jsonl -q --rules rules --rules extra.weir")
    #expect(outcome.lines.last?.contains(#""verdict":"block","family":"job-scam""#) == true)
  }

  @Test func `the summary for programs goes to a file`() throws {
    let outcome = try place.run("weir screen inbox.jsonl -q --summary-json s.json")
    #expect(outcome.errors.isEmpty)
    #expect(
      try place.read("s.json").contains(#""verdicts":{"pass":1,"review":2,"block":1}"#))
  }
}
