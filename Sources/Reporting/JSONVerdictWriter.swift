package import Messages
package import ScreeningEngine

/// Writes verdicts as JSON Lines, in the shape of `schemas/verdict.schema.json`.
///
/// Members stand in one fixed order and numbers have one form, so equal verdicts are equal bytes.
package struct JSONVerdictWriter: VerdictWriter {
  private let ruleSet: RuleSet
  private let names: RecordNames
  /// The members of a verdict of which there is nothing to say, which is that of most messages.
  /// Copied as one piece, and with literals that are no StaticString (whose `description` makes a
  /// new string each time), writing 270,000 verdicts takes 0.05 s instead of 0.20 s.
  private let nothing: (beforeConfidence: [UInt8], afterConfidence: [UInt8])

  package init(ruleSet: RuleSet, names: RecordNames) {
    self.ruleSet = ruleSet
    self.names = names
    nothing = (
      Array(#""verdict":"pass","family":null,"score":0.0,"confidence":"#.utf8),
      Array(#","labels":[],"families":{},"rules":[]"#.utf8)
    )
  }

  package func append(
    _ verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    JSONText.append(raw: "{\"id\":", to: &output)
    names.appendJSON(nameOf: message, in: batch, to: &output)
    JSONText.append(raw: ",", to: &output)
    appendMembers(of: verdict, on: message, in: batch, to: &output)
    JSONText.append(raw: "}\n", to: &output)
  }

  /// Appends the members of the verdict without its id, and without braces: what `weir filter`
  /// puts into a record.
  package func appendMembers(
    of verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    guard !verdict.saysNothing || message.isTruncated else {
      output.append(contentsOf: nothing.beforeConfidence)
      DecimalNumber.append(verdict.confidence, least: 2, to: &output)
      output.append(contentsOf: nothing.afterConfidence)
      return
    }
    JSONText.append(raw: "\"verdict\":\"", to: &output)
    JSONText.append(raw: verdict.level.name, to: &output)
    JSONText.append(raw: "\",\"family\":", to: &output)
    if let family = verdict.family {
      JSONText.append(ruleSet.families[family.index].name, to: &output)
    } else {
      JSONText.append(raw: "null", to: &output)
    }
    JSONText.append(raw: ",\"score\":", to: &output)
    DecimalNumber.append(verdict.score, least: 1, to: &output)
    JSONText.append(raw: ",\"confidence\":", to: &output)
    DecimalNumber.append(verdict.confidence, least: 2, to: &output)
    JSONText.append(raw: ",\"labels\":[", to: &output)
    for index in verdict.labels.indices {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      JSONText.append(ruleSet.labels[verdict.labels[index].index], to: &output)
    }
    JSONText.append(raw: "],\"families\":{", to: &output)
    for index in verdict.familyScores.indices {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      let entry = verdict.familyScores[index]
      JSONText.append(ruleSet.families[entry.family.index].name, to: &output)
      JSONText.append(raw: ":", to: &output)
      DecimalNumber.append(entry.score, least: 1, to: &output)
    }
    JSONText.append(raw: "},\"rules\":[", to: &output)
    appendRules(of: verdict, on: message, in: batch, to: &output)
    JSONText.append(raw: "]", to: &output)
    appendRemarks(of: verdict, on: message, to: &output)
  }

  private func appendRules(
    of verdict: borrowing Verdict, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    for index in verdict.rules.indices {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      let fired = verdict.rules[index]
      let rule = ruleSet.rules[fired.rule.index]
      JSONText.append(raw: "{\"id\":", to: &output)
      JSONText.append(rule.id, to: &output)
      JSONText.append(raw: ",\"score\":", to: &output)
      DecimalNumber.append(fired.score, least: 0, to: &output)
      JSONText.append(raw: ",\"stage\":", to: &output)
      if let stage = rule.stage {
        JSONText.append(stage, to: &output)
      } else {
        JSONText.append(raw: "null", to: &output)
      }
      if fired.isShadow { JSONText.append(raw: ",\"shadow\":true", to: &output) }
      JSONText.append(raw: ",\"evidence\":[", to: &output)
      var isFirst = true
      for place in verdict.evidence.indices where verdict.evidence[place].rule == index {
        if !isFirst { JSONText.append(raw: ",", to: &output) }
        isFirst = false
        append(verdict.evidence[place], on: message, in: batch, to: &output)
      }
      for place in verdict.earlier.indices where verdict.earlier[place].rule == index {
        if !isFirst { JSONText.append(raw: ",", to: &output) }
        isFirst = false
        append(verdict.earlier[place], to: &output)
      }
      JSONText.append(raw: "]}", to: &output)
    }
  }

  private func append(
    _ evidence: Verdict.Evidence, on message: Message, in batch: borrowing MessageBatch,
    to output: inout [UInt8]
  ) {
    JSONText.append(raw: "{\"signal\":", to: &output)
    JSONText.append(ruleSet.signals[evidence.signal.index].name, to: &output)
    JSONText.append(raw: ",\"start\":", to: &output)
    DecimalNumber.append(evidence.start, to: &output)
    JSONText.append(raw: ",\"end\":", to: &output)
    DecimalNumber.append(evidence.end, to: &output)
    JSONText.append(raw: ",\"text\":", to: &output)
    let text = message.text.range
    let start = min(text.lowerBound + max(evidence.start, 0), text.upperBound)
    let end = min(max(text.lowerBound + evidence.end, start), text.upperBound)
    JSONText.append(batch.bytes[start..<end], to: &output)
    JSONText.append(raw: "}", to: &output)
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
