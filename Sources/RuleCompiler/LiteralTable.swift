import ScreeningEngine

/// Distinct literals, and the patterns and words they stand for.
struct LiteralTable {
  private var distinct = ByteStrings()
  /// In the order in which they were added: most literals have one pattern or one word.
  private var patternPairs: [(row: UInt32, element: UInt32)] = []
  private var wordPairs: [(row: UInt32, element: UInt32)] = []

  var literals: [[UInt8]] { distinct.strings }

  /// Adds a literal of a pattern, and gives its number.
  @discardableResult mutating func add(_ literal: [UInt8], of pattern: Int) -> UInt32 {
    let number = UInt32(number(of: literal))
    patternPairs.append((number, UInt32(pattern)))
    return number
  }

  mutating func add(_ literal: [UInt8], word: UInt32) {
    wordPairs.append((UInt32(number(of: literal)), word))
  }

  /// The literal's number; a new one if it is new.
  mutating func number(of literal: [UInt8]) -> Int { distinct.number(of: literal).number }

  var patterns: Table<UInt32> { TableBuilder(rowCount: literals.count, patternPairs).table }
  var words: Table<UInt32> { TableBuilder(rowCount: literals.count, wordPairs).table }

  /// See `RuleProgram.plainWordLengths`; `words` is the table of them.
  func plainWordLengths(_ plan: ReadingPlan, _ words: Table<UInt32>) -> [UInt8] {
    literals.indices.map { literal in
      let row = words.row(literal)
      guard let first = row.first else { return 0 }
      let word = plan.words[Int(words.elements[first])]
      let isPlain =
        row.count == 1 && !word.startsWithSign && literals[literal].count < 255
        && plan.bytes[word.text.range].elementsEqual(literals[literal])
      return isPlain ? UInt8(literals[literal].count) : 255
    }
  }
}
