import Messages
import Reporting
@testable import ScreeningEngine
import Testing

/// The shape other programs read: `schemas/verdict.schema.json`.
@Suite struct JSONVerdictWriterTests {
  private let writer = JSONVerdictWriter(ruleSet: Specimen.ruleSet, names: Specimen.names)

  private func line(_ verdict: Verdict, on batch: MessageBatch) -> String {
    Specimen.line(verdict, on: batch, by: writer)
  }

  @Test func `a held message has its family, scores, rules and evidence`() {
    let batch = Specimen.batch("转入安全账户")
    let verdict = Specimen.held(.review, evidence: [6..<18])
    #expect(
      line(verdict, on: batch) == """
        {"id":"m42","verdict":"review","family":"safe-account","score":34.0,"confidence":0.72,\
        "labels":[],"families":{"safe-account":34.0},"rules":\
        [{"id":"safe-account/told-to-use-safe-account","score":34,"stage":"demand","evidence":\
        [{"signal":"safe-account","start":6,"end":18,"text":"安全账户"}]}]}

        """)
  }

  @Test func `a message that passes has a null family and empty lists`() {
    #expect(
      line(Verdict(), on: Specimen.batch("hi")) == """
        {"id":"m42","verdict":"pass","family":null,"score":0.0,"confidence":0.00,"labels":[],\
        "families":{},"rules":[]}

        """)
  }

  @Test func `a record without an id is called by its input and number`() {
    let text = line(Verdict(), on: Specimen.batch("hi", id: nil, number: 17))
    #expect(text.hasPrefix(#"{"id":"inbox.txt:17","#))
  }

  @Test func `labels, other families and rules without a stage are written`() {
    var verdict = Specimen.held(.block)
    verdict.labels = [LabelID(0)]
    verdict.familyScores.append(.init(family: FamilyID(1), score: 3.5))
    verdict.rules.append(.init(rule: RuleID(1), score: -3.25))
    let text = line(verdict, on: Specimen.batch("hi"))
    #expect(text.contains(#""labels":["distress"]"#))
    #expect(text.contains(#""families":{"safe-account":34.0,"job-scam":3.5}"#))
    #expect(
      text.contains(#"{"id":"job-scam/pays-daily","score":-3.25,"stage":null,"evidence":[]}"#))
  }

  @Test func `what went wrong with a message stands in its verdict`() {
    var verdict = Verdict()
    verdict.isTruncated = true
    verdict.invalidSequences = 3
    verdict.limits = [.init(pattern: PatternID(0), limit: .match)]
    let text = line(verdict, on: Specimen.batch("hi"))
    let remarks =
      #","truncated":true,"invalid_utf8":3,"#
      + #""limits":[{"pattern":"rules/a.weir:7","limit":"match"}]}"#
    #expect(text.hasSuffix(remarks + "\n"))
  }

  @Test(
    "evidence is cut to the text, whatever the span says",
    arguments: [-5..<2, 0..<900, 3..<3, 700..<900])
  func spans(_ span: Range<Int>) {
    let text = line(Specimen.held(.review, evidence: [span]), on: Specimen.batch("abc"))
    #expect(text.contains(#""start":\#(span.lowerBound),"end":\#(span.upperBound)"#))
    let shown = "abc".utf8.enumerated().filter { span.contains($0.offset) }.map(\.element)
    #expect(text.contains(#""text":"\#(String(decoding: shown, as: UTF8.self))""#))
  }

  @Test func `the table and the object of a filter have the same members`() {
    let batch = Specimen.batch("hi")
    var output: [UInt8] = []
    let verdict = Specimen.held(.block)
    writer.appendMembers(of: verdict, on: batch.messages[0], in: batch, to: &output)
    let members = String(decoding: output, as: UTF8.self)
    #expect(line(verdict, on: batch) == #"{"id":"m42",\#(members)}"# + "\n")
  }
}
