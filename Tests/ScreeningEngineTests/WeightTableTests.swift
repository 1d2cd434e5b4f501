import TestSupport
import TextFolding
import Testing

@testable import ScreeningEngine

@Suite("Entries that are looked up")
struct WeightTableTests {
  private struct Phrase {
    var text: String
    var takesRest: Bool

    var bytes: [UInt8] { Array(text.utf8) }
  }

  private static func table(_ phrases: [Phrase]) -> WeightTable {
    WeightTable(
      phrases.enumerated().map { number, phrase in
        let owner = Owner(signal: 0, gate: [], score: 1)
        return WeightedPhrase(
          phrase.bytes[...],
          WeightEntry(pattern: UInt32(number), takesRest: phrase.takesRest, owner: owner))
      })
  }

  /// The phrases that a table finds in a text, by number.
  private static func found(_ table: WeightTable, in text: [UInt8]) -> [Int] {
    var found: [WeightPlace] = []
    table.find(in: text.span, into: &found)
    return Set(found.map { Int(table.entries[Int($0.entry)].pattern) }).sorted()
  }

  @Test(
    "stand where their edges allow",
    arguments: [
      (["你", "你好", "好"], "你好吗", [0, 1, 2]),
      (["vx", "vx88"], "加vx88号", [1]),
      (["job", "jobs", "a job"], "a job, jobs\na\njob", [0, 1, 2]),
      (["𠀀", "𠀀安"], "𠀀安", [0, 1]),
      (["安"], "", []),
      ([], "安", []),
      ([" 安"], "\n安", [0]),
      (["5元", "元"], "15元", [1]),
    ] as [([String], String, [Int])])
  func edges(phrases: [String], text: String, expected: [Int]) {
    let table = Self.table(phrases.map { Phrase(text: $0, takesRest: false) })
    #expect(Self.found(table, in: Array(text.utf8)) == expected)
  }

  @Test("are those that each phrase by itself is found as", arguments: 0..<24)
  func agreeWithPhrases(seed: Int) {
    var random = SeededRandom(seed: UInt64(seed))
    let letters = ["安", "全", "账", "a", "b", "7", " ", "é", "𠀀", "๑", "ก", "+", ".", "한", "ъ"]
    func word(_ lengths: ClosedRange<Int>) -> String {
      (0..<Int.random(in: lengths, using: &random)).map { _ in
        letters[Int.random(in: 0..<letters.count, using: &random)]
      }.joined()
    }
    let count = [1, 7, 60, 400][seed % 4]
    let phrases = (0..<count).map { _ in
      Phrase(text: word(1...4), takesRest: Int.random(in: 0..<4, using: &random) == 0)
    }
    let table = Self.table(phrases)
    for _ in 0..<40 {
      var text = word(0...20)
      if Bool.random(using: &random) { text = text.replacing(" ", with: "\n") }
      let bytes = Array(text.utf8)
      let expected = phrases.indices.filter { index in
        PhraseMatcher.firstMatch(
          of: phrases[index].bytes.span, takesRest: phrases[index].takesRest, in: bytes.span,
          from: 0) != nil
      }
      #expect(Self.found(table, in: bytes) == expected, "\(text)")
    }
  }
}

extension String {
  /// The text with each `character` replaced.
  fileprivate func replacing(_ character: Character, with other: Character) -> String {
    String(map { $0 == character ? other : $0 })
  }
}
