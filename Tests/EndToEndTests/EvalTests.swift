import Foundation
import Testing

/// `weir eval` as a person or a script runs it.
@Suite struct EvalTests {
  private let place: Workplace

  private static let corpus = #"""
    {"id":"f1","text":"请将资金转入安全账户","label":"fraud","family":"safe","lang":"zh"}
    {"id":"f2","text":"paid daily, from home","label":"fraud","family":"job","lang":"en"}
    {"id":"f3","text":"see you in court","label":"fraud","family":"safe","lang":"en"}
    {"id":"s1","text":"日结300 优惠","label":"spam","family":null,"lang":"zh"}
    {"id":"h1","text":"工资日结，财务部","label":"ham","family":null,"lang":"zh"}
    {"id":"h2","text":"今天天气不错","label":"ham","family":null,"lang":"zh"}
    {"id":"h3","text":"<script>alert(1)</script> the cat is paid daily","label":"ham","family":null,"lang":"en"}
    """#

  init() throws {
    place = try Workplace()
    try place.write("mine.jsonl", Self.corpus + "\n")
    try place.write("my.map", "class safe = safe-account\nclass job = job-scam\norigin real\n")
  }

  private func json(_ line: String) throws -> [String: Any] {
    let outcome = try place.run(line)
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try JSONSerialization.jsonObject(with: Data(outcome.output.utf8)) as? [String: Any]
      ?? [:]
  }

  @Test func `figures, blame and messages to read are printed`() throws {
    let outcome = try place.run("weir eval mine.jsonl --mapping my.map")
    #expect(outcome.status == 0 && outcome.errors == "")
    let text = outcome.output
    #expect(text.contains("end-to-end 1.0"))
    #expect(text.contains("7 messages: 3 fraud, 1 spam, 3 ham"))
    #expect(text.contains("real       3  66.7 (20.8-93.9)"), "\(text)")
    #expect(text.contains("\"日结\"") && text.contains("…工资[日结]，财务部…"), "\(text)")
    #expect(text.contains("FALSE POSITIVES: 2 OF 2 clusters (2 messages)"))
    #expect(text.contains("MISSES: 1 OF 1 cluster (1 message)"))
    #expect(!text.contains("\u{1B}"))
  }

  @Test func `JSON holds the same and does not depend on the number of jobs`() throws {
    let one = try place.run("weir eval mine.jsonl --mapping my.map --format json --jobs 1")
    let four = try place.run("weir eval mine.jsonl --mapping my.map --format json --jobs 4")
    #expect(one.output == four.output && one.output != "")
    let report = try json("weir eval mine.jsonl --mapping my.map --format json")
    let slices = report["slices"] as? [[String: Any]] ?? []
    let family = slices.first {
      $0["by"] as? String == "family" && $0["name"] as? String == "job-scam"
    }
    let recall = (family?["fraud"] as? [String: Any])?["review"] as? [String: Any]
    #expect(recall?["hits"] as? Int == 1 && recall?["total"] as? Int == 1)
    let blame = (report["blame"] as? [[String: Any]])?.first
    #expect(blame?["pattern"] as? String == "\"日结\"")
    #expect(blame?["rules"] as? [String] == ["job-scam/pays-daily"])
  }

  @Test func `the page and the list are written beside the report`() throws {
    let outcome = try place.run(
      "weir eval mine.jsonl --mapping my.map --html r.html --list-to list.jsonl -o report.txt")
    #expect(outcome.status == 0 && outcome.output == "")
    let page = try place.read("r.html")
    #expect(page.contains("&lt;script&gt;alert(1)&lt;/script&gt; the cat is"))
    #expect(!page.contains("<script>alert(1)"))
    #expect(try place.read("list.jsonl").split(separator: "\n").count == 3)
    #expect(try place.read("report.txt").contains("HELD FOR REVIEW OR BLOCKED"))
  }

  @Test func `what cannot be used is told with its place and the rest is measured`() throws {
    try place.write("bad.jsonl", Self.corpus + "\nnot json\n{\"text\":\"x\"}\n")
    let outcome = try place.run("weir eval bad.jsonl missing.jsonl --mapping my.map")
    #expect(outcome.status == 3)
    #expect(outcome.errors.contains("weir: bad.jsonl:8: not a JSON object"))
    #expect(outcome.errors.contains("weir: bad.jsonl:9: no label in the field \"label\""))
    #expect(outcome.errors.contains("weir: cannot read missing.jsonl: No such file"))
    #expect(outcome.output.contains("7 messages"))
    #expect(try place.run("weir eval missing.jsonl").status == 3)
    #expect(try place.run("weir eval mine.jsonl --html /no/such/folder/r.html").status == 3)
  }

  @Test(arguments: [
    ("weir eval", "Missing expected argument"),
    ("weir eval mine.jsonl --misses=-1", "must not be negative"),
    ("weir eval mine.jsonl --mapping missing.map", "cannot read the mapping missing.map"),
    ("echo 'class a' > w.map; weir eval mine.jsonl --mapping w.map", "w.map:1: write: class"),
    ("weir eval mine.jsonl --rules missing", "cannot read the rules at missing"),
    ("weir eval mine.jsonl --rules $FIXTURES/broken-rules", "the rules have errors"),
  ])
  func `mistakes of usage end with status 2`(_ line: String, _ message: String) throws {
    let outcome = try place.run(line)
    #expect(outcome.status == 2, "\(outcome.errors)")
    #expect(outcome.errors.contains(message), "\(outcome.errors)")
  }

  @Test func `standard input is a corpus and a closed pipe no error`() throws {
    let counted = try place.run("cat mine.jsonl | weir eval - --mapping my.map | head -1")
    #expect(counted.output.contains("7 messages") && counted.errors == "")
    let closed = try place.run("set -o pipefail; weir eval mine.jsonl --mapping my.map | true")
    #expect(closed.status == 0)
  }

  @Test func `the samples are measured with the mapping that stands beside them`() throws {
    let root = Workplace.packageRoot.path
    let report = try json(
      "weir eval '\(root)/samples/'*.jsonl --mapping '\(root)/samples/data-classes.map' --format json "
        + "--rules '\(root)/rules'")
    let threads = report["threads"] as? [String: Any]
    #expect((threads?["lawful"] as? [String: Any])?["hits"] as? Int == 0)
    #expect((report["corpus"] as? [String: Any])?["skipped"] as? Int == 0)
  }
}
