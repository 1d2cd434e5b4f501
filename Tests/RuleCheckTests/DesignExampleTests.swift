import Diagnostics
import RuleCheck
import Testing

/// The example by which the language is introduced, in one file.
struct DesignExampleTests {
  /// Everything of it that this version carries out.
  static let example = #"""
    # Impersonated police and bank staff who have the victim move money to a "safe account".
    pack { name "weir-rules"  version "0.1.0"  prior -30 }

    family safe-account {
      title  en "Safe account: impersonated authorities"  zh "冒充公检法、安全账户"
      review 30      # even odds at the default prior
      block  42      # fifteen to one
    }

    variants {
      微 = 薇 威 徽 葳          # each may stand for 微 in a loose phrase
      微信 = "vx" "wx" 薇芯
    }

    lexicon transfer-verb {
      zh  转账 转入 汇款 汇到 打款
      en  "transfer" "wire" "move your money"
    }
    lexicon courier    from "lists/couriers.zh.txt"
    lexicon task-words from "lists/words.tsv"   # entry, tab, score
    lexicon authority-name { zh 公安局 检察院  en "police" }

    signal safe-account {
      ~"安全账户" ~"清查账户"                              # loose: variants and separators allowed
      "监管账户"                                           # exact, on the fold
      /\b(?:safe|secure|protected) (?:bank )?account\b/    # PCRE2, on the fold
    }
    signal told-to-transfer = transfer-verb except "不要转账" "切勿转账"
    signal badge-number = /警号[:：]? ?\d{6}/
    signal police = 警官 | 民警
      "officer"
    signal anti-fraud-notice = "警方提醒" courier ..8 transfer-verb
    signal asks-contact = "加我" raw /[A-Z]{3}/
      raw bytes /\xFF{{courier}}\/x/

    condition claims-authority = authority-name or badge-number near police within 6

    rule told-to-use-safe-account in safe-account {
      title   en "Tells the reader to move money into a safe account"  zh "要求把钱转入安全账户"
      stage   demand
      group   demand
      score   34
      when    told-to-transfer near safe-account within 12
      unless  anti-fraud-notice and not asks-contact
      refer   "https://example.org/advisory"
      hit     "请立即将名下资金转入国家安全账户进行清查"
      hit (channel: sms) "Transfer your savings to the safe account we give you"
      miss    "警方提醒：公检法机关没有安全账户，切勿转账"
    }
    rule words in all { title en "Words" score sum(task-words) up to 30 when claims-authority }
    rule marks { title en "Label only" label distress when "x" }

    family click-farming { title en "Click farming" review 30 block 42 }
    signal recruits = "点赞日结" @handle(network: wechat | qq)
    signal asks-deposit = @money(at-least: 500 CNY | 80 USD) ..6 "返"
    thread rule task-ladder in click-farming {
      title  en "Small pay-out, then a deposit"
      stage  demand
      score  18
      when   recruits then me ("收到" or @disguise(kind: zero-width)) then asks-deposit
      within 7 days
      hit {
        them "您的简历已通过，在家点赞日结300"
        me   "收到了"
        after 2 days them "垫付1280返1536，三单一起返"
      }
    }
    adjust safe-account/told-to-use-safe-account { score 20 shadow }
    adjust click-farming { block 48 }
    allow { sender "95588" domain "example.org" owner "fraud desk" until 2027-03-31 why "notices" }
    """#

  @Test("the example checks without an error or a warning")
  func checksCleanly() {
    let (pack, diagnostics) = check(Self.example)
    let text = CaretRenderer(files: pack.files).render(diagnostics)
    #expect(diagnostics.isEmpty, "\(text)")
  }

  @Test("the pack holds what the example says")
  func holdsEverything() throws {
    let pack = check(Self.example).pack
    #expect(pack.name == "weir-rules" && pack.version == "0.1.0" && pack.prior == -30)
    #expect(pack.families.map(\.name) == ["safe-account", "click-farming"])
    #expect(pack.families[1].block == 48 && pack.allowances.count == 1)
    #expect(pack.families[0].review == 30 && pack.families[0].block == 42)
    #expect(pack.families[0].title.entries.map(\.language) == ["en", "zh"])
    #expect(pack.variants.map(\.canonical) == ["微", "微信"])
    #expect(pack.variants[1].substitutes == ["vx", "wx", "薇芯"])
    #expect(
      pack.lexicons.map(\.name) == ["transfer-verb", "courier", "task-words", "authority-name"])
    #expect(pack.lexicons[0].entries.map(\.language) == ["zh", "zh", "zh", "zh", "zh"] + en(3))
    #expect(pack.files.map(\.path) == ["rules.weir", "lists/couriers.zh.txt", "lists/words.tsv"])
    #expect(pack.signals.map(\.items.count) == [4, 1, 1, 3, 2, 3, 2, 1])
    #expect(pack.signals[1].exceptions.count == 2)
    #expect(
      pack.rules.map(\.name) == ["told-to-use-safe-account", "words", "marks", "task-ladder"])
    let rule = try #require(pack.rules.first)
    #expect(rule.stage == .demand && rule.group == "demand" && rule.unless.count == 1)
    #expect(rule.hits.map(\.channel) == [nil, .sms] && rule.misses.count == 1)
    #expect(rule.status == .shadow)
    #expect(pack.rules.last?.chain?.steps.map(\.side) == [.them, .me, .them])
    #expect(pack.rules.last?.hits.first?.turns?.map(\.after) == [nil, nil, 172_800])
    guard case .near(_, _, limit: 12) = rule.when.kind else {
      Issue.record("`when` is not `near .. within 12`")
      return
    }
  }

  private func en(_ count: Int) -> [String?] { [String?](repeating: "en", count: count) }
}
