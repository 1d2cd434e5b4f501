import Weir

/// The example of README, line for line: a test compares the two.
func readmeExample(_ print: (Any...) -> Void) throws {
  let pack = try RulePack(paths: ["rules"])
  var screener = pack.makeScreener()
  let text = "请立即将名下资金转入国家安.全.账.户进行清查"
  let verdict = screener.screen(Message(text: text, channel: .sms))
  print(verdict.level, verdict.family ?? "-", verdict.score)
  for rule in verdict.rules {
    for place in rule.evidence { print(rule.id, place.signal, place.words(in: text) ?? "") }
  }
}
