import Messages
import RuleCheck
import ScreeningEngine
import Testing

@testable import RuleCompiler

/// Signals that the conditions below speak of.
private let declarations = """
  family f { title en "F" zh "F" review 30 block 42 }
  lexicon fruit {
    zh 苹果 梨子
    en "apple" "pear"
  }
  lexicon senders { en "Example Bank" }
  lexicon scored {
    zh 刷单 +6
    zh 返利 +5
    zh 五险一金 -8
  }
  lexicon tagged { ja 注意 }
  signal one = "甲"
  signal two = "乙"
  signal three = "丙"
  signal pay = "转账" "汇款" except "不要转账"
  signal gap = one ..2 two ..3 three
  condition named = one and two

  """

@Suite("Conditions")
struct ConditionTests {
  @Test(
    "hold and fail as the language says",
    arguments: [
      ("one", "甲", true), ("one", "乙", false), ("not one", "乙", true), ("one and two", "甲乙", true),
      ("one and two", "甲", false), ("one or two", "乙", true), ("not one or two", "甲乙", true),
      ("one and not two", "甲", true), ("(one or two) and three", "乙丙", true),
      ("one or two and three", "甲", true), ("named", "乙甲", true), ("named", "乙", false),
      ("fruit", "一个苹果", true), ("fruit", "an APPLE a day", true), ("fruit", "pineapples", false),
      ("one | two near three within 1", "乙啊丙", true),
      ("one near two within 2", "乙啊啊甲", true), ("one near two within 2", "甲啊啊啊乙", false),
      ("one near two within 0", "甲乙", true), ("one near one within 5", "甲", false),
      ("one near one within 5", "甲啊甲", true), ("one near two within 3", "甲 hello world ok 乙", true),
      ("one then two within 1", "甲啊乙", true), ("one then two within 1", "乙啊甲", false),
      ("one then two then three within 2", "甲啊啊乙啊丙", true),
      ("one then two then three within 2", "甲啊啊乙啊啊啊丙", false),
      ("2 of (one, two, three)", "甲丙", true), ("2 of (one, two, three)", "丙丙", false),
      ("any of (one, two)", "乙", true), ("all of (one, two)", "乙", false),
      ("2 of (one, two, three) within 4", "甲啊啊丙", true),
      ("2 of (one, two, three) within 3", "甲啊啊丙", false),
      ("count(one) >= 3", "甲甲甲", true), ("count(one) >= 3", "甲甲", false),
      ("count(one) < 1", "乙", true), ("count(one) == 2", "甲啊甲", true),
      ("count distinct(fruit) >= 2", "苹果苹果", false),
      ("count distinct(fruit) >= 2", "苹果apple", true),
      ("sum(scored) >= 11", "刷单返利", true), ("sum(scored) >= 11", "刷单刷单", false),
      ("sum(scored) >= 4", "刷单返利五险一金", false),
      ("same sentence (one, two)", "甲啊啊啊乙", true), ("same sentence (one, two)", "甲。乙", false),
      ("same sentence (one, two)", "甲。乙甲", true), ("length < 3", "啊啊", true),
      ("length < 3", "a b c", false), ("script has han", "abc汉", true),
      ("script has kana", "abc汉", false), ("script has kana", "のabc", true),
      ("script has hangul", "한국", true), ("script has thai", "ไทย", true),
      ("script has cyrillic", "привет", true), ("language is zh", "你好", true),
      ("language is zh", "日本の", false), ("language is ja", "日本の", true),
      ("language is yue", "你喺邊度", true), ("language is yue", "你在哪里", false),
      ("language is en", "hello", true), ("language is en", "hello 你", false),
      ("language is vi", "đồng ý", true), ("pay", "请转账", true), ("pay", "请不要转账", false),
      ("pay", "不要转账,汇款", true), ("gap", "甲啊乙啊啊丙", true), ("gap", "甲啊乙啊啊啊啊丙", false),
      ("gap", "甲。乙丙", false), ("gap", "甲乙。丙", false), ("gap", "乙甲丙", false),
      ("tagged", "请注意", false), ("tagged", "ご注意", true), ("\"丁\"", "甲丁", true),
      ("/丁{2}/", "丁丁", true), ("~\"丁戊\"", "丁.戊", true), ("one and \"乙\" | \"丙\"", "甲丙", true),
    ])
  func hold(condition: String, text: String, expected: Bool) throws {
    let compiled = compile(declarations + "rule r in f { score 1 when \(condition) }\n")
    #expect(errors(of: compiled) == [])
    let ruleSet = try #require(compiled.ruleSet)
    #expect(rules(of: ruleSet, on: text) == (expected ? ["f/r"] : []))
  }

  @Test(
    "ask the sender and the channel",
    arguments: [
      ("sender is phone", "+852 5550 1234", nil, true), ("sender is phone", nil, nil, false),
      ("sender is missing", nil, nil, true), ("sender is short-code", "95588", nil, true),
      ("sender is email", "a@example.org", nil, true), ("sender is name", "ICBC", nil, true),
      ("sender in senders", "EXAMPLE bank", nil, true), ("sender in senders", "Bank", nil, false),
      ("channel is sms", nil, Channel.sms, true), ("channel is sms", nil, Channel.chat, false),
      ("channel is sms", nil, nil, false),
    ] as [(String, String?, Channel?, Bool)])
  func askTheEnvelope(
    condition: String, sender: String?, channel: Channel?, expected: Bool
  ) throws {
    let compiled = compile(declarations + "rule r in f { score 1 when \(condition) }\n")
    let ruleSet = try #require(compiled.ruleSet)
    let held = rules(of: ruleSet, on: "甲", sender: sender, channel: channel)
    #expect(held == (expected ? ["f/r"] : []))
  }

  @Test("with an unless that holds, a rule does not")
  func unlessStopsARule() throws {
    let compiled = compile(
      declarations + "rule r in f { score 1 when one unless two unless three }")
    let ruleSet = try #require(compiled.ruleSet)
    #expect(rules(of: ruleSet, on: "甲") == ["f/r"])
    #expect(rules(of: ruleSet, on: "甲乙") == [])
    #expect(rules(of: ruleSet, on: "甲丙") == [])
  }

  @Test("the languages that rules may ask for are those the engine can tell")
  func languages() {
    #expect(
      ConditionExpression.LanguageName.allCases.map(\.rawValue)
        == Language.allCases.map(\.rawValue))
  }
}
