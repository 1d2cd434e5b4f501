import Diagnostics
import RuleSyntax

extension PackChecker {
  /// The messages, or in a thread rule the conversation, of a `hit` or `miss`.
  mutating func examples(_ clause: ClauseSyntax) -> [CheckedRule.Example] {
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
    guard !reportOtherKind(clause) else { return [] }
    guard clause.isDialogue else {
      return clause.examples.map { token in
        CheckedRule.Example(
          text: token.plainText, channel: channel, sender: sender, range: token.range)
      }
    }
    return conversation(clause).map { turns in
      [
        CheckedRule.Example(
          text: turns.map(\.text).joined(separator: "\n"), channel: channel, sender: sender,
          turns: turns, range: clause.node.range)
      ]
    } ?? []
  }

  /// Whether the rule is about one message and the example is a conversation, or the reverse.
  private mutating func reportOtherKind(_ clause: ClauseSyntax) -> Bool {
    guard let keyword = clause.keyword else { return true }
    if clause.isDialogue, !isInThreadRule {
      report(
        .exampleOfOtherKind,
        "a conversation tests a `thread rule`, and this rule is about one message",
        at: keyword.range, help: "write the message alone: `\(keyword.text) \"..\"`")
      return true
    }
    if let text = clause.examples.first, isInThreadRule {
      report(
        .exampleOfOtherKind, "one message cannot test a thread rule", at: text.range,
        help: "write the conversation: `\(keyword.text) { them \"..\"  me \"..\" }`")
      return true
    }
    return false
  }

  /// The turns of a conversation; nil, reported, where it has none that can be used.
  private mutating func conversation(_ clause: ClauseSyntax) -> [CheckedRule.Turn]? {
    var turns: [CheckedRule.Turn] = []
    for line in clause.dialogue {
      guard let side = line.side, let text = line.text else { continue }
      var pause: Int64?
      if let syntax = line.pause {
        pause = duration(syntax)
        if turns.isEmpty {
          report(
            .wrongValue, "the first message comes after no other", at: syntax.node.range,
            help: "say how much later with the messages that follow it")
        }
      }
      turns.append(
        CheckedRule.Turn(
          side: side.isWord("me") ? .me : .them, text: text.plainText, after: pause,
          range: text.range))
    }
    guard !turns.isEmpty else {
      if clause.dialogue.isEmpty, clause.node.node(.error) == nil {
        report(
          .emptyDeclaration, "the conversation has no messages", at: clause.node.range,
          help: "write who says what: `them \"..\"  me \"..\"`")
      }
      return nil
    }
    guard turns.count <= Self.mostTurns else {
      report(
        .valueOutOfRange, "a conversation has at most \(Self.mostTurns) messages",
        at: turns[Self.mostTurns].range, label: "one too many")
      return nil
    }
    return turns
  }

  /// As many messages of a thread as screening remembers.
  private static var mostTurns: Int { 64 }
}
