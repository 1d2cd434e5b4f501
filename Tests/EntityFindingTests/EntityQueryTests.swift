import Testing

@testable import EntityFinding

private func query(
  _ kind: String, _ arguments: EntityQuery.Argument...
) throws(EntityArgumentError) -> EntityQuery {
  try EntityQuery.make(kind: kind, arguments: arguments).get()
}

@Suite("Queries")
struct EntityQueryTests {
  @Test("a sum is within at-least in its own currency, a range by its high end")
  func atLeast() throws {
    let large = try query(
      "money",
      (name: "at-least", value: [.number(3000, unit: "CNY"), .number(400, unit: "USD")]))
    let cases: [(String, Int)] = [
      ("3000元", 1), ("2999元", 0), ("2000-5000元", 1), ("$400", 1), ("$399", 0), ("5000日元", 0),
      ("HK$9000", 0),
      ("三千块", 1), ("1.5w元", 1), ("500 USDT", 0), ("5万", 1), ("3000元和$500和20元", 2), ("¥3,000.00", 1),
    ]
    for (text, count) in cases {
      #expect(EntityProbe.spans(large, in: text).count == count, "\(text)")
    }
  }

  @Test("at-most goes by the low end, and both bounds together")
  func atMost() throws {
    let small = try query(
      "money", (name: "at-least", value: [.number(5, unit: "元")]),
      (name: "at-most", value: [.number(20, unit: "块")]))
    for (text, count) in [("5元", 1), ("4元", 0), ("20元", 1), ("21元", 0), ("15-50元", 1), ("$10", 0)] {
      #expect(EntityProbe.spans(small, in: text).count == count, "\(text)")
    }
  }

  @Test("a wage is asked for by period and amount")
  func wages() throws {
    let daily = try query(
      "wage", (name: "per", value: [.word("day"), .word("task")]),
      (name: "at-least", value: [.number(200, unit: "CNY")]))
    for (text, count) in [
      ("日结300元", 1), ("日结150-300", 1), ("日结100", 0), ("月薪5000", 0), ("一单200元", 1),
      ("$300 daily", 0),
    ] {
      #expect(EntityProbe.spans(daily, in: text).count == count, "\(text)")
    }
  }

  @Test("other kinds are asked for by their own words")
  func words() throws {
    let cases: [(EntityQuery, String, Int)] = [
      (try query("percent", (name: "at-least", value: [.number(10, unit: "%")])), "5%和30%", 1),
      (try query("percent", (name: "at-most", value: [.number(10, unit: nil)])), "5%和30%", 1),
      (try query("handle", (name: "network", value: [.word("qq")])), "QQ:1234567 vx:demo_12", 1),
      (
        try query("phone", (name: "country", value: [.word("hk")])), "+852 5123 4567, 13800138000",
        1
      ),
      (try query("code", (name: "kind", value: [.word("one-time")])), "邀请码A123 验证码123456", 1),
      (try query("url", (name: "shortener", value: [.word("yes")])), "bit.ly/a1 example.com", 1),
      (try query("url", (name: "shortener", value: [.word("no")])), "bit.ly/a1 example.com", 1),
      (
        try query("wallet", (name: "chain", value: [.word("tron")])),
        "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb 1111111111111111111114oLvT2", 1
      ),
      (try query("email"), "a@example.com", 1),
    ]
    for (query, text, count) in cases {
      #expect(EntityProbe.spans(query, in: text).count == count, "\(text)")
    }
  }

  @Test("mistakes are told with what would have done")
  func mistakes() {
    func error(_ kind: String, _ arguments: EntityQuery.Argument...) -> EntityArgumentError? {
      guard case .failure(let error) = EntityQuery.make(kind: kind, arguments: arguments) else {
        return nil
      }
      return error
    }
    let yuan: [EntityArgumentValue] = [.number(5, unit: "CNY")]
    #expect(
      error("wallets")
        == .unknownKind("wallets", known: EntityKind.allCases.map(\.rawValue).sorted()))
    #expect(
      error("money", (name: "atleast", value: yuan))
        == .unknownArgument("atleast", allowed: ["at-least", "at-most"]))
    #expect(error("bank-card", (name: "x", value: yuan)) == .unknownArgument("x", allowed: []))
    #expect(
      error("money", (name: "at-least", value: yuan), (name: "at-least", value: yuan))
        == .repeatedArgument("at-least"))
    #expect(error("money", (name: "at-least", value: [])) == .missingValue("at-least"))
    #expect(
      error("money", (name: "at-least", value: [.number(5, unit: nil)]))
        == .missingCurrency(argument: "at-least"))
    #expect(
      error("money", (name: "at-least", value: [.word("much")]))
        == .notANumber("much", argument: "at-least"))
    #expect(
      error("money", (name: "at-least", value: [.number(-1, unit: "CNY")]))
        == .unusableNumber(-1, argument: "at-least"))
    #expect(
      error("percent", (name: "at-least", value: yuan))
        == .unexpectedUnit("CNY", argument: "at-least"))
    #expect(
      error("percent", (name: "at-least", value: [.number(1, unit: nil), .number(2, unit: nil)]))
        == .tooManyValues("at-least"))
    #expect(
      error("handle", (name: "network", value: [.word("wechta")]))
        == .unknownWord(
          "wechta", argument: "network", allowed: HandleNetwork.allCases.map(\.rawValue).sorted()))
    #expect(
      error("url", (name: "shortener", value: [.word("maybe")]))
        == .unknownWord("maybe", argument: "shortener", allowed: ["no", "yes"]))
    #expect(
      error(
        "money", (name: "at-least", value: [.number(9, unit: "CNY")]),
        (name: "at-most", value: yuan)) == .emptyRange(currency: "CNY"))
    guard
      case .unknownCurrency("doubloon", "at-least", let allowed)? = error(
        "money", (name: "at-least", value: [.number(1, unit: "doubloon")]))
    else {
      Issue.record("an unknown currency must be told")
      return
    }
    #expect(allowed.contains("CNY") && allowed == allowed.sorted())
  }

  @Test(
    "currencies are named by code, sign and word",
    arguments: [
      ("CNY", "cny"), ("cny", "cny"), ("元", "cny"), ("块", "cny"), ("¥", "cny"), ("RMB", "cny"),
      ("$", "usd"), ("USD", "usd"),
      ("美元", "usd"), ("HK$", "hkd"), ("港币", "hkd"), ("NT$", "twd"), ("RM", "myr"), ("฿", "thb"),
      ("₫", "vnd"), ("Rp", "idr"),
      ("円", "jpy"), ("원", "krw"), ("USDT", "usdt"), ("u", "usdt"), ("руб", "rub"), ("€", "eur"),
      ("£", "gbp"), ("THB", "thb"),
    ])
  func currencies(word: String, code: String) {
    #expect(Currency.named(word)?.rawValue == code)
  }
}
