import ScreeningEngine
import TestSupport
import Testing

@testable import Explaining

/// What must be so of every explanation, on random messages.
@Suite("Laws of explanations")
struct ExplanationLawTests {
  private static let words = [
    "转入", "安全账户", "警方提醒", "公安局", "门口", "甲", "乙", "丙", "子", "丑", "寅", "赞", "刷单", "一二", "。",
    " ", "safe account", "e\u{301}", "👮", "\u{200B}",
  ]

  private func messages() -> [String] {
    var random = SeededRandom(seed: 11)
    return (0..<60).map { _ in
      (0..<Int.random(in: 0...14, using: &random)).map { _ in
        Self.words[Int.random(in: 0..<Self.words.count, using: &random)]
      }.joined()
    }
  }

  @Test("a part holds exactly where what it found is enough")
  func measures() throws {
    let explainer = try #require(MessageExplainer(explainedPack()))
    for text in messages() {
      for id in explainer.ids {
        let explained = try #require(explainer.explain(batch(of: Array(text.utf8)), only: id))
        let rule = try #require((explained.held + explained.nearest).first)
        for part in [rule.when] + rule.unless { check(part, text) }
        guard rule.chain == nil else { continue }
        #expect(rule.holds == (rule.missing == 0), "\(id) on \(text)")
        let unless = rule.unless.contains(where: \.holds)
        #expect(rule.holds == (rule.when.holds && !unless), "\(id) on \(text)")
      }
    }
  }

  private func check(_ part: PartFinding, _ text: String) {
    let comment = Comment(rawValue: "\(part.text) on \(text)")
    switch part.measure {
    case .none: break
    case .distance(let least, let limit):
      #expect(part.holds == (least.map { $0 <= limit } ?? false), comment)
    case .window(let found, let wanted, let least, let limit):
      #expect(part.holds == (found >= wanted), comment)
      #expect(part.holds == (least.map { $0 <= limit } ?? false), comment)
    case .number(let found, let comparison, let wanted):
      #expect(part.holds == comparison.holds(found, wanted), comment)
    }
    #expect((part.missing(for: true) == 0) == part.holds, comment)
    #expect((part.missing(for: false) == 0) == !part.holds, comment)
    let held = part.children.count(where: \.holds)
    switch part.form {
    case .leaf: break
    case .named: #expect(part.holds == (held == 1), comment)
    case .not: #expect(part.holds == (held == 0), comment)
    case .and: #expect(part.holds == (held == part.children.count), comment)
    case .or: #expect(part.holds == (held > 0), comment)
    case .atLeast(let count): #expect(part.holds == (held >= count), comment)
    }
    for child in part.children { check(child, text) }
  }

  @Test("places are in order, apart, and on borders of characters")
  func places() throws {
    for text in messages() {
      let bytes = Array(text.utf8)
      for signal in try explanation(of: text).signals {
        var end = 0
        for place in signal.places {
          #expect(place.start >= end && place.end <= bytes.count && place.start <= place.end)
          #expect(String(validating: bytes[place.start..<place.end], as: UTF8.self) == place.text)
          end = place.end
        }
      }
    }
  }
}
