import Diagnostics
import ScreeningEngine

/// Writes the summary of a run for a person.
package struct SummaryTextWriter: Sendable {
  private let style: TerminalStyle
  /// How many rules to name.
  private static let shownRules = 10

  package init(style: TerminalStyle) { self.style = style }

  /// The summary, ending in a line feed.
  package func text(of summary: RunSummary) -> String {
    let sections = [
      head(of: summary), verdicts(of: summary), families(of: summary), rules(of: summary),
      remarks(on: summary),
    ]
    return sections.filter { !$0.isEmpty }.map { $0.joined(separator: "\n") + "\n" }
      .joined(separator: "\n")
  }

  private func head(of summary: RunSummary) -> [String] {
    let rules = summary.ruleSet
    let pack = Printable.text("\(rules.name) \(rules.version)")
    let speed =
      "\(DecimalNumber.grouped(Int(summary.messagesPerSecond))) messages/s, "
      + "\(Self.rounded(summary.megabytesPerSecond)) MB/s"
    return [
      "\(style.paint("pack", .bold))  \(pack) (\(rules.hash)), "
        + Counted.text(rules.rules.count, "rule") + " in "
        + Counted.text(rules.families.count, "family", plural: "families"),
      "\(style.paint("read", .bold))  \(Counted.text(summary.tally.messages, "message")), "
        + "\(ByteCount.text(summary.bytes)) in \(Self.rounded(summary.seconds)) s: \(speed)",
    ]
  }

  private func verdicts(of summary: RunSummary) -> [String] {
    Verdict.Level.allCases.reversed().map { level in
      let count = DecimalNumber.grouped(summary.tally.levels[Int(level.rawValue)])
      let name = Self.padded(level.name, to: 24)
      return style.paint(name, level.color) + Self.right(count, to: 12)
    }
  }

  private func families(of summary: RunSummary) -> [String] {
    let held = summary.familiesThatHeld()
    guard !held.isEmpty else { return [] }
    let head =
      Self.padded("family", to: 24) + Self.right("block", to: 12) + Self.right("review", to: 12)
    return [style.paint(head, .dim)]
      + held.map { entry in
        Self.padded(summary.ruleSet.families[entry.family.index].name, to: 24)
          + Self.right(DecimalNumber.grouped(entry.count.block), to: 12)
          + Self.right(DecimalNumber.grouped(entry.count.review), to: 12)
      }
  }

  private func rules(of summary: RunSummary) -> [String] {
    let top = summary.topRules(Self.shownRules)
    guard !top.isEmpty else { return [] }
    let head = Self.right("messages", to: 12) + "  rule"
    return [style.paint(head, .dim)]
      + top.map { entry in
        Self.right(DecimalNumber.grouped(entry.messages), to: 12)
          + "  " + summary.ruleSet.rules[entry.rule.index].id
      }
  }

  /// What did not go as it should: each line counts everything, some show the first few.
  private func remarks(on summary: RunSummary) -> [String] {
    let tally = summary.tally
    var lines: [String] = []
    if tally.badRecords > 0 {
      let shown = tally.firstBadRecords.count
      let more = tally.badRecords > shown ? "; the first \(shown)" : ""
      lines.append(Counted.text(tally.badRecords, "bad record") + more + ":")
      for note in tally.firstBadRecords {
        lines.append("  \(Printable.text(note.place)): byte \(note.offset): \(note.reason.text)")
      }
    }
    for entry in summary.limitsReached() {
      let pattern = summary.ruleSet.patterns[entry.pattern.index]
      lines.append(
        "\(entry.count.kind.name) limit reached by \(pattern.place) on "
          + Counted.text(entry.count.messages, "message")
          + ", first on \(Printable.text(entry.count.firstMessage)): \(pattern.source)")
    }
    if tally.truncated > 0 {
      lines.append(
        Counted.text(tally.truncated, "message")
          + " longer than --max-message, screened up to there")
    }
    if tally.invalidSequences > 0 {
      lines.append(
        Counted.text(tally.invalidSequences, "invalid UTF-8 sequence") + " in "
          + Counted.text(tally.messagesWithInvalid, "message") + ", read as U+FFFD")
    }
    if !summary.failedInputs.isEmpty {
      lines.append(
        Counted.text(summary.failedInputs.count, "input") + " could not be read (see above)")
    }
    return lines
  }

  private static func padded(_ text: String, to columns: Int) -> String {
    text + String(repeating: " ", count: max(columns - DisplayWidth.columns(of: text), 1))
  }

  private static func right(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: max(columns - DisplayWidth.columns(of: text), 1)) + text
  }

  private static func rounded(_ value: Double) -> String {
    value >= 100
      ? DecimalNumber.grouped(Int(value.rounded())) : DecimalNumber.text(value, least: 2)
  }
}
