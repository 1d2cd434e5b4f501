import LiteralSearch
import TestSupport
import TextFolding
import Testing

@testable import ScreeningEngine

@Suite("Entries that are looked up")
struct WeightTableTests {
  /// A table of phrases, each the pattern of its number; what stands twice is refused. `^` before one has
  /// it stand where clauses begin.
  private static func table(_ phrases: [String]) -> WeightTable {
    var table = WeightTable()
    for (number, phrase) in phrases.enumerated() {
      let owner = Owner(signal: 0, gate: [], score: 1)
      let text = Self.text(of: phrase)
      let isNew = table.add(
        Array(text.utf8)[...], startsClause: text != phrase, of: number, for: [owner])
      #expect(isNew == !phrases[..<number].contains(phrase))
    }
    return table
  }

  private static func text(of phrase: String) -> String {
    phrase.hasPrefix("^") ? String(phrase.dropFirst()) : phrase
  }

  /// The phrases that a table finds in a text, by number.
  private static func found(_ table: WeightTable, in text: [UInt8]) -> [Int] {
    var found: [PhrasePlace] = []
    table.find(in: text.span, into: &found)
    return Set(found.map { Int(table.patterns[Int($0.phrase)]) }).sorted()
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
      (["^安", "安"], "平安", [1]), (["^安", "安"], "平，安", [0, 1]), (["^安"], "平  安", [0]),
      (["^ab", "ab"], "x ab", [1]), (["^ab", "^ab c", "^c"], "x.\n ab c", [0, 1]),
    ] as [([String], String, [Int])])
  func edges(phrases: [String], text: String, expected: [Int]) {
    let table = Self.table(phrases)
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
    let phrases = (0..<count).map { _ in (Bool.random(using: &random) ? "^" : "") + word(1...4) }
    let table = Self.table(phrases)
    for _ in 0..<40 {
      var text = word(0...20)
      if Bool.random(using: &random) { text = text.replacing(" ", with: "\n") }
      let bytes = Array(text.utf8)
      let expected = phrases.indices.filter { index in
        phrases.firstIndex(of: phrases[index]) == index
          && PhraseMatcher.firstMatch(
            of: Array(Self.text(of: phrases[index]).utf8).span, takesRest: false,
            startsClause: phrases[index].hasPrefix("^"), in: bytes.span, from: 0) != nil
      }
      #expect(Self.found(table, in: bytes) == expected, "\(text)")
    }
  }

  @Test("are found in a text of any length, and at each place")
  func placesInLongTexts() {
    let table = Self.table(["ab ab", "ab", "安", "安全安"])
    for count in [1, 511, 512, 513, 575, 576, 577, 2000] {
      for (unit, places) in [("ab ", 1), ("安", 1), ("安全", 1)] as [(String, Int)] {
        let text = Array(String(repeating: unit, count: count).utf8)
        var found: [PhrasePlace] = []
        table.find(in: text.span, into: &found)
        let single = found.filter { Int($0.end - $0.start) <= unit.utf8.count }
        #expect(single.count == places * count, "\(count) of \(unit)")
        let pairs = found.count - single.count
        #expect(pairs == (unit == "安" ? 0 : count - 1), "\(count) of \(unit)")
        for (place, next) in zip(single, single.dropFirst()) { #expect(place.start < next.start) }
      }
    }
  }

  @Test("that speak against what is summed are lawful, as a whole and by one score")
  func lawful() {
    var table = WeightTable()
    for (number, (text, scores)) in [
      ("提前", [1, -3]), ("我家", [-2.9, -2.9]), ("前天", [3]),
    ].enumerated() {
      let owners = scores.enumerated().map { Owner(signal: UInt32($0), gate: [], score: $1) }
      _ = table.add(Array(text.utf8)[...], of: number, for: owners)
    }
    let lawful = ["提前", "提前天", "我家", "前天", ""].filter { text in
      table.isLawful(Array(text.utf8).span)
    }
    #expect(lawful == ["提前"])
  }

  @Test("are not taken where they are too long")
  func tooLong() {
    var table = WeightTable()
    let owner = Owner(signal: 0, gate: [], score: 1)
    let longest = Array(String(repeating: "安", count: PhraseTree.longestPhrase).utf8)
    let added = [longest, longest + longest].enumerated().map {
      table.add($1[...], of: 7 + $0, for: [owner])
    }
    #expect(added == [true, false])
    #expect(table.phrase(of: 7) == 0 && table.phrase(of: 8) == nil && table.phrase(of: 99) == nil)
    #expect(Self.found(table, in: longest + longest) == [7])
  }
}

extension String {
  /// The text with each `character` replaced.
  fileprivate func replacing(_ character: Character, with other: Character) -> String {
    String(map { $0 == character ? other : $0 })
  }
}
