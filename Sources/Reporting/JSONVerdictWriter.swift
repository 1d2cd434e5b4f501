package import Messages
package import ScreeningEngine

/// Writes verdicts as JSON Lines, in the shape of `schemas/verdict.schema.json`.
///
/// Members stand in one fixed order and numbers have one form, so equal verdicts are equal bytes.
package struct JSONVerdictWriter: VerdictWriter {
  private let ruleSet: RuleSet
  private let names: RecordNames
  private let pieces: VerdictPieces

  package init(ruleSet: RuleSet, names: RecordNames) {
    self.ruleSet = ruleSet
    self.names = names
    pieces = VerdictPieces(ruleSet)
  }

  package func append(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    output.append(piece: pieces.idHead.span)
    names.appendEscaped(nameOf: message, in: batch, to: &output)
    output.append(piece: pieces.idEnd.span)
    appendMembers(of: verdict, on: message, in: batch, to: &output)
    output.append(piece: pieces.lineEnd.span)
  }

  /// The lines differ in their ids alone, and those of messages without one in their number: the next is
  /// the last one with one added to its digits, copied as a whole.
  package func append(
    passed indices: Range<Int>, _ quiet: borrowing Verdict, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    var end = Array("\",".utf8)
    end += pieces.quietHead
    DecimalNumber.append(quiet.confidence, least: 2, to: &end)
    end += pieces.quietEnd
    end += Array("}\n".utf8)
    var line = NumberedLine(head: pieces.idHead, end: end)
    for index in indices {
      let message = batch.messages[index]
      if message.isTruncated {
        append(quiet, on: message, in: batch, to: &output)
      } else if let id = message.id {
        output.append(piece: pieces.idHead.span)
        JSONText.append(escaping: batch.bytes.span.extracting(id.range), to: &output)
        output.append(piece: end.span)
      } else {
        line.move(to: message, names)
        output.append(piece: line.bytes.span)
      }
    }
  }

  /// Appends the members of the verdict without its id, and without braces: what `weir filter`
  /// puts into a record.
  package func appendMembers(
    of verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    guard !verdict.saysNothing || message.isTruncated else {
      output.append(piece: pieces.quietHead.span)
      DecimalNumber.append(verdict.confidence, least: 2, to: &output)
      output.append(piece: pieces.quietEnd.span)
      return
    }
    pieces.heads.append(Int(verdict.level.rawValue), to: &output)
    if let family = verdict.family {
      pieces.families.append(family.index, to: &output)
    } else {
      output.append(piece: pieces.noFamily.span)
    }
    DecimalNumber.append(verdict.score, least: 1, to: &output)
    output.append(piece: pieces.confidence.span)
    DecimalNumber.append(verdict.confidence, least: 2, to: &output)
    output.append(piece: pieces.labelsHead.span)
    for index in verdict.labels.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      pieces.labels.append(verdict.labels[index].index, to: &output)
    }
    output.append(piece: pieces.familiesHead.span)
    for index in verdict.familyScores.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      let entry = verdict.familyScores[index]
      pieces.familyKeys.append(entry.family.index, to: &output)
      DecimalNumber.append(entry.score, least: 1, to: &output)
    }
    output.append(piece: pieces.rulesHead.span)
    appendRules(of: verdict, on: message, in: batch, to: &output)
    output.append(UInt8(ascii: "]"))
    appendRemarks(of: verdict, on: message, to: &output)
  }

  private func appendRules(
    of verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    for index in verdict.rules.indices {
      if index > 0 { output.append(UInt8(ascii: ",")) }
      let fired = verdict.rules[index]
      pieces.rules.append(fired.rule.index, to: &output)
      DecimalNumber.append(fired.score, least: 0, to: &output)
      if fired.isShadow {
        pieces.shadowStages.append(fired.rule.index, to: &output)
      } else {
        pieces.stages.append(fired.rule.index, to: &output)
      }
      var isFirst = true
      for place in verdict.evidence.indices where verdict.evidence[place].rule == index {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        append(verdict.evidence[place], on: message, in: batch, to: &output)
      }
      for place in verdict.earlier.indices where verdict.earlier[place].rule == index {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        append(verdict.earlier[place], to: &output)
      }
      output.append(piece: pieces.ruleEnd.span)
    }
  }

  private func append(
    _ evidence: Verdict.Evidence, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    pieces.signals.append(evidence.signal.index, to: &output)
    DecimalNumber.append(evidence.start, to: &output)
    output.append(piece: pieces.end.span)
    DecimalNumber.append(evidence.end, to: &output)
    output.append(piece: pieces.text.span)
    let text = message.text.range
    let start = min(text.lowerBound + max(evidence.start, 0), text.upperBound)
    let end = min(max(text.lowerBound + evidence.end, start), text.upperBound)
    JSONText.append(escaping: batch.bytes.span.extracting(start..<end), to: &output)
    output.append(piece: pieces.textEnd.span)
  }

  /// Evidence in an earlier message of the thread: its name and place, its text is gone.
  private func append(_ evidence: Verdict.EarlierEvidence, to output: inout [UInt8]) {
    JSONText.append(raw: "{\"message\":", to: &output)
    JSONText.append(evidence.message[...], to: &output)
    JSONText.append(raw: ",\"signal\":", to: &output)
    JSONText.append(ruleSet.signals[evidence.signal.index].name, to: &output)
    JSONText.append(raw: ",\"start\":", to: &output)
    DecimalNumber.append(evidence.start, to: &output)
    JSONText.append(raw: ",\"end\":", to: &output)
    DecimalNumber.append(evidence.end, to: &output)
    JSONText.append(raw: "}", to: &output)
  }

  /// Members that are there only where there is something to say: a limit reached, a text cut.
  private func appendRemarks(
    of verdict: borrowing Verdict, on message: Message, to output: inout [UInt8]
  ) {
    if let allowance = verdict.allowance {
      JSONText.append(raw: ",\"allowed\":{\"owner\":", to: &output)
      JSONText.append(ruleSet.program.allowances[allowance].owner, to: &output)
      JSONText.append(raw: ",\"why\":", to: &output)
      JSONText.append(ruleSet.program.allowances[allowance].why, to: &output)
      JSONText.append(raw: "}", to: &output)
    }
    if verdict.reading != .plain {
      JSONText.append(raw: ",\"reading\":\"", to: &output)
      JSONText.append(raw: verdict.reading.name, to: &output)
      JSONText.append(raw: "\"", to: &output)
    }
    if message.isTruncated || verdict.isTruncated {
      JSONText.append(raw: ",\"truncated\":true", to: &output)
    }
    if verdict.invalidSequences > 0 {
      JSONText.append(raw: ",\"invalid_utf8\":", to: &output)
      DecimalNumber.append(verdict.invalidSequences, to: &output)
    }
    guard !verdict.limits.isEmpty else { return }
    JSONText.append(raw: ",\"limits\":[", to: &output)
    for index in verdict.limits.indices {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      let event = verdict.limits[index]
      JSONText.append(raw: "{\"pattern\":", to: &output)
      JSONText.append(ruleSet.patterns[event.pattern.index].place, to: &output)
      JSONText.append(raw: ",\"limit\":\"", to: &output)
      JSONText.append(raw: event.limit.name, to: &output)
      JSONText.append(raw: "\"}", to: &output)
    }
    JSONText.append(raw: "]", to: &output)
  }
}

extension Verdict {
  /// Whether no rule held, and nothing went wrong.
  fileprivate var saysNothing: Bool {
    level == .pass && family == nil && score == 0 && labels.isEmpty && familyScores.isEmpty
      && rules.isEmpty && limits.isEmpty && !isTruncated && invalidSequences == 0
      && allowance == nil
  }
}

extension Verdict.Limit {
  /// The word in the output.
  package var name: String {
    switch self {
    case .match: "match"
    case .time: "time"
    }
  }
}
