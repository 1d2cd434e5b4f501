import Diagnostics
import RuleCheck
import RuleSyntax

/// What is said of names, in Markdown.
struct HoverText {
  let analysis: PackAnalysis

  /// A name and what it names; nil where nothing is declared under it.
  func markdown(of symbol: Symbol) -> String? {
    switch symbol.space {
    case .value: value(symbol)
    case .family: family(symbol.name)
    case .rule(let family): rule(symbol.name, in: family)
    case .group(let family): group(symbol.name, in: family)
    case .label: label(symbol)
    }
  }

  // MARK: - Values

  private func value(_ symbol: Symbol) -> String? {
    guard let value = analysis.value(symbol.name) else { return nil }
    var lines: [String] = []
    switch value {
    case .lexicon(let lexicon):
      lines = ["**lexicon** `\(lexicon.name)`", "", entries(of: lexicon)]
      lines += ["", examples(of: lexicon)]
    case .signal(let signal):
      let tally = ItemTally(signal.items, in: analysis.pack)
      lines = ["**signal** `\(signal.name)`", "", "Matches \(tally.summary)."]
      if !signal.exceptions.isEmpty {
        let dropped = ItemTally(signal.exceptions, in: analysis.pack).summary
        lines += ["", "Except what overlaps \(dropped)."]
      }
      lines += ["", source(of: symbol)]
    case .condition(let condition):
      lines = ["**condition** `\(condition.name)`", "", source(of: symbol)]
    }
    return (lines + ["", uses(of: symbol)]).joined(separator: "\n")
  }

  /// `54 entries: 30 zh, 24 en; 12 with a score`.
  private func entries(of lexicon: CheckedLexicon) -> String {
    var languages: [(name: String, count: Int)] = []
    for entry in lexicon.entries {
      let name = entry.language ?? "untagged"
      if let index = languages.firstIndex(where: { $0.name == name }) {
        languages[index].count += 1
      } else {
        languages.append((name, 1))
      }
    }
    var text = DeclarationCollector.counted(lexicon.entries.count, "entry", "entries")
    if !languages.isEmpty {
      text += ": " + languages.map { "\($0.count) \($0.name)" }.joined(separator: ", ")
    }
    let loose = lexicon.entries.count { $0.phrase.isLoose }
    if loose > 0 { text += "; \(loose) loose" }
    let scored = lexicon.entries.count { $0.score != nil }
    if scored > 0 { text += "; \(scored) with a score" }
    return text + "."
  }

  private func examples(of lexicon: CheckedLexicon) -> String {
    let most = 12
    let shown = lexicon.entries.prefix(most).map { entry in
      let score = entry.score.map { " \(Self.signed($0))" } ?? ""
      return Markdown.code(entry.phrase.text) + score
    }
    return shown.joined(separator: ", ") + (lexicon.entries.count > most ? ", …" : "")
  }

  private func source(of symbol: Symbol) -> String {
    guard let declaration = analysis.declarations(of: symbol).first else { return "" }
    return Markdown.block(analysis.source(declaration.range))
  }

  private func uses(of symbol: Symbol) -> String {
    let uses = analysis.occurrences(of: symbol).count { !$0.isDeclaration }
    return uses == 0
      ? "Never used." : "Used in \(DeclarationCollector.counted(uses, "place"))."
  }

  // MARK: - Groups and labels

  private func group(_ name: String, in family: String) -> String? {
    let members = analysis.pack.rules.filter {
      $0.group == name && analysis.family(of: $0) == family
    }
    guard !members.isEmpty else { return nil }
    let place = family.isEmpty ? "" : " in `\(family)`"
    let rules = members.map { rule in
      "- `\(rule.name)`" + (rule.score.map { " \(self.score($0))" } ?? "")
    }
    return
      (["**group** `\(name)`\(place): the strongest of its rules that hold counts.", ""] + rules)
      .joined(separator: "\n")
  }

  private func label(_ symbol: Symbol) -> String? {
    let rules = analysis.pack.rules.filter { $0.labels.contains(symbol.name) }
    guard !rules.isEmpty else { return nil }
    return
      (["**label** `\(symbol.name)`, given by", ""] + rules.map { "- `\(id(of: $0))`" })
      .joined(separator: "\n")
  }

  // MARK: - Scores

  func id(of rule: CheckedRule) -> String {
    let family = analysis.family(of: rule)
    return family.isEmpty ? rule.name : "\(family)/\(rule.name)"
  }

  func score(_ score: CheckedRule.Score) -> String {
    switch score {
    case .fixed(let value): Self.signed(value)
    case .sum(let lexicon, let limit):
      "`sum(\(analysis.pack.lexicons[lexicon].name))` up to \(Self.shown(limit))"
    }
  }

  /// A number without a fraction of nought.
  static func shown(_ value: Double) -> String {
    Int(exactly: value).map { String($0) } ?? String(value)
  }

  static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + shown(value) }
}
