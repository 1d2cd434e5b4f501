import Diagnostics
import EntityFinding
import Reporting
import RuleCheck
import RuleCompiler
import RuleSyntax

/// What stands behind the rules: adjustments, allowances, signals, lexicons, variants.
extension PackDocument {
  /// The `adjust` declarations as written: the rules above already show what they do.
  var adjustments: String {
    let texts = pack.files.enumerated().flatMap { index, file in
      let tree = Parser.parse(file, file: FileID(index)).tree
      return tree.root.nodes.filter { $0.kind == .adjustDeclaration }
        .map { compiled.checked.text(of: $0.range) }
    }
    guard !texts.isEmpty else { return "" }
    return "## Adjustments\n\nThe scores and thresholds on this page are those after them.\n\n"
      + MarkdownText.block(texts.joined(separator: "\n"))
  }

  var allowances: String {
    guard !pack.allowances.isEmpty else { return "" }
    let rows = pack.allowances.map { allowance in
      let subjects = [
        allowance.senders.map { "sender \(MarkdownText.code($0, isCell: true))" },
        allowance.domains.map { "domain \(MarkdownText.code($0, isCell: true))" },
        allowance.messageHashes.isEmpty
          ? [] : [Counted.text(allowance.messageHashes.count, "message by its hash")],
      ]
      return [
        subjects.joined().joined(separator: ", "), MarkdownText.plain(allowance.owner),
        date(allowance.until), MarkdownText.plain(allowance.why),
      ]
    }
    return "## Allowances\n\nMessages that pass whatever they score.\n\n"
      + MarkdownText.table(["what passes", "owner", "until", "why"], rows)
  }

  private func date(_ date: CalendarDate) -> String {
    let parts = [date.month, date.day].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return "\(date.year)-" + parts.joined(separator: "-")
  }

  // MARK: - Signals

  var signals: String {
    guard !pack.signals.isEmpty else { return "" }
    let rows = pack.signals.map { signal in
      let exceptions = signal.exceptions.isEmpty ? "" : "; except \(content(of: signal.exceptions))"
      return [MarkdownText.plain(signal.name), content(of: signal.items) + exceptions]
    }
    return "## Signals\n\nWhat is looked for in a message.\n\n"
      + MarkdownText.table(["signal", "what it is"], rows)
  }

  /// `3 phrases, 2 loose phrases, 1 pattern; transfer-verb ..8 fund-word`.
  private func content(of items: [SignalItem]) -> String {
    var (phrases, loose, patterns, gaps) = (0, 0, 0, 0)
    var names: [String] = []
    for item in items {
      switch item {
      case .phrase(let phrase): if phrase.isLoose { loose += 1 } else { phrases += 1 }
      case .pattern: patterns += 1
      case .gap: gaps += 1
      case .lexicon(let index): names.append(MarkdownText.plain(pack.lexicons[index].name))
      case .signal(let index): names.append(MarkdownText.plain(pack.signals[index].name))
      case .entity(_, let range), .disguise(_, let range):
        names.append(MarkdownText.code(compiled.checked.text(of: range), isCell: true))
      }
    }
    let counts = [
      (phrases, "phrase"), (loose, "loose phrase"), (patterns, "pattern"), (gaps, "pair"),
    ]
    return (counts.filter { $0.0 > 0 }.map { Counted.text($0.0, $0.1) } + names)
      .joined(separator: ", ")
  }

  // MARK: - Lexicons

  var lexicons: String {
    guard !pack.lexicons.isEmpty else { return "" }
    let rows = pack.lexicons.map { lexicon in
      [
        MarkdownText.plain(lexicon.name), String(lexicon.entries.count), counts(of: lexicon),
        scores(of: lexicon),
      ]
    }
    return "## Lexicons\n\nLists of words.\n\n"
      + MarkdownText.table(["lexicon", "entries", "languages", "scores"], rows, numbers: [1])
  }

  /// `en 12, zh 30`.
  private func counts(of lexicon: CheckedLexicon) -> String {
    var counts: [String: Int] = [:]
    for entry in lexicon.entries { counts[entry.language ?? "no tag", default: 0] += 1 }
    return counts.sorted { $0.key < $1.key }.map { "\(MarkdownText.plain($0.key)) \($0.value)" }
      .joined(separator: ", ")
  }

  private func scores(of lexicon: CheckedLexicon) -> String {
    let scores = lexicon.entries.compactMap(\.score)
    guard let least = scores.min(), let most = scores.max() else { return "" }
    return "\(signed(least)) to \(signed(most))"
  }

  var variants: String {
    guard !pack.variants.isEmpty else { return "" }
    let rows = pack.variants.map { variant in
      [
        MarkdownText.plain(variant.canonical),
        variant.substitutes.map { MarkdownText.plain($0) }.joined(separator: " "),
      ]
    }
    return "## Variants\n\nWhat may stand for a character or word in a loose phrase.\n\n"
      + MarkdownText.table(["for", "may stand"], rows)
  }
}
