import Foundation
import Reporting
import ScreeningEngine
import Testing

@testable import Diagnostics
@testable import Explaining

@Suite("Explanations as text and JSON")
struct RenderingTests {
  private static let messages = [
    ("block", "公安局：请转入国家安.全.账.户"),
    ("chinese-emoji-marks", "👮🏽‍♂️ 公安局 e\u{301}\u{30B} 转\u{200B}入：ｓａｆｅ account\n第二行 安全帳戶"),
    ("too-far", "转入一二三四五六七八安全账户，甲乙"),
    ("warned", "警方提醒：转入安全账户的都是诈骗"),
    ("link", "加群 https://example.com/a"),
    ("gap", "先交一二三四押金。退。先交一押金二三退"), ("gap-too-wide", "先交一二三四五押金退"),
    ("left-out", "公安局门口见，先交作业，押金以后再退"),
    ("nothing", "晚上一起吃饭吗？"),
  ]

  @Test("a message is explained as its golden file shows", arguments: messages)
  func message(name: String, text: String) throws {
    let writer = MessageTextWriter(style: TerminalStyle())
    try expectGolden(writer.text(of: explanation(of: text)), "message-\(name)")
  }

  @Test(
    "a rule is explained as its golden file shows",
    arguments: [
      "safe-account/told-to-move", "safe-account/from-police", "job-scam/tasks", "job-scam/shouts",
      "job-scam/digits", "job-scam/ladder", "job-scam/links", "safe-account/unsure",
      "job-scam/fee-first",
    ])
  func rule(id: String) throws {
    let explainer = try #require(RuleExplainer(explainedPack()))
    let explained = try #require(explainer.explain(id))
    let name = id.replacing("/", with: "-")
    try expectGolden(RuleTextWriter(style: TerminalStyle()).text(of: explained), "rule-\(name)")
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(RuleJSONWriter.bytes(of: explained)))
        as? [String: Any])
    #expect(object["id"] as? String == id)
    #expect((object["patterns"] as? [Any])?.count == explained.patterns.count)
  }

  @Test("a message is explained as valid JSON", arguments: messages)
  func messageJSON(name: String, text: String) throws {
    let explained = try explanation(of: text)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(MessageJSONWriter.bytes(of: explained)))
        as? [String: Any])
    #expect(object["text"] as? String == text)
    let verdict = try #require(object["verdict"] as? [String: Any])
    #expect(verdict["verdict"] as? String == explained.verdict.level.name)
    #expect((object["signals"] as? [Any])?.count == explained.signals.count)
  }

  @Test("bytes that are no UTF-8 still give valid JSON and text")
  func invalid() throws {
    let explainer = try #require(MessageExplainer(explainedPack()))
    let bytes: [UInt8] = [0xFF, 0x1B, 0x5B] + Array("转入安全账户".utf8) + [0xE5]
    let explained = try #require(explainer.explain(batch(of: bytes)))
    let object = try JSONSerialization.jsonObject(
      with: Data(MessageJSONWriter.bytes(of: explained)))
    #expect(object is [String: Any])
    let text = MessageTextWriter(style: TerminalStyle()).text(of: explained)
    #expect(!text.contains("\u{1B}"))
  }

  @Test("every code has an explanation as text and as JSON", arguments: DiagnosticCode.allCases)
  func codes(code: DiagnosticCode) throws {
    let text = CodeWriter.text(of: code)
    #expect(text.hasPrefix("\(code.severity.rawValue)[\(code.rawValue)]\n"))
    #expect(text.contains(code.explanation.finds))
    let object = try JSONSerialization.jsonObject(with: Data(CodeWriter.json(of: code)))
    #expect((object as? [String: Any])?["code"] as? String == code.rawValue)
  }
}
