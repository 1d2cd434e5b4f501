/// The state of reading Chinese numerals from left to right.
///
/// Keeps a low and a high value, for 几百 (200 to 900) and 三四百 (300 to 400).
struct ChineseReading {
  /// Numerals taken so far.
  private(set) var characters = 0
  private(set) var sawMyriad = false
  /// 千万 and 万一: no digit before the first unit.
  private(set) var beginsWithUnit = false
  var sawUnit: Bool { lastUnit > 1 }

  private struct Pair {
    var low = 0.0
    var high = 0.0
    var isZero: Bool { high == 0 }

    mutating func add(_ other: Pair, times factor: Double = 1) {
      low += other.low * factor
      high += other.high * factor
    }
  }

  /// What stands before the last 万 or 亿, those multiplied in.
  private var total = Pair()
  /// What stands since then, its units multiplied in.
  private var section = Pair()
  /// Digits that wait for their unit: the last two of them as a range, all of them as a row.
  private var digits = Pair()
  private var row = 0.0
  private var digitCount = 0
  private var lastUnit = 1.0
  private var sawZero = false

  /// Takes one numeral; false, and nothing taken, if the number ends before it.
  mutating func take(_ numeral: ChineseNumeral) -> Bool {
    let isTaken =
      switch numeral {
      case .digit(let value): take(digit: value)
      case .several: takeSeveral()
      case .tens(let value): take(tens: value)
      case .unit(let unit): take(unit: unit)
      case .myriad(let unit): take(myriad: unit)
      }
    if isTaken, characters == 0 {
      switch numeral {
      case .unit(let unit): beginsWithUnit = unit > 10
      case .myriad: beginsWithUnit = true
      case .digit, .several, .tens: break
      }
    }
    if isTaken { characters += 1 }
    return isTaken
  }

  private mutating func take(digit: Double) -> Bool {
    if digit == 0, digitCount == 0, sawUnit {
      sawZero = true
      return true
    }
    digits = digitCount == 0 ? Pair(low: digit, high: digit) : Pair(low: digits.high, high: digit)
    row = row * 10 + digit
    digitCount += 1
    return true
  }

  private mutating func takeSeveral() -> Bool {
    guard digitCount == 0 else { return false }
    digits = Pair(low: 2, high: 9)
    digitCount = 1
    row = 2
    return true
  }

  private mutating func take(tens value: Double) -> Bool {
    guard digitCount == 0, section.isZero || lastUnit > 10 else { return false }
    section.add(Pair(low: value, high: value))
    lastUnit = 10
    return true
  }

  private mutating func take(unit: Double) -> Bool {
    let isFirst = section.isZero
    guard digitCount <= 2, isFirst || digitCount > 0 && unit < lastUnit else { return false }
    section.add(digitCount == 0 ? Pair(low: 1, high: 1) : digits, times: unit)
    forgetDigits()
    lastUnit = unit
    return true
  }

  private mutating func take(myriad unit: Double) -> Bool {
    guard digitCount <= 2 else { return false }
    var part = section
    part.add(digits)
    if part.isZero, total.isZero { part = Pair(low: 1, high: 1) }
    if sawMyriad, unit >= lastMyriad {
      part.add(total)
      total = Pair()
    }
    total.add(part, times: unit)
    section = Pair()
    forgetDigits()
    lastUnit = unit
    lastMyriad = unit
    sawMyriad = true
    return true
  }

  private var lastMyriad = 0.0

  private mutating func forgetDigits() {
    digits = Pair()
    row = 0
    digitCount = 0
    sawZero = false
  }

  /// The number read so far.
  var value: (low: Double, high: Double) {
    var sum = total
    sum.add(section)
    if !sawUnit, digitCount > 2 { return (row, row) }
    if !sawUnit, digitCount == 2, digits.high != digits.low + 1 { return (row, row) }
    // 一千五 is 1500 and 三万八 38000, but 一千零五 is 1005 and 二十五 is 25.
    let isShort = lastUnit >= 100 && !sawZero && digitCount == 1
    sum.add(digits, times: isShort ? lastUnit / 10 : 1)
    return (sum.low, sum.high)
  }
}
