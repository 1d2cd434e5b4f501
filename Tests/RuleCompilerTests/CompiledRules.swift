import Diagnostics
import Messages
import RuleCheck
import ScreeningEngine

@testable import RuleCompiler

/// Compiles rule text as one file named `test.weir`.
func compile(_ text: String) -> CompiledPack {
  PackCompiler.compile([SourceFile(path: "test.weir", bytes: Array(text.utf8))])
}

/// A batch of plain messages, each with an optional sender and channel.
func batch(
  _ texts: [[UInt8]], sender: String? = nil, channel: Channel? = nil
) -> MessageBatch {
  var batch = MessageBatch()
  for (index, text) in texts.enumerated() {
    let start = batch.bytes.count
    batch.bytes.append(contentsOf: text)
    let range = ByteRange(start, batch.bytes.count)
    var message = Message(record: range, text: range, number: index + 1)
    if let sender {
      let start = batch.bytes.count
      batch.bytes.append(contentsOf: sender.utf8)
      message.sender = ByteRange(start, batch.bytes.count)
    }
    message.channel = channel
    batch.messages.append(message)
  }
  return batch
}

/// The ids of the rules that hold on one message.
func rules(
  of ruleSet: RuleSet, on text: String, sender: String? = nil, channel: Channel? = nil
) -> [String] {
  var screener = Screener(ruleSet)
  var ids: [String] = []
  screener.screen(batch([Array(text.utf8)], sender: sender, channel: channel)) { _, verdict in
    ids = verdict.rules.map { ruleSet.rules[$0.rule.index].id }
  }
  return ids
}

/// The verdict on one message, with evidence whatever its level.
func verdict(of ruleSet: RuleSet, on text: String) -> Verdict {
  var options = ScreeningOptions()
  options.evidenceFrom = .pass
  var screener = Screener(ruleSet, options: options)
  var result = Verdict()
  screener.screen(batch([Array(text.utf8)])) { _, verdict in result = copy verdict }
  return result
}

/// The headlines of a compiled pack's errors.
func errors(of compiled: CompiledPack) -> [String] {
  compiled.diagnostics.filter { $0.severity == .error }.map(\.headline)
}
