import Messages
import RuleCompiler
import ScreeningEngine

/// Whether a pack's first rule holds on a message; false for a pack with errors.
func holds(_ pack: CompiledPack, on text: String) -> Bool {
  guard let rules = pack.ruleSet else { return false }
  var batch = MessageBatch()
  batch.bytes = Array(text.utf8)
  let range = ByteRange(0, batch.bytes.count)
  batch.messages = [Message(record: range, text: range, number: 1)]
  var screener = Screener(rules)
  return screener.examine(batch, rule: RuleID(0))?.holds ?? false
}
