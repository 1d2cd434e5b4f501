/// Reads a number with its scale words: `1.5w`, 5万, `300-500k`, 三千, `5 triệu`.
enum AmountReader {
  /// The amount whose first digit or numeral is at `start`, or nil. O(its length).
  static func amount(_ text: Span<UInt8>, at start: Int, style: NumberStyle) -> WrittenNumber? {
    guard text.isDigit(start) else { return hanAmount(text, at: start) }
    guard var number = NumberReader.digits(text, at: start, style: style) else { return nil }
    takeHanUnits(text, &number)
    takeScaleWord(text, &number)
    number.end = skippingAbout(text, number.end)
    return number
  }

  private static func hanAmount(_ text: Span<UInt8>, at start: Int) -> WrittenNumber? {
    guard var number = NumberReader.chinese(text, at: start) else { return nil }
    number.end = skippingAbout(text, number.end)
    if case .myriad(let unit)? = numeral(text, number.end), number.myriad == .none {
      // 十几万, 三百多万
      number.scale(by: unit)
      number.myriad = .han
      number.end = skippingAbout(text, number.end + 3)
    }
    return number
  }

  /// 多, 余, 来, 几 or `+` after a number: some more than that.
  private static func skippingAbout(_ text: Span<UInt8>, _ index: Int) -> Int {
    if text.byte(index) == 0x2B { return text.isDigit(index + 1) ? index : index + 1 }
    switch text.scalar(at: index).value {
    case 0x591A, 0x4F59, 0x6765, 0x51E0: return index + 3
    default: return index
    }
  }

  private static func numeral(_ text: Span<UInt8>, _ index: Int) -> ChineseNumeral? {
    text.byte(index) >= 0xE3 ? ChineseNumeral(text.scalar(at: index).value) : nil
  }

  /// The units after ASCII digits: 5千, 3百万, 1万5千, 1万5.
  private static func takeHanUnits(_ text: Span<UInt8>, _ number: inout WrittenNumber) {
    var total = 0.0
    var part = number.low
    var smallest = Double.infinity
    var index = number.end
    // 10多万, and 5个亿.
    let about = skippingAbout(text, index)
    if unit(text, about) != nil { index = about }
    if text.scalar(at: index).value == 0x4E2A, unit(text, index + 3) != nil { index += 3 }
    while let factor = unit(text, index) {
      if factor >= smallest { break }
      if factor >= 10_000 { number.myriad = .han }
      part *= factor
      index += 3
      // 百万, 千万, 万亿: one unit upon another.
      while let further = unit(text, index), further > factor || factor >= 10_000 {
        part *= further
        if further >= 10_000 { number.myriad = .han }
        index += 3
      }
      number.hasScale = true
      total += part
      smallest = factor
      number.end = index
      guard let (digit, next) = trailingDigit(text, index) else {
        part = 0
        break
      }
      part = digit
      guard unit(text, next) != nil else {
        // 1万5 and 3千8: a tenth of the unit.
        if !text.hasSpacedWord(at: next), text.byte(next) != 0x2E, digit < 10 {
          total += digit * factor / 10
          number.end = next
        }
        part = 0
        break
      }
      index = next
    }
    if number.hasScale { (number.low, number.high) = (total, total) }
  }

  private static func unit(_ text: Span<UInt8>, _ index: Int) -> Double? {
    switch numeral(text, index) {
    case .unit(let unit): unit
    case .myriad(let unit): unit
    case .digit, .several, .tens, nil: nil
    }
  }

  private static func trailingDigit(_ text: Span<UInt8>, _ index: Int) -> (Double, end: Int)? {
    if text.isDigit(index) {
      var end = index
      var value = 0.0
      while text.isDigit(end), end - index < 5 {
        value = value * 10 + Double(text[end] - 48)
        end += 1
      }
      return (value, end)
    }
    guard case .digit(let value)? = numeral(text, index) else { return nil }
    return (value, index + 3)
  }

  private static func takeScaleWord(_ text: Span<UInt8>, _ number: inout WrittenNumber) {
    let next = text.skippingSpaces(number.end)
    guard !number.hasScale, let (end, scale) = ScaleWords.all.word(in: text, at: next) else {
      return
    }
    // "5 m" and "20 k" apart are units of something else.
    if next != number.end, end - next == 1 { return }
    number.scale(by: scale.factor)
    number.end = end
    number.hasScale = true
    number.hint = scale.hint
    if scale.isMyriad { number.myriad = .letter }
  }
}
