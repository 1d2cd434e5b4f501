import Messages
import Reporting
import RuleCompiler
import ScreeningEngine
import Testing

@testable import Explaining

@Suite("Explaining a message")
struct MessageExplanationTests {
  private func finding(_ id: String, on text: String) throws -> RuleFinding {
    let explainer = try #require(MessageExplainer(explainedPack()))
    let explained = try #require(explainer.explain(batch(of: Array(text.utf8)), only: id))
    return try #require((explained.held + explained.nearest).first { $0.id == id })
  }

  @Test(
    "finds the distance a condition would need, against its limit",
    arguments: [
      ("转入安全账户", "safe-account/told-to-move", 0, true),
      ("转入国家安全账户", "safe-account/told-to-move", 2, true),
      ("安全账户可以转入", "safe-account/told-to-move", 2, true),
      ("转入一二三四五六七八安全账户", "safe-account/told-to-move", 8, false),
      ("甲一乙二二二丙", "job-scam/in-order", 3, false),
      ("甲一乙二二丙", "job-scam/in-order", 2, true),
    ] as [(String, String, Int?, Bool)])
  func distances(text: String, rule: String, distance: Int?, holds: Bool) throws {
    let finding = try finding(rule, on: text)
    #expect(finding.holds == holds)
    let limit = rule.hasSuffix("in-order") ? 2 : 6
    #expect(finding.when.measure == .distance(distance, limit: limit))
  }

  @Test("finds no distance where the order is wrong or a part is absent")
  func noDistance() throws {
    for text in ["丙乙甲", "甲丙"] {
      #expect(try finding("job-scam/in-order", on: text).when.measure == .distance(nil, limit: 2))
    }
  }

  private static let gapText = "fee ..3 \"押金\" ..2 \"退\""

  @Test(
    "finds how far the operands of a gap stand apart, against its limits",
    arguments: [
      ("先交一二押金三退", true, [(2, 3, false), (1, 2, false)]),
      ("先交押金退", true, [(0, 3, false), (0, 2, false)]),
      ("先交一二三四五押金退", false, [(5, 3, false), (0, 2, false)]),
      ("先交一。押金退", false, [(1, 3, true), (0, 2, false)]),
      ("押金先交退", false, [(nil, 3, false), (2, 2, false)]),
      ("押金先交。押金退", false, [(0, 3, true), (0, 2, false)]),
      ("先交。押金先交一二三四押金退", false, [(4, 3, false), (0, 2, false)]),
    ] as [(String, Bool, [(Int?, Int, Bool)])])
  func gaps(text: String, holds: Bool, steps: [(Int?, Int, Bool)]) throws {
    let finding = try finding("job-scam/fee-first", on: text)
    #expect(finding.holds == holds)
    let gap = try #require(finding.when.children.first?.gaps.first)
    #expect(gap.text == Self.gapText)
    #expect(gap.holds == holds)
    let found = gap.steps.map { "\($0.distance ?? -1) \($0.limit) \($0.crossesSentence)" }
    #expect(found == steps.map { "\($0.0 ?? -1) \($0.1) \($0.2)" })
  }

  @Test("shows no gap where an operand is absent")
  func absentOperand() throws {
    let finding = try finding("job-scam/fee-first", on: "先交押金")
    #expect(finding.when.children.first?.gaps == [])
  }

  @Test("names a rule as near whose gap is too wide")
  func nearGap() throws {
    let explained = try explanation(of: "先交一二三四五押金退")
    #expect(explained.nearest.map(\.id) == ["job-scam/fee-first"])
    #expect(explained.nearest.map(\.missing) == [1])
  }

  @Test(
    "shows what an except left out, and what for",
    arguments: [
      ("公安局门口", ["police: 公安局 for 公安局门口"], false),
      ("公安局门口 公安局", ["police: 公安局 for 公安局门口"], true),
      ("公\u{200B}安局门口", ["police: 公\u{200B}安局 for 公\u{200B}安局门口"], false),
      ("先交作业，押金退", ["fee: 先交 for 先交作业"], false), ("公安局", [], true), ("门口", [], false),
    ] as [(String, [String], Bool)])
  func dropped(text: String, dropped: [String], isFound: Bool) throws {
    let explained = try explanation(of: text)
    #expect(
      explained.dropped.map { "\($0.signal): \($0.place.text) for \($0.cause.text)" } == dropped)
    for match in explained.dropped {
      for place in [match.place, match.cause] {
        let bytes = Array(text.utf8)[place.start..<place.end]
        #expect(String(decoding: bytes, as: UTF8.self) == place.text)
      }
    }
    #expect(explained.signals.contains { $0.name == "police" } == isFound)
  }

  @Test("finds how many operands one window has, and the window that would do")
  func windows() throws {
    let far = try finding("job-scam/two-near", on: "子一二三四丑")
    #expect(far.when.measure == .window(found: 1, wanted: 2, least: 6, limit: 3))
    let near = try finding("job-scam/two-near", on: "寅子")
    #expect(near.when.measure == .window(found: 2, wanted: 2, least: 2, limit: 3))
  }

  @Test("finds numbers against what they are compared with")
  func numbers() throws {
    let many = try finding("job-scam/many", on: "赞啊赞")
    #expect(
      many.when.children.map(\.measure) == [
        .number(2, .greaterOrEqual, 3), .number(3, .less, 50),
      ])
    #expect(many.missing == 1)
  }

  @Test(
    "counts the parts that are missing",
    arguments: [
      ("转入", "safe-account/told-to-move", 1),
      ("警方提醒：转入安全账户", "safe-account/told-to-move", 1),
      ("警方提醒：转入", "safe-account/told-to-move", 2),
      ("公安局 门口", "safe-account/from-police", 1),
      ("甲", "job-scam/in-order", 2),
      ("子", "job-scam/two-near", 1),
    ])
  func missing(text: String, rule: String, count: Int) throws {
    #expect(try finding(rule, on: text).missing == count)
  }

  @Test("says which rule of a group counts")
  func groups() throws {
    let explained = try explanation(of: "公安局：转入安全账户")
    let family = try #require(explained.families.first)
    #expect(family.name == "safe-account")
    #expect(family.score == 44)
    #expect(family.contributions.map(\.outvotedBy) == [nil, "safe-account/told-to-move", nil])
    #expect(explained.verdict.level == .block)
    #expect(explained.verdict.labels == ["move-money"])
  }

  @Test(
    "adds up to the scores of the verdict",
    arguments: [
      "公安局：转入安全账户", "警方提醒：转入安全账户 刷单点赞", "刷单", "你好", "赞赞赞 ABCDEF 甲乙丙",
    ])
  func addsUp(text: String) throws {
    let pack = explainedPack()
    let rules = try #require(pack.ruleSet)
    var screener = Screener(rules)
    var verdict = Verdict()
    screener.screen(batch(of: Array(text.utf8))) { verdict = copy $1 }
    let explained = try explanation(of: text)
    #expect(explained.verdict.level == verdict.level)
    #expect(explained.verdict.score == verdict.score)
    #expect(explained.held.map(\.id) == verdict.rules.map { rules.rules[$0.rule.index].id })
    let positive = explained.families.filter { $0.score > 0 }
    #expect(positive.map(\.score) == verdict.familyScores.map(\.score))
    #expect(
      positive.map(\.name) == verdict.familyScores.map { rules.families[$0.family.index].name })
  }

  @Test("places signals in the original text, through the fold")
  func places() throws {
    let text = "请转\u{200B}入 安.全.帳.戶"
    let signals = try explanation(of: text).signals
    #expect(signals.map(\.name) == ["transfer", "safe-account"])
    for signal in signals {
      for place in signal.places {
        let bytes = Array(text.utf8)[place.start..<place.end]
        #expect(String(decoding: bytes, as: UTF8.self) == place.text)
      }
    }
    #expect(signals.map { $0.places.map(\.text) } == [["转\u{200B}入"], ["安.全.帳.戶"]])
  }

  @Test("says what folding took off")
  func folding() throws {
    let fold = try explanation(of: "ｔｒａｎｓｆｅｒ s\u{200B}afe").fold
    #expect(fold.removals.contains { $0.kind == .zeroWidth && $0.count == 1 })
    #expect(fold.removals.contains { $0.kind == .styled })
    #expect(fold.text == Array("transfer safe".utf8))
    #expect(fold.dense == Array("transfersafe".utf8))
    #expect(fold.scripts == ["latin"])
  }

  @Test("names rules that nearly held, the nearest first, and no rule that nothing triggered")
  func nearest() throws {
    #expect(try explanation(of: "你好").nearest.map(\.id) == [])
    let explained = try explanation(of: "转入 甲 子")
    #expect(explained.nearest.map(\.missing) == explained.nearest.map(\.missing).sorted())
  }

  @Test("shows which step of a thread rule a message is, and the messages that are the others")
  func threads() throws {
    let pack = explainedPack()
    let rules = try #require(pack.ruleSet)
    let explainer = try #require(MessageExplainer(pack))
    var screener = Screener(rules)
    var tracker = ThreadTracker(rules)
    var explained: [MessageExplanation] = []
    for (name, text, direction) in [
      ("a", "您已通过", Direction.incoming), ("b", "收到", .outgoing), ("c", "请垫付", .incoming),
    ] {
      var batch = batch(of: Array(text.utf8))
      batch.messages[0].direction = direction
      batch.messages[0].thread = ByteRange(0, 0)
      var verdicts: [Verdict] = []
      screener.screen(batch, into: &verdicts)
      tracker.follow(thread: [], name: Array(name.utf8), time: nil, verdict: &verdicts[0])
      explained.append(try #require(explainer.explain(batch, verdict: verdicts[0])))
    }
    #expect(explained.map { $0.held.map(\.id) } == [[], [], ["job-scam/ladder"]])
    #expect(explained[0].nearest.map(\.missing) == [2])
    #expect(explained[0].nearest[0].chain?.steps.map(\.holds) == [true, false, false])
    #expect(explained[1].nearest[0].chain?.steps.map(\.isOfSide) == [false, true, false])
    let chain = try #require(explained[2].held[0].chain)
    #expect(chain.earlier.map(\.message) == ["a", "b"])
    #expect(chain.earlier.map(\.signal) == ["\"已通过\"", "\"收到\""])
    #expect(explained[2].verdict.level == .review)
    #expect(explained[2].families.map(\.score) == [30])
    try expectGolden(
      MessageTextWriter(style: TerminalStyle()).text(of: explained[2]), "message-thread")
  }

  @Test("shows rules in the shadow and does not count them")
  func shadow() throws {
    let explained = try explanation(of: "转入")
    #expect(explained.held.map(\.id) == ["safe-account/unsure"])
    #expect(explained.held.map(\.status) == [.shadow])
    #expect(explained.families.isEmpty)
  }

  @Test("is there for any bytes")
  func anyBytes() throws {
    let explainer = try #require(MessageExplainer(explainedPack()))
    for bytes in [[], [0xFF], [0], [0xE5, 0xAE], Array("安\u{0}全".utf8) + [0xC3]] as [[UInt8]] {
      let explained = try #require(explainer.explain(batch(of: bytes)))
      #expect(explained.text == bytes)
    }
  }
}
