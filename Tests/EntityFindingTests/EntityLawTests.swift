import TestSupport
import Testing
import TextFolding

@testable import EntityFinding

@Suite("Laws of all finders")
struct EntityLawTests {
  private static let pieces = [
    "1", "3", "8", "0", "138", "2024", "4111", "一", "三", "千", "万", "百", "几", "元", "块", "天", "日结",
    "$", "¥", "hk$", "rp", ".",
    ",", "-", "点", "。", "www", "com", "http://", "@", "vx", "微信", "qq", "tg", "t.me/", "a", "b_1",
    "x", " ", "\n", "*", "%",
    "百分之", "个点", "/", "验证码", "会议号", ":", "0x", "bc1", "T", "รับ", "đ", "원", "円", "🐧", "❤", "é",
    "+86", "(", ")", "apk", "幺",
    "\u{FFFD}", "w", "k", "u", "至", "第", "第3", "每天", "per day", "[.]", "廿", "亿",
  ]

  private static func text(_ random: inout SeededRandom) -> String {
    var text = ""
    for _ in 0..<Int.random(in: 0...24, using: &random) {
      text += pieces.randomElement(using: &random) ?? ""
    }
    return text
  }

  private static func find(_ kind: EntityKind, _ fold: [UInt8]) -> [EntityMatch] {
    var matches: [EntityMatch] = []
    EntityFinder.find(
      kind, fold: fold.span, raw: fold.span, foldedRange: { $0 }, into: &matches)
    return matches
  }

  @Test("what is found does not hang on the entities of other kinds found before")
  func findsTheSameBehindOthers() {
    var random = SeededRandom(seed: 12)
    for number in 0..<1000 {
      let text = number == 0 ? "(link example.net/peek.apk) demo.ipa" : Self.text(&random)
      let fold = Array(Folder.folded(text).utf8)
      for kind in EntityKind.allCases {
        var matches = EntityKind.allCases.flatMap { Self.find($0, fold) }
        let before = matches.count
        EntityFinder.find(
          kind, fold: fold.span, raw: fold.span, foldedRange: { $0 }, into: &matches)
        #expect(Array(matches[before...]) == Self.find(kind, fold), "\(kind.rawValue) in \(text)")
      }
    }
  }

  @Test("spans are ordered, apart, within the text and on scalar borders; the same each time")
  func spans() {
    var random = SeededRandom(seed: 11)
    for _ in 0..<1500 {
      let fold = Array(Folder.folded(Self.text(&random)).utf8)
      for kind in EntityKind.allCases {
        let matches = Self.find(kind, fold)
        var floor = 0
        for match in matches {
          #expect(
            match.start >= floor && match.end > match.start && match.end <= fold.count,
            "\(kind.rawValue) in \(String(decoding: fold, as: UTF8.self))")
          floor = match.end
          guard match.end <= fold.count, match.start >= 0 else { continue }
          #expect(fold[match.start] & 0xC0 != 0x80)
          #expect(match.end == fold.count || fold[match.end] & 0xC0 != 0x80)
        }
        #expect(matches == Self.find(kind, fold))
      }
    }
  }

  @Test("any bytes are looked at without harm")
  func anyBytes() {
    var random = SeededRandom(seed: 12)
    let likely: [UInt8] = [
      0x30, 0x31, 0x38, 0x2E, 0x2D, 0x40, 0x24, 0xE4, 0xE5, 0xB8, 0x80, 0x83, 0x85, 0xC2, 0xA5,
    ]
    for round in 0..<2000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...60, using: &random) {
        let byte =
          round % 2 == 0
          ? UInt8.random(in: 0...255, using: &random) : likely.randomElement(using: &random) ?? 0
        bytes.append(byte)
      }
      for kind in EntityKind.allCases {
        for match in Self.find(kind, bytes) {
          #expect(match.start >= 0 && match.end <= bytes.count && match.start < match.end)
        }
      }
    }
  }

  @Test("a query finds what its kind finds and the query accepts")
  func queries() {
    let query = EntityQuery(.money, .sum(.init(atLeast: [.cny: 100])))
    var random = SeededRandom(seed: 14)
    for _ in 0..<2000 {
      let fold = Array(Folder.folded(Self.text(&random)).utf8)
      var matches = [EntityMatch(start: 0, end: 1, value: .plain)]
      EntityFinder.find(
        query, fold: fold.span, raw: fold.span, foldedRange: { $0 }, into: &matches)
      #expect(matches.first == EntityMatch(start: 0, end: 1, value: .plain))
      #expect(Array(matches.dropFirst()) == Self.find(.money, fold).filter(query.accepts))
    }
  }

  @Test(
    "rows of one piece take time in proportion to their length",
    arguments: [
      "1", "1 ", "1-", "一", "百", "万", "a.", "a@", "http://", "vx", "vx:", "+", "几", "1,", "1.",
      "*1", "(1", "0x", "T", "验证码", "天", "每天", "微信", "1一", "a-", "bc1", " at ",
    ])
  func linear(piece: String) {
    let clock = ContinuousClock()
    func time(_ count: Int) -> Duration {
      let bytes = Array(String(repeating: piece, count: count).utf8)
      return clock.measure { for kind in EntityKind.allCases { _ = Self.find(kind, bytes) } }
    }
    _ = time(200)
    let short = time(1000)
    let long = time(16000)
    // Sixteen times the length; four times as much again for a busy machine, 64 if it were square.
    #expect(long < short * 64 + .milliseconds(200))
  }
}
