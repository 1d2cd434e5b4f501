import Diagnostics
import Reporting
import RuleCheck
package import RuleCompiler

/// A pack as a page of Markdown: its families, their rules with examples, and the names they use.
///
/// The same rules give the same bytes, so that a page under version control can be compared.
package struct PackDocument: Sendable {
  let compiled: CompiledPack
  var pack: CheckedPack { compiled.checked }
  /// The languages of titles: English, Chinese, then the others by tag.
  let languages: [String]

  package init(_ compiled: CompiledPack) {
    self.compiled = compiled
    let titles = compiled.checked.families.map(\.title) + compiled.checked.rules.map(\.title)
    let tags = Set(titles.flatMap { $0.entries.map(\.language) })
    let first = ["en", "zh"].filter(tags.contains)
    languages = first + tags.subtracting(first).sorted()
  }

  /// The whole page, ending in a line feed. O(size of the pack).
  package var markdown: String {
    let parts = [
      heading, familyTable, familyParts.joined(separator: "\n"), rulesOfAll, rulesOfNone,
      adjustments, allowances, conditions, signals, lexicons, variants,
    ]
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var heading: String {
    let counts = [
      Counted.text(pack.families.count, "family", plural: "families"),
      Counted.text(pack.rules.count, "rule"), Counted.text(pack.lexicons.count, "lexicon"),
      Counted.text(pack.signals.count, "signal"),
    ]
    return """
      # \(MarkdownText.plain(pack.name)) \(MarkdownText.plain(pack.version))

      <!-- Written by `weir docs`: change the rules, not this page. -->

      \(counts.joined(separator: ", ")). Scores are decibans: +10 makes fraud ten times as likely. The prior is \
      \(points(pack.prior)).

      """
  }

  // MARK: - Families

  private var familyTable: String {
    guard !pack.families.isEmpty else { return "" }
    let header = ["family"] + languages + ["review from", "block from", "rules"]
    let rows = pack.families.enumerated().map { index, family in
      [MarkdownText.link(toHeading: family.name)] + titles(family.title)
        + [
          points(family.review), points(family.block),
          String(rules { $0 == .family(index) }.count),
        ]
    }
    let firstNumber = 1 + languages.count
    return MarkdownText.table(
      header, rows, numbers: [firstNumber, firstNumber + 1, firstNumber + 2])
  }

  private var familyParts: [String] {
    pack.families.enumerated().map { index, family in
      let rules = rules { $0 == .family(index) }
      let thresholds =
        "Held for review from \(points(family.review)), "
        + "blocked from \(points(family.block))."
      return section(family.name, titleLine(family.title) + "\n\(thresholds)\n", rules)
    }
  }

  private var rulesOfAll: String {
    let rules = rules { $0 == .all }
    let text = "They count in every family: most speak for an honest message.\n"
    return rules.isEmpty ? "" : section("Rules in all families", text, rules)
  }

  private var rulesOfNone: String {
    let rules = rules { $0 == .none }
    let text = "They belong to no family and change no verdict.\n"
    return rules.isEmpty ? "" : section("Rules that give labels only", text, rules)
  }

  private func section(_ name: String, _ text: String, _ rules: [CheckedRule]) -> String {
    let parts = ["## \(MarkdownText.plain(name))\n", text, table(of: rules)] + rules.map(rule)
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func table(of rules: [CheckedRule]) -> String {
    guard !rules.isEmpty else { return "No rules.\n" }
    let rows = rules.map { rule in
      [
        MarkdownText.link(toHeading: id(rule)), rule.stage?.rawValue ?? "",
        MarkdownText.plain(rule.group ?? ""), score(rule) ?? "",
      ] + titles(rule.title)
    }
    return MarkdownText.table(["rule", "stage", "group", "score"] + languages, rows, numbers: [3])
  }

  // MARK: - What all parts use

  /// Where a rule counts, without payload that cannot be compared.
  enum Place: Equatable {
    case family(Int)
    case all, none

    init(_ scope: CheckedRule.Scope) {
      switch scope {
      case .family(let index): self = .family(index)
      case .all: self = .all
      case .none: self = .none
      }
    }
  }

  private func rules(where isWanted: (Place) -> Bool) -> [CheckedRule] {
    pack.rules.filter { isWanted(Place($0.scope)) }
  }

  func id(_ rule: CheckedRule) -> String { CompiledPack.id(of: rule, in: pack) }

  func score(_ rule: CheckedRule) -> String? {
    switch rule.score {
    case nil: nil
    case .fixed(let points): signed(points)
    case .sum(let lexicon, let upTo):
      "sum of \(MarkdownText.plain(pack.lexicons[lexicon].name)), up to \(points(upTo))"
    }
  }

  /// Decibans as an author writes them: `30`, `31.5`.
  func points(_ value: Double) -> String { DecimalNumber.text(value, least: 0) }

  func signed(_ value: Double) -> String { value < 0 ? points(value) : "+\(points(value))" }

  /// A cell for each language.
  private func titles(_ titles: Titles) -> [String] {
    languages.map { language in
      let texts = titles.entries.filter { $0.language == language }.map(\.text)
      return MarkdownText.plain(texts.joined(separator: " / "))
    }
  }

  /// All of them on a line of their own, the first in bold.
  func titleLine(_ titles: Titles) -> String {
    let texts = languages.flatMap { language in
      titles.entries.filter { $0.language == language }.map { MarkdownText.plain($0.text) }
    }
    guard let first = texts.first else { return "" }
    return (["**\(first)**"] + texts.dropFirst()).joined(separator: " · ") + "\n"
  }
}
