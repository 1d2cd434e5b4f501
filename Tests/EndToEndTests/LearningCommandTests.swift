import Testing

/// `weir tune`, `weir learn` and `weir mine` on small corpora made here.
@Suite struct LearningCommandTests {
  private let place: Workplace

  init() throws {
    place = try Workplace()
    try place.write("made/made.weir", rules, inFolder: "made")
    try place.write("frauds.jsonl", corpus(frauds: true))
    try place.write("second.jsonl", corpus(frauds: true, seed: 7))
    try place.write("inbox.jsonl", corpus(frauds: false))
  }

  private let rules = """
    pack { name "made" version "1" prior -30 }
    family scam { title en "Scam" review 30 block 42 }
    rule asks in scam {
      stage demand
      score 12   # by guess
      when "advance fee"
    }
    rule greets in scam { stage contact score 20 when "greetings" }
    """

  /// Frauds or ordinary messages, of invented words.
  private func corpus(frauds: Bool, seed: Int = 1) -> String {
    let syllables = ["ba", "de", "ki", "lo", "mu", "na", "po", "ri", "su", "ta"]
    func word(_ value: Int) -> String {
      [value % 10, value / 10 % 10, value / 100 % 10].map { syllables[$0] }.joined()
    }
    return (0..<(frauds ? 60 : 900)).map { number in
      var text = (1...5).map { word((number * 37 + seed * 11) * $0 * 7919 % 9973) }
        .joined(separator: " ")
      if frauds {
        text += number % 2 == 0 ? " advance fee" : " release the parcel against coins"
        return #"{"text":"\#(text)","label":"fraud","family":"scam"}"#
      }
      if number % 30 == 0 { text += " greetings" }
      return #"{"text":"\#(text)","label":"ham"}"#
    }.joined(separator: "\n") + "\n"
  }

  private let all = "frauds.jsonl second.jsonl inbox.jsonl --rules made"

  @Test func `tune shows figures and a patch that applies`() throws {
    let outcome = try place.run("weir tune \(all) --min-clusters 3 > out.txt && cat out.txt")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("scam/asks"), "\(outcome.output)")
    #expect(outcome.output.contains("left out"))
    #expect(outcome.output.contains("--- made/made.weir\n+++ made/made.weir\n"))
    #expect(outcome.output.contains("-  score 12   # by guess\n+  score "))
    #expect(try place.read("made/made.weir") == rules)
    let patched = try place.run(
      "patch -p0 < out.txt && weir check made; cat made/made.weir")
    #expect(patched.output.contains("# by guess"))
    #expect(try place.read("made/made.weir") != rules)
  }

  @Test func `tune --write changes the files, a second run then changes little`() throws {
    let outcome = try place.run("weir tune \(all) --min-clusters 3 --write")
    #expect(outcome.status == 0)
    #expect(outcome.output.contains("wrote made/made.weir"))
    let written = try place.read("made/made.weir")
    #expect(written != rules)
    #expect(written.contains("# by guess"))
  }

  @Test func `tune --html writes a page that needs nothing else and holds the patch`() throws {
    let outcome = try place.run("weir tune \(all) --min-clusters 3 --html r.html")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let page = try place.read("r.html")
    for part in [
      "Is confidence what it says?", "What every threshold would do", "scam/asks",
      "<canvas id=\"confidence\"", "<canvas id=\"curve-0\"", "default-src 'none'",
      "\n-  score 12   # by guess\n+  score ",
    ] {
      #expect(page.contains(part), "\(part)")
    }
    #expect(!page.contains("http-equiv=\"refresh") && !page.contains("src=\"http"))
    let unwritten = try place.run("weir tune \(all) --html /no/such/folder/r.html")
    #expect(unwritten.status == 3)
    #expect(unwritten.errors.contains("/no/such/folder/r.html"))
    #expect(unwritten.output.contains("Families"))
  }

  @Test func `tune keeps what is frozen and refuses names it does not know`() throws {
    let outcome = try place.run("weir tune \(all) --freeze scam/asks --min-clusters 3")
    #expect(outcome.output.contains("frozen: scam/asks"), "\(outcome.output)")
    let unknown = try place.run("weir tune \(all) --freeze scam/ask")
    #expect(unknown.status == 2)
    #expect(unknown.errors.contains("did you mean scam/asks?"))
  }

  @Test func `tune says that there is nothing to fit to`() throws {
    let outcome = try place.run("weir tune inbox.jsonl --rules made")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("nothing to fit to"))
  }

  @Test func `learn writes a lexicon that rules can use`() throws {
    let outcome = try place.run(
      "weir learn \(all) --scope both --min-clusters 3 --target-fpr 0.01 -o made/learned")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("scam, zh  nothing learned: the corpus has no frauds of it"))
    #expect(outcome.output.contains("written to made/learned/scam.en.tsv"), "\(outcome.output)")
    let list = try place.read("made/learned/scam.en.tsv")
    #expect(list.hasPrefix("# scam, en: made by weir learn."))
    #expect(try place.read("made/learned/fraud.en.tsv").contains("# left out  recall"))
    let options = "--scope both --min-clusters 3 --target-fpr 0.01 --at-least 2"
    let snippet = try place.run(
      #"weir learn \#(all) \#(options) | sed -n '/^lexicon/,$p' > s.weir"#)
    #expect(snippet.status == 0)
    let used = try place.run(
      "cat s.weir >> made/made.weir && weir check made && weir test made; weir screen frauds.jsonl --rules made"
    )
    #expect(used.output.contains("scam/learned-scam-en"), "\(used.output.prefix(2000))")
    #expect(used.output.contains("all/learned-fraud-en"), "\(used.output.prefix(2000))")
    let again = try place.run(
      "weir learn \(all) --scope both --min-clusters 3 --target-fpr 0.01 -o made/learned")
    #expect(again.status == 0, "\(again.errors)")
  }

  @Test func `mine shows what the rules miss`() throws {
    let outcome = try place.run(
      "weir mine frauds.jsonl --against inbox.jsonl --rules made --min-score 10")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("parcel"), "\(outcome.output)")
    #expect(!outcome.output.contains("  advance fee"))
    let json = try place.run("weir mine \(all) --format json --top 3")
    #expect(json.output.hasPrefix(#"{"fraud_clusters":"#))
    #expect(json.lines.count == 1)
  }

  @Test func `messages without labels are what the option says`() throws {
    try place.write(
      "bare.jsonl", (0..<20).map { #"{"text":"odd saffron kettle \#($0)"}"# + "\n" }.joined())
    let outcome = try place.run(
      "weir mine bare.jsonl --against inbox.jsonl --rules made --min-clusters 1 --min-score 5")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.output.contains("saffron"), "\(outcome.output)")
  }

  @Test(
    "JSON output is one object a command", arguments: ["tune", "learn", "mine"])
  func json(_ command: String) throws {
    let outcome = try place.run("weir \(command) \(all) --format json")
    #expect(outcome.status == 0, "\(outcome.errors)")
    #expect(outcome.lines.count == 1)
    let parsed = try place.run(
      "weir \(command) \(all) --format json | python3 -m json.tool > /dev/null")
    #expect(parsed.status == 0)
  }

  @Test(
    "bad input ends with the documented status", arguments: ["tune", "learn", "mine"])
  func badInput(_ command: String) throws {
    #expect(try place.run("weir \(command) missing.jsonl --rules made").status == 3)
    try place.write("broken.jsonl", "{\"text\":\n\u{0}\n[1]\n")
    #expect(try place.run("weir \(command) broken.jsonl --rules made").status == 2)
    let part = try place.run("weir \(command) \(all) broken.jsonl")
    #expect(part.status == 3)
    #expect(part.errors.contains("broken.jsonl:1:"), "\(part.errors)")
    try place.write("bad.map", "class = \n")
    #expect(try place.run("weir \(command) \(all) --mapping bad.map").status == 2)
    #expect(try place.run("weir \(command) \(all) --mapping none.map").status == 2)
    let closed = try place.run("set -o pipefail; weir \(command) \(all) | true")
    #expect(closed.status == 0)
  }
}

extension Workplace {
  /// Writes a file in a folder that is made.
  fileprivate func write(_ name: String, _ text: String, inFolder folder: String) throws {
    _ = try run("mkdir -p \(folder)")
    try write(name, text)
  }
}
