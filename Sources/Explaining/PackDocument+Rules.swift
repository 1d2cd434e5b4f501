import Diagnostics
import Reporting
import RuleCheck
import RuleCompiler
import RuleFormat

extension PackDocument {
  /// A rule: what it says, its condition as it would be written, and its examples.
  func rule(_ rule: CheckedRule) -> String {
    let parts = [
      "### \(MarkdownText.plain(id(rule)))\n", titleLine(rule.title), facts(of: rule),
      MarkdownText.block(condition(of: rule)), examples(of: rule),
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func facts(of rule: CheckedRule) -> String {
    var facts: [(name: String, value: String)] = []
    if let stage = rule.stage { facts.append(("stage", stage.rawValue)) }
    if let group = rule.group { facts.append(("group", MarkdownText.plain(group))) }
    if let score = score(rule) { facts.append(("score", score)) }
    if !rule.labels.isEmpty {
      facts.append(("labels", rule.labels.map { MarkdownText.plain($0) }.joined(separator: ", ")))
    }
    if let chain = rule.chain {
      let time = Duration.text(seconds: chain.duration)
      facts.append(("messages", "\(chain.steps.count) of one thread, within \(time)"))
    }
    if let note = note(on: rule.status) { facts.append(("status", note)) }
    var output = ""
    if !facts.isEmpty {
      output = facts.map { "\($0.name): \($0.value)" }.joined(separator: " · ") + "\n"
    }
    if !rule.references.isEmpty {
      output += output.isEmpty ? "" : "\n"
      output +=
        "See " + rule.references.map { MarkdownText.link($0) }.joined(separator: ", ") + "\n"
    }
    return output
  }

  private func note(on status: CheckedRule.Status) -> String? {
    switch status {
    case .active: nil
    case .shadow: "on trial, reported and not scored"
    case .disabled: "disabled"
    }
  }

  // MARK: - Conditions

  /// `when` and `unless` in canonical form, without the block around them.
  private func condition(of rule: CheckedRule) -> String {
    var clauses = ["when " + compiled.checked.text(of: rule.chain?.range ?? rule.when.range)]
    clauses += rule.unless.map { "unless " + compiled.checked.text(of: $0.range) }
    // A chain over several messages has a syntax of its own.
    let keyword = rule.chain == nil ? "rule" : "thread rule"
    let source = "\(keyword) x {\n\(clauses.joined(separator: "\n"))\n}\n"
    guard let formatted = RuleFormatter.format(source) else {
      return clauses.joined(separator: "\n")
    }
    return formatted.split(separator: "\n").dropFirst().dropLast()
      .map { $0.dropFirst(2) }.joined(separator: "\n")
  }

  var conditions: String {
    guard !pack.conditions.isEmpty else { return "" }
    let lines = pack.conditions.map { condition in
      let text = compiled.checked.text(of: condition.expression.range)
      let source = "condition \(condition.name) = \(text)\n"
      return RuleFormatter.format(source) ?? source
    }
    return "## Conditions\n\nThat rules share.\n\n"
      + MarkdownText.block(lines.joined(separator: "\n"))
  }

  // MARK: - Examples

  private func examples(of rule: CheckedRule) -> String {
    rule.hits.map { example($0, "hit") }.joined() + rule.misses.map { example($0, "miss") }.joined()
  }

  private func example(_ example: CheckedRule.Example, _ kind: String) -> String {
    var notes: [String] = []
    if let channel = example.channel { notes.append(channel.rawValue) }
    if let sender = example.sender { notes.append("from \(MarkdownText.code(sender))") }
    let note = notes.isEmpty ? "" : " (\(notes.joined(separator: ", ")))"
    guard let turns = example.turns else {
      return "- **\(kind)**\(note) \(MarkdownText.code(example.text))\n"
    }
    let lines = turns.map { turn in
      let pause = turn.after.map { ", after \(Duration.text(seconds: $0))" } ?? ""
      return "  - \(turn.side.rawValue)\(pause): \(MarkdownText.code(turn.text))\n"
    }
    return "- **\(kind)**\(note)\n" + lines.joined()
  }
}
