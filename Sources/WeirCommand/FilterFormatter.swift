import Messages
import Reporting
import ScreeningEngine

/// The output of `weir filter`: records, annotated or chosen by their verdicts.
struct FilterFormatter: BatchFormatter {
  let mode: FilterMode
  /// Whether held records go to the second output.
  let divertsHeld: Bool
  let ruleSet: RuleSet
  let verdicts: JSONVerdictWriter

  func appendHead(to output: inout BatchOutput) {}

  func append(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout BatchOutput
  ) {
    let isHeld = verdict.level > .pass
    if isHeld && divertsHeld {
      appendRecord(verdict, on: message, in: batch, to: &output.diverted)
      return
    }
    switch mode {
    case .annotate: appendRecord(verdict, on: message, in: batch, to: &output.main)
    case .pass: if !isHeld { append(message.record, of: batch, to: &output.main) }
    case .hold: if isHeld { append(message.record, of: batch, to: &output.main) }
    }
  }

  /// A record that could not be read is never lost: it goes on as it came, but for `hold`, which
  /// promises that what it writes was held.
  func append(_ bad: BadRecord, in batch: borrowing MessageBatch, to output: inout BatchOutput) {
    switch mode {
    case .annotate, .pass: append(bad.record, of: batch, to: &output.main)
    case .hold: break
    }
  }

  /// The record, with its verdict where the mode asks for that.
  private func appendRecord(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    guard mode == .annotate else {
      append(message.record, of: batch, to: &output)
      return
    }
    // A plain line is its own text; of a JSON record the text is a part.
    if message.isWholeRecord {
      appendColumns(verdict, to: &output)
      append(message.record, of: batch, to: &output)
      return
    }
    let record = RecordAnnotator(batch.bytes[message.record.range])
    record.append(to: &output) { output in
      verdicts.appendMembers(of: verdict, on: message, in: batch, to: &output)
    }
    output.append(UInt8(ascii: "\n"))
  }

  private func appendColumns(_ verdict: borrowing Verdict, to output: inout [UInt8]) {
    let tab = UInt8(ascii: "\t")
    JSONText.append(raw: verdict.level.name, to: &output)
    output.append(tab)
    if let family = verdict.family {
      JSONText.append(raw: ruleSet.families[family.index].name, to: &output)
    } else {
      output.append(UInt8(ascii: "-"))
    }
    output.append(tab)
    DecimalNumber.append(verdict.score, least: 1, to: &output)
    output.append(tab)
  }

  private func append(
    _ record: ByteRange, of batch: borrowing MessageBatch, to output: inout [UInt8]
  ) {
    output.append(contentsOf: batch.bytes[record.range])
    output.append(UInt8(ascii: "\n"))
  }
}

extension Message {
  /// Whether the text starts where the record does: so in plain lines, never in JSON, where a
  /// brace and a quote come first.
  fileprivate var isWholeRecord: Bool { text.start == record.start }
}
