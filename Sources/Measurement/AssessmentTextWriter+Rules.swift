import Corpora
import Reporting
import ScreeningEngine

/// Rules, patterns and the messages to read.
extension AssessmentTextWriter {
  func rules(_ assessment: Assessment) -> String {
    let held = assessment.rules.filter { $0.hits.total > 0 }
    let silent = assessment.rules.count - held.count
    let sorted = held.sorted {
      ($1.lost.ham, $1.hits.ham, $1.hits.fraud, $0.rule.index)
        < ($0.lost.ham, $0.hits.ham, $0.hits.fraud, $1.rule.index)
    }
    var table = TextTable([
      .left("rule", limit: 44), .right("score"), .right("measured"), .right("fraud"),
      .right("clusters"), .right("fraud lost"), .right("ham"), .right("ham lost"), .right("spam"),
      .left("most often with", limit: 40),
    ])
    for rule in sorted.prefix(top) {
      table.add([
        rule.id + (rule.isShadow ? " (shadow)" : ""), DecimalNumber.text(rule.score, least: 0),
        rule.measuredScore.map { DecimalNumber.text($0.rounded(), least: 0) } ?? "-",
        DecimalNumber.grouped(rule.hits.fraud), DecimalNumber.grouped(rule.clusters.fraud),
        DecimalNumber.grouped(rule.lost.fraud), DecimalNumber.grouped(rule.hits.ham),
        DecimalNumber.grouped(rule.lost.ham), DecimalNumber.grouped(rule.hits.spam),
        rule.overlaps.first.map { "\(Percentage.text($0.share)) \($0.id)" } ?? "",
      ])
    }
    guard !table.isEmpty else { return "" }
    let count = sorted.count > top ? ": \(top) OF \(sorted.count), MOST FALSE ALARMS FIRST" : ""
    var text = title("RULES" + count) + table.lines { style.paint($0, .dim) }
    if silent > 0 { text += "\(Counted.text(silent, "rule")) held on no message\n" }
    return text
  }

  /// The phrases and patterns that false alarms are due to, with their surroundings.
  func patterns(_ assessment: Assessment) -> String {
    let blames = assessment.blames
    guard !blames.isEmpty, top > 0 else { return "" }
    var text = title(
      "TO BLAME: WITHOUT THESE, HELD MESSAGES WOULD PASS (\(min(top, blames.count)) OF "
        + "\(blames.count))")
    for blame in blames.prefix(top) {
      text +=
        "\(Printable.text(blame.source).cut(to: 72))  " + style.paint(blame.place, .dim) + "\n"
      text +=
        "  frees \(blame.lost.ham) ham (\(Counted.text(blame.lostClusters.ham, "cluster"))), "
        + "loses \(blame.lost.fraud) fraud and \(blame.lost.spam) spam; "
        + "in \(blame.rules.joined(separator: ", "))\n"
      for alternative in blame.alternatives.prefix(4) where alternative.lost.ham > 0 {
        text +=
          "    \(Printable.text(alternative.text).cut(to: 40)): \(alternative.lost.ham) ham, "
          + "\(alternative.lost.fraud) fraud"
        for example in alternative.examples.prefix(2) where example.label == .ham {
          text += "   " + shown(example.match)
        }
        text += "\n"
      }
    }
    return text
  }

  /// `…before[match]after…`.
  private func shown(_ match: BlamedMatch) -> String {
    "…" + Printable.text(match.before)
      + style.paint("[" + Printable.text(match.match) + "]", .yellow)
      + Printable.text(match.after) + "…"
  }

  func mistakes(
    _ name: String, _ mistakes: [Assessment.Mistake], shown: Int, _ assessment: Assessment
  ) -> String {
    guard shown > 0, !mistakes.isEmpty else { return "" }
    let total = mistakes.reduce(0) { $0 + $1.count }
    var text = title(
      "\(name): \(min(shown, mistakes.count)) OF \(Counted.text(mistakes.count, "cluster")) "
        + "(\(Counted.text(total, "message")))")
    for mistake in mistakes.prefix(shown) {
      let message = corpus.messages[mistake.message]
      text += style.paint(
        "\(Printable.text(message.id + "  " + message.source)):\(message.line)", .dim)
      if mistake.count > 1 { text += "  ×\(mistake.count)" }
      if mistake.outcome.isHeld, let family = mistake.outcome.family {
        text += "  \(mistake.outcome.level.name) \(assessment.families[family.index].name)"
      }
      if mistake.outcome.highestScore != 0 {
        text += " \(DecimalNumber.text(mistake.outcome.highestScore, least: 0))"
      }
      let rules = mistake.outcome.rules.map { assessment.rule($0.rule) }
      if !rules.isEmpty { text += "  " + rules.joined(separator: " ") }
      text += "\n  " + Printable.text(message.text).cut(to: max(style.columns - 2, 60) * 2) + "\n"
      for blame in mistake.blame.prefix(3) {
        text +=
          "  \(blame.isDecisive ? "due to" : "with") "
          + "\(Printable.text(blame.source).cut(to: 40)) \(style.paint(blame.place, .dim)) "
          + self.shown(blame.match) + "\n"
      }
    }
    return text
  }
}
