import Diagnostics
package import Reporting

/// Writes the explanation of a rule for people.
package struct RuleTextWriter {
  private let style: TerminalStyle

  package init(style: TerminalStyle) { self.style = style }

  /// Literals of a pattern that are named; more are counted.
  private static let shownLiterals = 8
  /// Patterns that are listed; more, of which a learned lexicon has thousands, are counted.
  private static let shownPatterns = 60

  /// The whole text, ending in a line feed.
  package func text(of rule: RuleExplanation) -> String {
    var output = style.paint(rule.id, .bold) + "\n"
    for title in rule.titles { output += fact("title", "\(title.text) (\(title.language))") }
    output += fact("stage", rule.stage)
    output += fact("group", rule.group.map { "\($0): of its rules the strongest counts" })
    output += fact("score", rule.score.map(words) ?? "none")
    output += fact("labels", rule.labels.isEmpty ? nil : rule.labels.joined(separator: ", "))
    for reference in rule.references { output += fact("refers to", reference) }
    output += fact("stands at", rule.place)
    output += fact("counts", rule.status.note)
    if let chain = rule.chain {
      output += section("messages of one thread, within \(Duration.text(seconds: chain.duration))")
      for (index, step) in chain.steps.enumerated() {
        output += "  step \(index + 1), by \(step.side)\n" + tree(step.part, depth: 2)
      }
    } else {
      output += section("when") + tree(rule.when, depth: 1)
    }
    for unless in rule.unless { output += section("unless") + tree(unless, depth: 1) }
    if !rule.patterns.isEmpty { output += section("patterns") + table(rule.patterns) }
    return output + section("cost") + cost(of: rule)
  }

  private func section(_ title: String) -> String { "\n" + style.paint(title, .bold) + "\n" }

  private func fact(_ name: String, _ value: String?) -> String {
    guard let value else { return "" }
    return "  " + padded(name, to: 11) + Printable.text(value) + "\n"
  }

  private func words(_ score: RuleExplanation.Score) -> String {
    switch score {
    case .fixed(let points): "\(Decibans.signed(points)) decibans"
    case .sum(let lexicon, let upTo):
      "the sum of \(lexicon), up to \(Decibans.text(upTo)) decibans"
    }
  }

  private func tree(_ part: PlanPart, depth: Int) -> String {
    let text = part.form.heading(children: part.children.count) ?? part.text
    let line = String(repeating: "  ", count: depth) + Printable.text(text) + "\n"
    return part.children.reduce(line) { $0 + tree($1, depth: depth + 1) }
  }

  private func table(_ patterns: [PatternPlan]) -> String {
    let shown = patterns.prefix(Self.shownPatterns)
    let sources = shown.map { Printable.text($0.source) }
    let width = min(sources.map(DisplayWidth.columns(of:)).max() ?? 0, style.columns * 2 / 5)
    var output = ""
    for (pattern, source) in zip(shown, sources) {
      output += (pattern.isTrigger ? "  * " : "    ") + padded(source, to: width)
      // A longer pattern has a row to itself.
      if DisplayWidth.columns(of: source) > width {
        output += "\n" + String(repeating: " ", count: width + 4)
      }
      output += "  " + padded(pattern.kind.rawValue, to: 6) + "  "
      output += padded(pattern.view.rawValue, to: 9) + "  " + sought(pattern)
      output += "  " + style.paint("(\(Printable.text(pattern.place)))", .dim) + "\n"
    }
    if shown.count < patterns.count {
      let rest = DecimalNumber.grouped(patterns.count - shown.count)
      output += style.paint("    and \(rest) more; --format json has all of them", .dim) + "\n"
    }
    if patterns.contains(where: \.isTrigger) {
      output += "    * without one of these the rule is not judged\n"
    }
    return output
  }

  private func sought(_ pattern: PatternPlan) -> String {
    guard !pattern.isUnsearched else {
      let words =
        pattern.isTrigger
        ? "no literal: tried on every message" : "no literal: tried where the rule is judged"
      return style.paint(words, .yellow)
    }
    var words = pattern.literals.prefix(Self.shownLiterals).map(Printable.text)
    let rest = pattern.literals.count - words.count
    if rest > 0 { words.append("\(rest) more") }
    words += pattern.signs.map { "the sign \(Printable.text($0))" }
    guard let gate = pattern.gate else { return "by " + words.joined(separator: " | ") }
    let found = "where there is \(gate)"
    return words.isEmpty ? found : "by \(words.joined(separator: " | ")), \(found)"
  }

  private func cost(of rule: RuleExplanation) -> String {
    func count(_ kind: PatternPlan.Kind) -> Int { rule.patterns.count { $0.kind == kind } }
    var output = "  \(Counted.text(rule.patterns.count, "pattern")): "
    output += "\(Counted.text(count(.phrase), "phrase")), "
    output += "\(DecimalNumber.grouped(count(.loose))) loose, "
    output += "\(DecimalNumber.grouped(rule.regexCount)) for PCRE2, "
    output += "\(Counted.text(count(.entity), "entity", plural: "entities"))\n"
    output +=
      rule.unsearchedCount == 0
      ? "  every one is looked for by literals\(rule.hasGates ? ", or by what it needs" : "")\n"
      : "  \(DecimalNumber.grouped(rule.unsearchedCount)) without a literal to look for\n"
    output +=
      rule.isAlwaysJudged
      ? "  the rule is judged on every message\n"
      : "  the rule is judged only where \(triggers(rule)) may match\n"
    return output
  }

  private func triggers(_ rule: RuleExplanation) -> String {
    let count = rule.patterns.count(where: \.isTrigger)
    return count == 1 ? "its trigger" : "one of its \(Counted.text(count, "trigger"))"
  }

  private func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - DisplayWidth.columns(of: text)))
  }
}
