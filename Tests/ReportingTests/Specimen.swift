import Messages
import Reporting
@testable import ScreeningEngine

/// A small rule set and messages to write about.
enum Specimen {
  static let ruleSet = RuleSet(
    name: "specimen", version: "1.0", prior: -30, hash: "00000000deadbeef",
    families: [
      .init(name: "safe-account", review: 30, block: 42),
      .init(name: "job-scam", review: 30, block: 42),
    ],
    rules: [
      .init(id: "safe-account/told-to-use-safe-account", stage: "demand"),
      .init(id: "job-scam/pays-daily", stage: nil),
    ],
    signals: [.init(name: "safe-account"), .init(name: "daily-pay")],
    labels: ["distress"],
    patterns: [.init(path: "rules/a.weir", line: 7, source: "/a+b/")])

  /// A batch with one message of this text, and an id if there is one.
  static func batch(_ text: [UInt8], id: String? = "m42", number: Int = 1) -> MessageBatch {
    var batch = MessageBatch()
    batch.bytes = text
    let whole = ByteRange(0, text.count)
    var message = Message(record: whole, text: whole, number: number)
    if let id {
      batch.bytes.append(contentsOf: id.utf8)
      message.id = ByteRange(whole.count, batch.bytes.count)
    }
    batch.messages = [message]
    return batch
  }

  static func batch(_ text: String, id: String? = "m42", number: Int = 1) -> MessageBatch {
    batch(Array(text.utf8), id: id, number: number)
  }

  /// A verdict of one rule of the first family, with `evidence` as its spans.
  static func held(
    _ level: Verdict.Level, score: Double = 34, evidence: [Range<Int>] = []
  ) -> Verdict {
    var verdict = Verdict()
    verdict.level = level
    verdict.family = level > .pass ? FamilyID(0) : nil
    verdict.score = score
    verdict.confidence = 0.7153
    verdict.familyScores = [.init(family: FamilyID(0), score: score)]
    verdict.rules = [.init(rule: RuleID(0), score: score)]
    verdict.evidence = evidence.map {
      .init(rule: 0, signal: SignalID(0), start: $0.lowerBound, end: $0.upperBound)
    }
    return verdict
  }

  static let names = RecordNames(sources: ["inbox.txt"])

  /// The one line a writer makes of a verdict.
  static func line(
    _ verdict: Verdict, on batch: MessageBatch, by writer: any VerdictWriter
  ) -> String {
    var output: [UInt8] = []
    writer.append(verdict, on: batch.messages[0], in: batch, to: &output)
    return String(decoding: output, as: UTF8.self)
  }
}
