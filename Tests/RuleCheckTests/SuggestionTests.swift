import Diagnostics
import Testing

/// "Did you mean": every kind of name and word that can be misspelt.
struct SuggestionTests {
  @Test(
    "a misspelt word is told what it may have been, and the edit makes it so",
    arguments: [
      ("rule r in job-scan { score 1 when couriers }", "job-scam"),
      ("rule r in job-scam { score 1 when couriers }", "courier"),
      ("rule r in job-scam { score 1 when sum(wrods) > 1 }", "words"),
      ("condition c = sender in wrods", "words"),
      ("signal s = /{{wrods}} now/", "words"),
      ("signal s = @urll", "@url"),
      ("signal s = url", "@url"),
      ("signal s = @money(at-leest: 3 CNY)", "at-least"),
      ("signal s = @money(at-least: 3 CNX)", "CNY"),
      ("signal s = @handle(network: wechatt)", "wechat"),
      ("condition c = @disguise(kind: zero-widht)", "zero-width"),
      ("rule r in job-scam { score 1 stage demnad when courier }", "demand"),
      ("rule r in job-scam { score 1 whne courier }", "when"),
      ("rule r in job-scam { score 1 when courier unles words }", "unless"),
      ("rule r in job-scam { score 1 when courier naer words within 3 }", "near"),
      ("condition c = courier nera words within 3", "near"),
      ("condition c = courier annd words", "and"),
      ("condition c = chanel is sms", "channel"),
      ("condition c = lenght < 20", "length"),
      ("condition c = channel is smss", "sms"),
      ("condition c = sender is phonne", "phone"),
      ("condition c = script has hann", "han"),
      ("condition c = language is viy", "vi"),
      ("ruel r in job-scam { score 1 when courier }", "rule"),
      ("signla s = \"x\"", "signal"),
      ("family g { reviw 30 block 42 }", "review"),
      ("pack { verson \"1\" }", "version"),
      ("adjust job-scam/asks-feee { score 3 }", "asks-fee"),
      ("adjust job-scan { block 50 }", "job-scam"),
      ("adjust job-scam { blok 50 }", "block"),
      ("allow { sendr \"95588\" owner \"a\" until 2099-01-01 why \"b\" }", "sender"),
      ("thread rule t in job-scam { score 1 when courier then words within 3 dayss }", "days"),
      ("rule r in job-scam { score 1 when courier hit (chanel: sms) \"x\" }", "channel"),
      ("rule r in job-scam { score 1 when courier hit (channel: smss) \"x\" }", "sms"),
    ])
  func suggestion(rules: String, meant: String) {
    let text =
      """
      family job-scam { title en "J" review 30 block 42 }
      lexicon words { zh 刷单 +6 }
      signal courier = "顺丰"
      rule asks-fee in job-scam { title en "A" score 1 stage demand when courier and words }

      """ + rules + "\n"
    let found = check(text).diagnostics.filter { diagnostic in
      diagnostic.severity == .error && diagnostic.edits.contains { $0.replacement == meant }
    }
    #expect(!found.isEmpty, "\(check(text).diagnostics.map { "\($0.headline): \($0.help ?? "")" })")
    #expect(
      found.allSatisfy { $0.help?.contains("did you mean") == true || meant.hasPrefix("@") })
  }
}
