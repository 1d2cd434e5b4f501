/// What a character of U+3000 to U+9FFF is to the gate of the entities.
struct HanMarks: OptionSet, Sendable {
  let rawValue: UInt8

  init(rawValue: UInt8) { self.rawValue = rawValue }

  static let numeral = HanMarks(rawValue: 1)
  /// 幺, a one in phone numbers and no numeral elsewhere.
  static let one = HanMarks(rawValue: 2)
  /// Ends a word for a currency, or multiplies: 元, 币, 万.
  static let currency = HanMarks(rawValue: 4)
  /// Ends a word for what a wage is paid for: 天, 薪, 单.
  static let period = HanMarks(rawValue: 8)
  /// Put for the point of a host: 点, 。
  static let point = HanMarks(rawValue: 16)

  /// By scalar from U+3000 on.
  static let table: [HanMarks] = {
    var table = [HanMarks](repeating: [], count: 0x8000)
    for scalar in UInt32(0x3000)...0x9FFF where ChineseNumeral(scalar) != nil {
      mark(scalar, .numeral, in: &table)
    }
    mark(0x5E7A, .one, in: &table)
    for scalar: UInt32 in [0x4E07, 0x4EBF] { mark(scalar, .currency, in: &table) }
    // Any character of a word would do; the last one is seldom a common one: 港币, 个块.
    for word in currencyWords { mark(lastHan(of: word), .currency, in: &table) }
    for word in periodWords { mark(lastHan(of: word), .period, in: &table) }
    for scalar: UInt32 in [0x3002, 0x70B9] { mark(scalar, .point, in: &table) }
    return table
  }()

  /// Every word of which a sum with a currency holds one.
  static var currencyWords: [String] {
    CurrencyWords.prefixes.words + CurrencyWords.leading.words + CurrencyWords.suffixes.words
  }

  /// Every word of which a wage holds one.
  static var periodWords: [String] {
    PeriodWords.units.words + PeriodWords.after.words + PeriodWords.before.words
  }

  /// The last character of a word that the table has; nil where it has none.
  static func lastHan(of word: String) -> UInt32? {
    word.unicodeScalars.last { isInTable($0.value) }?.value
  }

  private static func isInTable(_ scalar: UInt32) -> Bool { scalar >= 0x3000 && scalar < 0xA000 }

  private static func mark(_ scalar: UInt32?, _ mark: HanMarks, in table: inout [HanMarks]) {
    if let scalar, isInTable(scalar) { table[Int(scalar - 0x3000)].formUnion(mark) }
  }
}
