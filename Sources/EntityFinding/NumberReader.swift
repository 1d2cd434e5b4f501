/// A number that stands in a text, before any scale word or currency.
struct WrittenNumber {
  var end: Int
  var low: Double
  var high: Double
  /// Digits before the decimal mark; 0 for Chinese numerals.
  var integerDigits: Int
  /// Whether it is Chinese numerals alone, and how many of them.
  var hanCharacters = 0
  /// 千万, 百元: no digit before the first unit.
  var beginsWithUnit = false
  /// Whether it holds 万 or 亿, or `w` for it.
  var myriad = Myriad.none
  /// Whether a scale word other than 万 and `w` stands in it: k, 千, juta, 만.
  var hasScale = false
  /// The currency its scale word implies where none is named: VND for triệu, IDR for juta.
  var hint: Currency?

  enum Myriad { case none, han, letter }

  mutating func scale(by factor: Double) {
    low *= factor
    high *= factor
  }
}

/// Reads numbers: ASCII digits in either style of grouping, and Chinese numerals.
///
/// Every call looks at O(length of the number) bytes.
enum NumberReader {
  // 15 digits are exact in a Double and more than any amount; longer runs are ids.
  static let longestInteger = 15

  /// The number of ASCII digits at `start`, or nil if none is there or it is an id or a version.
  static func digits(_ text: Span<UInt8>, at start: Int, style: NumberStyle) -> WrittenNumber? {
    var index = start
    var value = 0.0
    while text.isDigit(index) {
      value = value * 10 + Double(text[index] - 48)
      index += 1
    }
    let leading = index - start
    guard leading > 0, leading <= longestInteger else { return nil }
    var number = WrittenNumber(end: index, low: 0, high: 0, integerDigits: leading)
    if style == .western { letterZeros(text, &number, &value) }
    groups(text, &number, &value, style)
    guard fraction(text, &number, &value, style) else { return nil }
    number.low = value
    number.high = value
    return number
  }

  /// `1oo元`, `3oo/天`: small letters o typed for zeros.
  private static func letterZeros(
    _ text: Span<UInt8>, _ number: inout WrittenNumber, _ value: inout Double
  ) {
    guard text.byte(number.end) == 0x6F else { return }
    var index = number.end
    var widened = value
    while text.byte(index) == 0x6F || text.isDigit(index) {
      widened = widened * 10 + (text.isDigit(index) ? Double(text[index] - 48) : 0)
      index += 1
    }
    guard !text.hasSpacedWord(at: index), index - number.end < 8 else { return }
    number.integerDigits += index - number.end
    number.end = index
    value = widened
  }

  private static func groups(
    _ text: Span<UInt8>, _ number: inout WrittenNumber, _ value: inout Double, _ style: NumberStyle
  ) {
    guard number.integerDigits <= 3 else { return }
    while true {
      let mark = text.byte(number.end)
      let isMark =
        switch style {
        case .western: mark == 0x2C || mark == 0x27
        case .european: mark == 0x2E || mark == 0x20
        }
      let first = number.end + 1
      guard isMark, text.isDigit(first), text.isDigit(first + 1), text.isDigit(first + 2),
        !text.isDigit(first + 3), number.integerDigits < longestInteger
      else { return }
      for index in first..<first + 3 { value = value * 10 + Double(text[index] - 48) }
      number.end = first + 3
      number.integerDigits += 3
    }
  }

  /// False for a second decimal mark: dates, versions, addresses.
  private static func fraction(
    _ text: Span<UInt8>, _ number: inout WrittenNumber, _ value: inout Double, _ style: NumberStyle
  ) -> Bool {
    let mark = text.byte(number.end)
    guard mark == 0x2E || style == .european && mark == 0x2C, text.isDigit(number.end + 1) else {
      return true
    }
    var index = number.end + 1
    var digits = value
    var scale = 1.0
    while text.isDigit(index), index - number.end < 12 {
      digits = digits * 10 + Double(text[index] - 48)
      scale *= 10
      index += 1
    }
    // `5,100` in the European style is a list or the other style, not 5.1.
    guard mark == 0x2E || index - number.end <= 3 else { return true }
    guard index - number.end <= 10, !(text.byte(index) == mark && text.isDigit(index + 1)) else {
      return false
    }
    number.end = index
    // One division rounds once: 1.17 stays 1.17.
    value = digits / scale
    return true
  }

  /// The Chinese number at `start`: 三千, 一千五, 两三百, 几万, 二〇二四; nil if none is there.
  static func chinese(_ text: Span<UInt8>, at start: Int) -> WrittenNumber? {
    var reading = ChineseReading()
    var index = start
    while reading.characters < 24, text.byte(index) >= 0xE3 {
      let (scalar, length) = text.scalar(at: index)
      guard let numeral = ChineseNumeral(scalar), reading.take(numeral) else { break }
      index += length
    }
    guard reading.characters > 0 else { return nil }
    let value = reading.value
    var number = WrittenNumber(
      end: index, low: value.low, high: value.high, integerDigits: 0,
      hanCharacters: reading.characters)
    number.myriad = reading.sawMyriad ? .han : .none
    number.hasScale = reading.sawUnit
    number.beginsWithUnit = reading.beginsWithUnit
    return number
  }
}
