import Corpora
import Reporting
import ScreeningEngine

/// Rules, what is to blame, and the messages to read.
extension AssessmentHTMLWriter {
  /// Rows of the table of what is to blame.
  private static let blameRows = 60

  func ruleTable(_ assessment: Assessment) -> HTML {
    var table = HTMLTable(
      """
      Score: as the rules say, and as its share of fraud and ham clusters alone would make it. Lost:
      held messages that would pass without the rule.
      """,
      columns: [
        "rule", "stage", "score", "measured", "fraud", "clusters", "fraud lost", "ham", "ham lost",
        "spam", "most often with",
      ], text: ["most often with"])
    let held = assessment.rules.filter { $0.hits.total > 0 }
    for rule in held {
      let measured = rule.measuredScore.map { DecimalNumber.text($0.rounded(), least: 0) } ?? "-"
      let partner = rule.overlaps.first.map { "\(Percentage.text($0.share)) \($0.id)" } ?? ""
      table.add([
        "\(rule.id)\(rule.isShadow ? " (shadow)" : "")", "\(rule.stage ?? "")",
        "\(DecimalNumber.text(rule.score, least: 0))", "\(measured)", "\(rule.hits.fraud)",
        "\(rule.clusters.fraud)", "\(rule.lost.fraud)", "\(rule.hits.ham)", "\(rule.lost.ham)",
        "\(rule.hits.spam)", "\(partner)",
      ])
    }
    let silent = assessment.rules.filter { $0.hits.total == 0 }.map(\.id)
    var html: HTML = "<h2>Rules</h2>\n\(table.html)"
    if !silent.isEmpty {
      html += """
        <details><summary>\(Counted.text(silent.count, "rule")) held on no message</summary>
        <p>\(silent.joined(separator: ", "))</p></details>

        """
    }
    return html
  }

  func blameTable(_ assessment: Assessment) -> HTML {
    let blames = assessment.blames
    guard !blames.isEmpty else { return "" }
    var table = HTMLTable(
      """
      Phrases and patterns without which held messages would pass, those that would free most
      ordinary ones first, with what they matched there.
      """,
      columns: ["pattern", "frees ham", "clusters", "loses fraud", "matched", "place", "rules"],
      text: ["matched", "place", "rules"])
    for blame in blames.prefix(Self.blameRows) {
      let places = blame.alternatives.filter { $0.lost.ham > 0 }.prefix(3).map {
        alternative -> HTML in
        let example = alternative.examples.first { $0.label == .ham } ?? alternative.examples.first
        return "<div>\(alternative.lost.ham)× \(example.map { marked($0.match) } ?? "")</div>"
      }
      table.add([
        "<code>\(blame.source.cut(to: 60))</code>", "\(blame.lost.ham)",
        "\(blame.lostClusters.ham)", "\(blame.lost.fraud)", "\(places)", "\(blame.place)",
        "\(blame.rules.joined(separator: ", "))",
      ])
    }
    return "<h2>To blame for false positives</h2>\n\(table.html)"
  }

  private func marked(_ match: BlamedMatch) -> HTML {
    "…\(match.before)<mark>\(match.match)</mark>\(match.after)…"
  }

  func mistakeList(
    _ title: String, _ mistakes: [Assessment.Mistake], shown: Int, _ assessment: Assessment
  ) -> HTML {
    guard !mistakes.isEmpty else { return "" }
    let total = mistakes.reduce(0) { $0 + $1.count }
    let articles = mistakes.prefix(shown).map { article($0, assessment) }
    return """
      <h2>\(title)</h2>
      <p class="note">\(min(shown, mistakes.count)) of \(Counted.text(mistakes.count, "cluster"))
      (\(Counted.text(total, "message"))), highest scores first.</p>
      \(articles)
      """
  }

  private func article(_ mistake: Assessment.Mistake, _ assessment: Assessment) -> HTML {
    let message = corpus.messages[mistake.message]
    let outcome = mistake.outcome
    let family = outcome.family.map { assessment.families[$0.index].name } ?? ""
    let rules = outcome.rules.map { assessment.rule($0.rule) }.joined(separator: ", ")
    let score = DecimalNumber.text(outcome.highestScore, least: 0)
    let more = mistake.count > 1 ? "; \(mistake.count - 1) more like it" : ""
    let blames = mistake.blame.prefix(4).map { blame -> HTML in
      """
      <p class="of">\(blame.isDecisive ? "due to" : "with") <code>\(blame.source.cut(to: 80))</code>
      \(blame.place): \(marked(blame.match))</p>

      """
    }
    return """
      <article><p class="of">\(message.id) (\(message.source), line \(message.line)):
      \(outcome.level.name) \(family) \(score) \(rules)\(more)</p>
      <p>\(String(message.text.prefix(600)))</p>\(blames)</article>

      """
  }
}
