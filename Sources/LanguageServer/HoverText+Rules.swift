import RuleCheck

/// Families and rules.
extension HoverText {
  func family(_ name: String) -> String? {
    guard let family = analysis.family(name) else { return nil }
    let rules = analysis.pack.rules.filter { analysis.family(of: $0) == name }
    var lines = ["**family** `\(name)`"] + titles(family.title)
    lines += [
      "",
      "Held for review from \(Self.shown(family.review)), "
        + "blocked from \(Self.shown(family.block)) decibans.",
      "", DeclarationCollector.counted(rules.count, "rule") + ".",
    ]
    return lines.joined(separator: "\n")
  }

  func rule(_ name: String, in family: String) -> String? {
    guard let rule = analysis.rule(name, in: family) else { return nil }
    var lines = ["**\(rule.chain == nil ? "rule" : "thread rule")** `\(id(of: rule))`"]
    lines += titles(rule.title) + [""]
    lines += facts(of: rule).map { "- \($0)" }
    lines += ["", Markdown.block("when " + analysis.source(rule.chain?.range ?? rule.when.range))]
    for condition in rule.unless {
      lines.append(Markdown.block("unless " + analysis.source(condition.range)))
    }
    lines += examples(rule.hits, "hit") + examples(rule.misses, "miss")
    return lines.joined(separator: "\n")
  }

  private func facts(of rule: CheckedRule) -> [String] {
    var facts: [String] = []
    switch rule.status {
    case .active: break
    case .shadow: facts.append("shadow: reported and not scored")
    case .disabled: facts.append("disabled")
    }
    if let score = rule.score { facts.append("score \(self.score(score)) decibans") }
    switch rule.scope {
    case .family(let index):
      let family = analysis.pack.families[index]
      facts.append(
        "family `\(family.name)`: review from \(Self.shown(family.review)), "
          + "block from \(Self.shown(family.block))")
    case .all: facts.append("counts in every family")
    case .none: facts.append("counts in no family")
    }
    if let stage = rule.stage { facts.append("stage \(stage.rawValue)") }
    if let group = rule.group { facts.append("group `\(group)`") }
    if !rule.labels.isEmpty {
      facts.append("labels " + rule.labels.map { "`\($0)`" }.joined(separator: ", "))
    }
    facts += rule.references.prefix(4).map { "see \(Markdown.escaped($0))" }
    return facts
  }

  private func titles(_ titles: Titles) -> [String] {
    titles.entries.isEmpty
      ? [] : ["", titles.entries.map { Markdown.escaped($0.text) }.joined(separator: " · ")]
  }

  private func examples(_ examples: [CheckedRule.Example], _ kind: String) -> [String] {
    guard !examples.isEmpty else { return [] }
    let most = 3
    var lines = [
      "", examples.count == 1 ? "1 \(kind):" : "\(examples.count) \(kind)\(plural(kind)):",
    ]
    for example in examples.prefix(most) {
      let text = example.text.count > 120 ? example.text.prefix(120) + "…" : example.text
      lines.append("- " + Markdown.code(text))
    }
    if examples.count > most { lines.append("- …") }
    return lines
  }

  private func plural(_ kind: String) -> String { kind == "miss" ? "es" : "s" }
}
