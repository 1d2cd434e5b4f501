import Foundation
import Testing
import Weir

private let rules = """
  pack { name "small"  version "2"  prior -30 }
  family safe-account { title en "Safe account"  review 30  block 42 }
  signal safe-account = ~"安全账户"
  rule told in safe-account {
    stage demand  score 34  label move-money
    when "转入" near safe-account within 12
  }
  rule from-short-code in safe-account { score 10  when safe-account and sender is short-code }
  rule by-chat in safe-account { score 1  when safe-account and channel is chat }
  """

@Suite("The library")
struct LibraryTests {
  @Test("says what the rules call themselves")
  func pack() throws {
    let pack = try RulePack(source: rules)
    #expect(pack.name == "small")
    #expect(pack.version == "2")
    #expect(pack.hash.count == 16)
    #expect(pack.familyNames == ["safe-account"])
    #expect(pack.ruleIDs.first == "safe-account/told")
    #expect(pack.diagnostics.allSatisfy { $0.severity == .warning })
  }

  @Test("gives a verdict with the words behind it")
  func verdict() throws {
    var screener = try RulePack(source: rules).makeScreener()
    let text = "请转\u{200B}入国家安.全.账.户"
    let verdict = screener.screen(text)
    #expect(verdict.level == .review)
    #expect(verdict.family == "safe-account")
    #expect(verdict.score == 34)
    #expect((0.71...0.72).contains(verdict.confidence))
    #expect(verdict.labels == ["move-money"])
    #expect(verdict.families == [verdict.families[0]])
    #expect(verdict.rules.map(\.id) == ["safe-account/told"])
    #expect(verdict.rules.first?.stage == "demand")
    let words = verdict.rules.flatMap(\.evidence).map { $0.words(in: text).map(String.init) }
    #expect(words == ["转\u{200B}入", "安.全.账.户"])
    #expect(!verdict.isTruncated)
    #expect(!verdict.reachedLimit)
  }

  @Test(
    "takes the envelope into account",
    arguments: [
      (Message(text: "安全账户"), 0.0), (Message(text: "安全账户", sender: "95588"), 10),
      (Message(text: "安全账户", sender: "", thread: "t"), 0),
      (Message(text: "转入安全账户", sender: "95588"), 44),
      (Message(text: "安全账户", sender: "95588", channel: .chat), 11),
    ] as [(Message, Double)])
  func envelope(message: Message, score: Double) throws {
    var screener = try RulePack(source: rules).makeScreener()
    #expect(screener.screen(message).score == score)
  }

  @Test("screens a message the same whatever came before it")
  func independent() throws {
    let pack = try RulePack(source: rules)
    var used = pack.makeScreener()
    for text in ["转入安全账户", "", "hello", "转入安全账户"] {
      var fresh = pack.makeScreener()
      #expect(used.screen(text) == fresh.screen(text))
    }
  }

  @Test("screens the start of a text that is too long")
  func truncated() throws {
    var screener = try RulePack(source: rules).makeScreener()
    let verdict = screener.screen("转入安全账户" + String(repeating: "啊", count: 200_000))
    #expect(verdict.isTruncated)
    #expect(verdict.level == .review)
  }

  @Test("is used from many threads with one pack")
  func concurrent() async throws {
    let pack = try RulePack(source: rules)
    let levels = await withTaskGroup(of: Verdict.Level.self) { group in
      for _ in 0..<8 {
        group.addTask {
          var screener = pack.makeScreener()
          return screener.screen("转入安全账户").level
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    #expect(levels == Array(repeating: .review, count: 8))
  }

  @Test("throws the diagnostics of rules with errors")
  func errors() throws {
    let error = try #require(throws: RulePackError.self) {
      try RulePack(source: "rule r { label x  when couriers }", path: "bad.weir")
    }
    let first = try #require(error.diagnostics.first { $0.severity == .error })
    #expect(first.code == "E0201")
    #expect(first.file == "bad.weir")
    #expect((first.line, first.column) == (1, 24))
    #expect(error.description.contains("^^^^^^^^"))
    #expect(error.path == nil)
  }

  @Test("throws for a path that cannot be read")
  func unreadable() throws {
    let error = try #require(throws: RulePackError.self) {
      try RulePack(paths: ["no/such/folder"])
    }
    #expect(error.path == "no/such/folder")
    #expect(error.description.hasPrefix("cannot read the rules at no/such/folder: "))
  }

  @Test("compares levels by how much they say")
  func levels() {
    #expect(Verdict.Level.pass < .review && Verdict.Level.review < .block)
  }

  @Test("finds no words in a text that was not the one screened")
  func otherText() throws {
    var screener = try RulePack(source: rules).makeScreener()
    let place = try #require(screener.screen("转入安全账户").rules.first?.evidence.last)
    #expect(place.words(in: "x") == nil)
  }
}

@Suite("Following a thread through the library")
struct ThreadTests {
  @Test("the message that completes a thread rule names the earlier ones")
  func completes() throws {
    let rules = """
      family f { title en "F" zh "F" review 30 block 42 }
      thread rule ladder in f { score 35 when "甲" then me "乙" then "丙" within 2 days }
      """
    var screener = try RulePack(source: rules).makeScreener()
    var levels: [Verdict.Level] = []
    var last = screener.screen("甲")
    for (index, text) in ["甲", "乙", "丙"].enumerated() {
      var message = Message(text: text, thread: "t")
      message.id = "m\(index)"
      message.time = Int64(index) * 3600
      message.direction = index == 1 ? .outgoing : .incoming
      last = screener.screen(message)
      levels.append(last.level)
    }
    #expect(levels == [.pass, .pass, .review])
    #expect(last.rules.first?.earlier.map(\.message) == ["m0", "m1"])
  }
}
