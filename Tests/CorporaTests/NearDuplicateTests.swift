import TestSupport
import Testing

@testable import Corpora

@Suite struct NearDuplicateTests {
  private static let campaign = [
    "【农业银行】您的账户积分5680分即将过期，请登录网址 wap.abc1.test 兑换现金，逾期作废",
    "【农业银行】您的账户积分3320分即将过期，请登录网址 wap.abc7.test 兑换现金，逾期作废",
    "【農業銀行】您的賬戶積分 9900 分即將過期，請登錄網址 wap.abc9.test 兌換現金，逾期作廢！",
  ]

  @Test func `a campaign is one cluster and other messages are not of it`() {
    let others = ["今晚吃火锅吗，我订了七点的位子", "Your parcel is waiting at the depot", "好的", ""]
    let clusters = NearDuplicates.clusters(of: Self.campaign + others)
    #expect(clusters == [0, 0, 0, 1, 2, 3, 4])
  }

  @Test(arguments: [
    // Folding, digits, separators and letter case do not tell messages apart.
    ("验证码 123456，请勿泄露", "验证码 99，请勿泄露", true),
    ("Ｈｅｌｌｏ Ｗｏｒｌｄ again", "hello world AGAIN", true),
    ("安.全.账.户", "安全账户", true),
    ("🙂🙂", "!!", true),
    ("好的", "好吧", false),
    ("会议改到三点半", "会议取消了，大家不用来", false),
    ("meet me at the station at noon", "call me when you are done with work", false),
  ])
  func `what folding and masking make equal is a duplicate`(
    _ a: String, _ b: String, _ isDuplicate: Bool
  ) {
    #expect((NearDuplicates.clusters(of: [a, b]) == [0, 0]) == isDuplicate)
  }

  @Test func `the partition does not depend on the order of the messages`() {
    var random = SeededRandom(seed: 7)
    for _ in 0..<20 {
      let texts = Self.messages(120, &random)
      let order = texts.indices.shuffled(using: &random)
      let straight = NearDuplicates.clusters(of: texts)
      let shuffled = NearDuplicates.clusters(of: order.map { texts[$0] })
      // Same partition: each cluster of one is exactly one cluster of the other.
      var pairs: [Int32: Set<Int32>] = [:]
      var back: [Int32: Set<Int32>] = [:]
      for (place, index) in order.enumerated() {
        pairs[straight[index], default: []].insert(shuffled[place])
        back[shuffled[place], default: []].insert(straight[index])
      }
      #expect(pairs.values.allSatisfy { $0.count == 1 })
      #expect(back.values.allSatisfy { $0.count == 1 })
    }
  }

  @Test func `a chain of near-duplicates is one cluster though its ends differ`() {
    // Each text changes one word of the one before; the last shares no word with the first.
    let words = (0..<40).map { "w\($0 % 10)ord\(Self.letters($0))" }
    let chain = (0...20).map { words[$0..<$0 + 20].joined(separator: " ") }
    let clusters = NearDuplicates.clusters(of: chain)
    #expect(Set(clusters) == [0])
    #expect(NearDuplicates.clusters(of: [chain[0], chain[20]]) == [0, 1])
  }

  @Test func `clusters are numbered in the order of their first messages`() {
    var random = SeededRandom(seed: 11)
    let clusters = NearDuplicates.clusters(of: Self.messages(300, &random))
    var next: Int32 = 0
    for cluster in clusters {
      #expect(cluster <= next)
      next = max(next, cluster + 1)
    }
  }

  @Test func `an estimate on sketches is exact for short texts`() {
    // Shingles of three characters: 甲乙丙 乙丙丁 丙丁戊 against 乙丙丁 丙丁戊 丁戊己: two of four.
    var sketcher = Sketcher()
    var table = SketchTable(count: 2)
    sketcher.append("甲乙丙丁戊", to: &table)
    sketcher.append("乙丙丁戊己", to: &table)
    #expect(table.resemblance(0, 1) == 0.5)
    #expect(table.resemblance(0, 0) == 1)
  }

  private static func letters(_ number: Int) -> String {
    let scalar = Unicode.Scalar(UInt8(97 + number % 26))
    return String(repeating: Character(scalar), count: 3 + number / 26)
  }

  /// Messages of which many are variants of one another.
  private static func messages(_ count: Int, _ random: inout SeededRandom) -> [String] {
    let alphabet = Array("的一是在不了有和人这中大为上个国我以要他时来用们")
    let bases = (0..<8).map { _ in
      String(
        (0..<Int.random(in: 4...40, using: &random)).compactMap { _ in
          alphabet.randomElement(using: &random)
        })
    }
    return (0..<count).map { _ in
      var text = Array(bases[Int.random(in: 0..<bases.count, using: &random)])
      for _ in 0..<Int.random(in: 0...4, using: &random) where !text.isEmpty {
        let place = Int.random(in: 0..<text.count, using: &random)
        if let character = alphabet.randomElement(using: &random) { text[place] = character }
      }
      return String(text)
    }
  }
}
