import Diagnostics
import RuleSyntax

extension PackChecker {
  /// The messages of a `hit` or `miss`.
  mutating func examples(_ clause: ClauseSyntax) -> [CheckedRule.Example] {
    if let line = clause.dialogue.first, let side = line.firstToken {
      reportSide(side)
      return []
    }
    var channel: ConditionExpression.ChannelName?
    var sender: String?
    for option in clause.options {
      guard let name = option.name, let value = option.value else { continue }
      switch name.text {
      case "channel":
        channel = self.value(value, as: ConditionExpression.ChannelName.self, what: "channel")
      case "sender": sender = value.plainText
      default:
        let near = NameSuggestion.nearest(to: name.text, among: ["channel", "sender"])
        report(
          .unknownClause, "a test message has no `\(name.text)`", at: name.range,
          help: near.map { "did you mean `\($0)`?" } ?? "it may have a channel and a sender",
          edits: near.map { [SourceEdit(range: name.range, replacement: $0)] } ?? [])
      }
    }
    return clause.examples.map { token in
      CheckedRule.Example(
        text: token.plainText, channel: channel, sender: sender, range: token.range)
    }
  }
}
