import TestSupport
import Testing
import TextFolding

@testable import EntityFinding

@Suite("The gate of the entities")
struct EntityGateTests {
  /// What entities are made of, of every kind, and what stands around them.
  private static let pieces: [[String]] = [
    [
      "1", "3", "8", "0", "138", "2024", "4111", "62", "110000", "20991231", "*", "x", "xx", "+86",
      "幺",
    ],
    ["一", "三", "千", "万", "百", "几", "亿", "廿", "两", "零", "〇", "十"],
    [
      "元", "块", "块钱", "港币", "美金", "u", "usdt", "$", "¥", "hk$", "rp", "đ", "원", "円", "rmb", "镑",
      "฿",
    ],
    ["天", "日结", "每天", "per day", "/", "一单", "小时", "월급", "ngày", "日薪", "하루"],
    ["%", "个点", "百分之", "成", "percent", "퍼센트", "pct"],
    [
      ".", "点", "。", "[.]", "·", "dot", " dot ", "www", "com", "cn", "公司", "中国", "рф", "http://",
      "例子", "-", "_",
    ],
    ["@", "[at]", "(at)", "vx", "微信", "qq", "tg", "t.me/", "line", "加", "a", "b_1", ":", "demo"],
    ["验证码", "会议号", "otp", "code", "邀请码", "是您的验证码"],
    ["apk", ".apk", "描述文件", "testflight", "itms-services://"],
    ["0x", "bc1", "T9yD14Nj9j7xAB4dbGeiX9h8unkKHxuWwb", "1BitcoinEaterAddressDontSendf59kuE"],
    [
      " ", "\n", ",", "-", "(", ")", "至", "第", "é", "\u{301}", "\u{200B}", "\u{20DD}", "🐧", "❤",
      "\u{FFFD}",
    ],
  ]

  /// A text of pieces of any sort, or mostly of one.
  private static func text(_ random: inout SeededRandom) -> String {
    let favourite = pieces.randomElement(using: &random) ?? []
    var text = ""
    for _ in 0..<Int.random(in: 0...20, using: &random) {
      let isFavourite = Int.random(in: 0..<3, using: &random) == 0
      let group = isFavourite ? favourite : pieces.randomElement(using: &random) ?? []
      text += group.randomElement(using: &random) ?? ""
    }
    return text
  }

  @Test("lets every text in that has the entity", arguments: 0..<8)
  func letsIn(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    for _ in 0..<1500 {
      let text = Self.text(&random)
      // The probe holds the law for whatever it finds.
      for kind in EntityKind.allCases { _ = EntityProbe.matches(EntityQuery(kind), in: text) }
    }
  }

  @Test("reads any bytes without harm")
  func anyBytes() {
    var random = SeededRandom(seed: 21)
    for _ in 0..<2000 {
      let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
        UInt8.random(in: 0...255, using: &random)
      }
      let kinds = EntityGate.kinds(in: bytes.span)
      #expect(EntityKindSet.all.isSuperset(of: kinds))
    }
  }

  @Test("keeps out of ordinary texts what they have no part of")
  func keepsOut() {
    func kinds(_ text: String) -> [EntityKind] {
      let kinds = EntityGate.kinds(in: Array(Folder.folded(text).utf8).span)
      return EntityKind.allCases.filter { kinds.holds($0) && EntityGate.literals(of: $0) == nil }
    }
    #expect(kinds("周末我们去公园吧？") == [])
    #expect(kinds("我们下午3点在公司门口见。") == [.handle])
    #expect(kinds("See you at the station.Bring your coat.") == [])
    #expect(kinds("转账3000元") == [.money, .handle])
    #expect(kinds("三千块一天") == [.money, .wage])
    #expect(kinds("mail me: a@example.com") == [.url, .domain, .email, .handle])
  }

  @Test("has a word for every currency and period that the character table does not show")
  func words() {
    for word in HanMarks.currencyWords + HanMarks.periodWords {
      let isSeen =
        HanMarks.lastHan(of: word) != nil
        || word.unicodeScalars.contains { scalar in
          let value = scalar.value
          return value >= 0x61 && value <= 0x7A || value == 0x24
            || value >= 0x80 && !(0x3000...0x9FFF).contains(value)
        }
      #expect(isSeen, "\(word)")
    }
    // A link to a handle has a slash, which lets it in without a digit.
    #expect(HandleWords.links.words.allSatisfy { $0.contains("/") || $0.contains(":") })
  }

  @Test("knows each kind's bit")
  func bits() {
    var all: EntityKindSet = []
    for kind in EntityKind.allCases {
      #expect(!all.holds(kind))
      all.formUnion(EntityKindSet(kind))
    }
    #expect(all == .all)
  }
}
