import EntityFinding
import ScreeningEngine
import TestSupport
import Testing

@testable import RuleCompiler

@Suite("The law of the entities: a message that the gates keep out has none")
struct EntityLawTests {
  /// A rule for each entity, bare and with arguments, and one that a literal triggers.
  private static var rules: String {
    var text = "family f { title en \"F\" review 30 block 42 }\n"
    let queries =
      EntityKind.allCases.map { "@\($0.rawValue)" } + [
        "@money(at-least: 300 CNY)", "@wage(per: day)", "@percent(at-least: 5)",
        "@phone(country: cn)",
        "@code(kind: one-time)", "@wallet(chain: tron)",
      ]
    for (index, query) in queries.enumerated() {
      text += "rule r\(index) in f { score \(index + 1) when \(query) }\n"
      text += "rule g\(index) in f { score 1 when \"加\" and not \(query) }\n"
      text += "rule h\(index) in f { score 1 when \"加\" ..6 \(query) }\n"
    }
    return text
  }

  private static let pieces = [
    "加", "1", "8", "138", "0000", "２０", "4111", "1111", "110000", "20991231", "001X", "一", "三千",
    "万", "元",
    "块", "u", "$", "¥", "每天", "日结", "一单", "/day", "%", "百分之", "个点", "成", ".", "点", "。", "[.]", "·",
    " dot ", "www", "com", "cn", "公司", "http://", "例子", "-", "_", "@", "[at]", "vx", "微信", "QQ",
    "t.me/", ":",
    "demo", "验证码", "会议号", "OTP", ".apk", "描述文件", "TestFlight", "0x",
    "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb",
    "1BitcoinEaterAddressDontSendf59kuE", " ", "\n", ",", "\u{200B}", "\u{301}", "🐧", "é", "руб",
    "円", "幺", "*", "x",
  ]

  @Test("screening with the gates gives what looking everywhere gives", arguments: 0..<12)
  func gatedEqualsUngated(seed: Int) throws {
    let compiled = compile(Self.rules)
    #expect(errors(of: compiled) == [])
    let ruleSet = try #require(compiled.ruleSet)
    #expect(!ruleSet.program.gatedPatterns.isEmpty)
    #expect(ruleSet.program.unsearchedPatterns.isEmpty)
    var random = SeededRandom(seed: UInt64(seed))
    let texts = (0..<300).map { _ in
      (0..<Int.random(in: 0...18, using: &random)).flatMap { _ in
        Array((Self.pieces.randomElement(using: &random) ?? "").utf8)
      }
    }
    let batch = batch(texts)
    let gated = findPatterns(ruleSet, batch, exhaustive: false)
    let all = findPatterns(ruleSet, batch, exhaustive: true)
    for (index, pair) in zip(gated.patterns, all.patterns).enumerated() where pair.0 != pair.1 {
      Issue.record("\(String(decoding: texts[index], as: UTF8.self)): \(pair)")
    }
    #expect(
      verdicts(ruleSet, batch, exhaustive: false) == verdicts(ruleSet, batch, exhaustive: true))
  }
}
