import Messages
import Reporting
@testable import ScreeningEngine
import Testing

@Suite struct RunSummaryTests {
  /// A tally of `held` messages and `bad` records, numbered on from `start`.
  private func tally(held: Int, bad: Int, from start: Int = 1) -> RunTally {
    var tally = RunTally(Specimen.ruleSet)
    for number in start..<(start + held) {
      let batch = Specimen.batch("x", id: nil, number: number)
      var verdict = Specimen.held(number.isMultiple(of: 2) ? .block : .review)
      verdict.limits = [.init(pattern: PatternID(0), limit: .match)]
      verdict.invalidSequences = 2
      tally.record(verdict, on: batch.messages[0], in: batch, names: Specimen.names)
    }
    for number in start..<(start + bad) {
      let record = BadRecord(
        number: number, source: 0, record: ByteRange(0, 0), offset: 4,
        reason: .missingText(field: "text"))
      tally.record(record, names: Specimen.names)
    }
    return tally
  }

  private func summary(_ tally: RunTally) -> RunSummary {
    RunSummary(
      ruleSet: Specimen.ruleSet, tally: tally, bytes: 2_500_000, elapsed: .seconds(2),
      failedInputs: [])
  }

  private func text(_ tally: RunTally) -> String {
    SummaryTextWriter(style: TerminalStyle()).text(of: summary(tally))
  }

  @Test func `names the pack and counts what was found`() {
    #expect(
      text(tally(held: 3, bad: 0)) == """
        pack  specimen 1.0 (00000000deadbeef), 2 rules in 2 families
        read  3 messages, 2.5 MB in 2.00 s: 1 messages/s, 1.25 MB/s

        block                              1
        review                             2
        pass                               0

        family                         block      review
        safe-account                       1           2

            messages  rule
                   3  safe-account/told-to-use-safe-account

        match limit reached by rules/a.weir:7 on 3 messages, first on inbox.txt:1: /a+b/
        6 invalid UTF-8 sequences in 3 messages, read as U+FFFD

        """)
  }

  @Test func `shows the first ten bad records and counts them all`() {
    let text = text(tally(held: 0, bad: 25))
    #expect(text.contains("25 bad records; the first 10:\n"))
    #expect(
      text.contains(
        "  inbox.txt:10: byte 4: no text: the field \"text\" is missing or no string\n"))
    #expect(!text.contains("inbox.txt:11"))
  }

  @Test("parts merged in order count like the whole", arguments: [0, 1, 7, 12, 20])
  func merging(_ cut: Int) {
    var merged = tally(held: cut, bad: cut)
    merged.merge(tally(held: 20 - cut, bad: 20 - cut, from: cut + 1))
    let whole = tally(held: 20, bad: 20)
    let writer = SummaryJSONWriter()
    #expect(writer.bytes(of: summary(merged)) == writer.bytes(of: summary(whole)))
  }

  @Test func `an emptied tally counts from zero again`() {
    var emptied = tally(held: 5, bad: 5)
    emptied.removeAll()
    let writer = SummaryJSONWriter()
    let fresh = RunTally(Specimen.ruleSet)
    #expect(writer.bytes(of: summary(emptied)) == writer.bytes(of: summary(fresh)))
  }

  @Test func `the summary for programs has the same counts`() {
    let json = String(
      decoding: SummaryJSONWriter().bytes(of: summary(tally(held: 3, bad: 1))), as: UTF8.self)
    #expect(
      json == """
        {"pack":{"name":"specimen","version":"1.0","hash":"00000000deadbeef"},"messages":3,\
        "bytes":2500000,"seconds":2.00,"verdicts":{"pass":0,"review":2,"block":1},\
        "families":{"safe-account":{"review":2,"block":1}},\
        "rules":{"safe-account/told-to-use-safe-account":3},\
        "bad_records":{"count":1,"first":[{"place":"inbox.txt:1","offset":4,\
        "reason":"no text: the field \\"text\\" is missing or no string"}]},\
        "limits":[{"pattern":"rules/a.weir:7","source":"/a+b/","limit":"match","messages":3,\
        "first_message":"inbox.txt:1"}],"truncated":0,"invalid_utf8":6,"failed_inputs":[]}

        """)
  }
}
