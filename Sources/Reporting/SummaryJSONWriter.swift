import ScreeningEngine

/// Writes the summary of a run as one JSON object, in the shape of `schemas/summary.schema.json`.
package struct SummaryJSONWriter: Sendable {
  package init() {}

  /// The object and a line feed.
  package func bytes(of summary: RunSummary) -> [UInt8] {
    var output: [UInt8] = []
    JSONText.append(raw: "{\"pack\":{\"name\":", to: &output)
    JSONText.append(summary.ruleSet.name, to: &output)
    JSONText.append(raw: ",\"version\":", to: &output)
    JSONText.append(summary.ruleSet.version, to: &output)
    JSONText.append(raw: ",\"hash\":", to: &output)
    JSONText.append(summary.ruleSet.hash, to: &output)
    JSONText.append(raw: "},\"messages\":", to: &output)
    DecimalNumber.append(summary.tally.messages, to: &output)
    JSONText.append(raw: ",\"bytes\":", to: &output)
    DecimalNumber.append(summary.bytes, to: &output)
    JSONText.append(raw: ",\"seconds\":", to: &output)
    DecimalNumber.append(summary.seconds, least: 2, to: &output)
    JSONText.append(raw: ",\"verdicts\":", to: &output)
    appendObject(Verdict.Level.allCases, to: &output) { level in
      (level.name, summary.tally.levels[Int(level.rawValue)])
    }
    JSONText.append(raw: ",\"families\":{", to: &output)
    for (index, entry) in summary.familiesThatHeld().enumerated() {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      JSONText.append(summary.ruleSet.families[entry.family.index].name, to: &output)
      JSONText.append(raw: ":{\"review\":", to: &output)
      DecimalNumber.append(entry.count.review, to: &output)
      JSONText.append(raw: ",\"block\":", to: &output)
      DecimalNumber.append(entry.count.block, to: &output)
      JSONText.append(raw: "}", to: &output)
    }
    JSONText.append(raw: "},\"rules\":", to: &output)
    appendObject(summary.topRules(.max), to: &output) { entry in
      (summary.ruleSet.rules[entry.rule.index].id, entry.messages)
    }
    appendTroubles(of: summary, to: &output)
    JSONText.append(raw: "}\n", to: &output)
    return output
  }

  private func appendTroubles(of summary: RunSummary, to output: inout [UInt8]) {
    JSONText.append(raw: ",\"bad_records\":{\"count\":", to: &output)
    DecimalNumber.append(summary.tally.badRecords, to: &output)
    JSONText.append(raw: ",\"first\":", to: &output)
    appendArray(summary.tally.firstBadRecords, to: &output) { note, output in
      JSONText.append(raw: "{\"place\":", to: &output)
      JSONText.append(note.place, to: &output)
      JSONText.append(raw: ",\"offset\":", to: &output)
      DecimalNumber.append(note.offset, to: &output)
      JSONText.append(raw: ",\"reason\":", to: &output)
      JSONText.append(note.reason.text, to: &output)
      JSONText.append(raw: "}", to: &output)
    }
    JSONText.append(raw: "},\"limits\":", to: &output)
    appendArray(summary.limitsReached(), to: &output) { entry, output in
      let pattern = summary.ruleSet.patterns[entry.pattern.index]
      JSONText.append(raw: "{\"pattern\":", to: &output)
      JSONText.append(pattern.place, to: &output)
      JSONText.append(raw: ",\"source\":", to: &output)
      JSONText.append(pattern.source, to: &output)
      JSONText.append(raw: ",\"limit\":", to: &output)
      JSONText.append(entry.count.kind.name, to: &output)
      JSONText.append(raw: ",\"messages\":", to: &output)
      DecimalNumber.append(entry.count.messages, to: &output)
      JSONText.append(raw: ",\"first_message\":", to: &output)
      JSONText.append(entry.count.firstMessage, to: &output)
      JSONText.append(raw: "}", to: &output)
    }
    JSONText.append(raw: ",\"truncated\":", to: &output)
    DecimalNumber.append(summary.tally.truncated, to: &output)
    JSONText.append(raw: ",\"invalid_utf8\":", to: &output)
    DecimalNumber.append(summary.tally.invalidSequences, to: &output)
    JSONText.append(raw: ",\"failed_inputs\":", to: &output)
    appendArray(summary.failedInputs, to: &output) { input, output in
      JSONText.append(raw: "{\"name\":", to: &output)
      JSONText.append(input.name, to: &output)
      JSONText.append(raw: ",\"reason\":", to: &output)
      JSONText.append(input.reason, to: &output)
      JSONText.append(raw: "}", to: &output)
    }
  }

  private func appendObject<Element>(
    _ elements: [Element], to output: inout [UInt8],
    member: (Element) -> (name: String, value: Int)
  ) {
    JSONText.append(raw: "{", to: &output)
    for (index, element) in elements.enumerated() {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      let (name, value) = member(element)
      JSONText.append(name, to: &output)
      JSONText.append(raw: ":", to: &output)
      DecimalNumber.append(value, to: &output)
    }
    JSONText.append(raw: "}", to: &output)
  }

  private func appendArray<Element>(
    _ elements: [Element], to output: inout [UInt8],
    element appendElement: (Element, inout [UInt8]) -> Void
  ) {
    JSONText.append(raw: "[", to: &output)
    for (index, element) in elements.enumerated() {
      if index > 0 { JSONText.append(raw: ",", to: &output) }
      appendElement(element, &output)
    }
    JSONText.append(raw: "]", to: &output)
  }
}
