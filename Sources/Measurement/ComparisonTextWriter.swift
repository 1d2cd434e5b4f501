package import Corpora
package import Reporting
import ScreeningEngine

/// Writes a comparison of two rule sets for people.
package struct ComparisonTextWriter {
  private let corpus: Corpus
  private let style: TerminalStyle
  /// Changed messages shown of each kind, one of each cluster.
  private let shown: Int

  package init(corpus: Corpus, style: TerminalStyle, shown: Int = 10) {
    self.corpus = corpus
    self.style = style
    self.shown = shown
  }

  package func text(of comparison: CorpusComparison) -> String {
    var text = "old: \(comparison.oldPack)\nnew: \(comparison.newPack)\n"
    text += "\(Counted.text(comparison.changes.count, "verdict")) of "
    text += "\(Counted.text(comparison.messages, "message")) changed"
    text +=
      comparison.rescored > 0
      ? "; \(DecimalNumber.grouped(comparison.rescored)) more changed their score alone\n" : "\n"
    guard !comparison.changes.isEmpty else { return text }
    text += counts(comparison) + transitions(comparison) + families(comparison)
    text += rules(comparison)
    for kind in VerdictChange.Kind.allCases { text += messages(comparison, of: kind) }
    return text
  }

  private func title(_ text: String) -> String { "\n" + style.paint(text, .bold) + "\n" }

  private func counts(_ comparison: CorpusComparison) -> String {
    let counts = VerdictChange.Kind.allCases.compactMap { kind -> String? in
      let count = comparison.count(of: kind)
      guard count > 0 else { return nil }
      let text = "\(DecimalNumber.grouped(count)) \(kind.rawValue)"
      return kind == .newFalsePositive || kind == .lostRecall ? style.paint(text, .red) : text
    }
    return counts.joined(separator: ", ") + "\n"
  }

  private func transitions(_ comparison: CorpusComparison) -> String {
    var table = TextTable([.left("label"), .left("from"), .left("to"), .right("messages")])
    for transition in comparison.transitions where transition.old != transition.new {
      table.add([
        transition.label, transition.old.name, transition.new.name,
        DecimalNumber.grouped(transition.count),
      ])
    }
    return table.isEmpty ? "" : title("BY LABEL") + table.lines { style.paint($0, .dim) }
  }

  private func families(_ comparison: CorpusComparison) -> String {
    var table = TextTable([
      .left("held as"), .right("fraud"), .right("now"), .right("spam"), .right("now"),
      .right("ham"), .right("now"),
    ])
    for family in comparison.families where family.old != family.new {
      table.add(
        [family.family]
          + LabelledMessage.Label.allCases.flatMap {
            [DecimalNumber.grouped(family.old[$0]), DecimalNumber.grouped(family.new[$0])]
          })
    }
    return table.isEmpty ? "" : title("BY FAMILY") + table.lines { style.paint($0, .dim) }
  }

  private func rules(_ comparison: CorpusComparison) -> String {
    var table = TextTable([
      .left("rule"), .left("how"), .right("changes"), .left("of which"),
    ])
    for effect in comparison.rules.prefix(30) {
      let parts = VerdictChange.Kind.allCases.compactMap { kind in
        effect.counts[kind].map { "\($0) \(kind.rawValue)" }
      }
      table.add([
        effect.id, effect.reason.rawValue, DecimalNumber.grouped(effect.total),
        parts.joined(separator: ", "),
      ])
    }
    var text = title("DUE TO") + table.lines { style.paint($0, .dim) }
    if comparison.rules.count > 30 { text += "and \(comparison.rules.count - 30) more\n" }
    return text
  }

  private func messages(_ comparison: CorpusComparison, of kind: VerdictChange.Kind) -> String {
    let changes = comparison.changes.filter { $0.kind == kind }
    guard shown > 0, !changes.isEmpty else { return "" }
    let clusters = NearDuplicates.clusters(of: changes.map { corpus.messages[$0.message].text })
    var counts: [Int32: Int] = [:]
    for cluster in clusters { counts[cluster, default: 0] += 1 }
    var text = title(
      "\(kind.rawValue.uppercased()): \(min(shown, counts.count)) OF "
        + "\(Counted.text(counts.count, "cluster")) (\(Counted.text(changes.count, "message")))")
    var seen: Set<Int32> = []
    for (change, cluster) in zip(changes, clusters) where seen.insert(cluster).inserted {
      guard seen.count <= shown else { break }
      text += self.text(of: change, count: counts[cluster] ?? 1)
    }
    return text
  }

  private func text(of change: VerdictChange, count: Int) -> String {
    let message = corpus.messages[change.message]
    let causes = change.causes.map { cause -> String in
      let scores = [cause.oldScore, cause.newScore].map {
        $0.map { DecimalNumber.text($0, least: 0) } ?? "-"
      }
      return cause.reason == .thresholds
        ? "thresholds of \(cause.id)"
        : "\(cause.id) \(cause.reason.rawValue) (\(scores[0]) → \(scores[1]))"
    }
    let place = style.paint(
      "\(Printable.text(message.id + "  " + message.source)):\(message.line)", .dim)
    return place + (count > 1 ? "  ×\(count)" : "")
      + "  \(change.old.level.name) \(DecimalNumber.text(change.old.highestScore, least: 0)) → "
      + "\(change.new.level.name) \(DecimalNumber.text(change.new.highestScore, least: 0))\n"
      + "  \(causes.joined(separator: "; "))\n"
      + "  \(Printable.text(message.text).cut(to: max(style.columns - 2, 60) * 2))\n"
  }
}
