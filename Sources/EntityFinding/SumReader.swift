/// A number as a sum of money or the like, with the currency that stands at it.
struct SumReading {
  /// With the currency words.
  var start: Int
  var end: Int
  var low: Double
  var high: Double
  /// Nil if none stands there.
  var currency: Currency?
  /// The number behind it; of a range the second one.
  var number: WrittenNumber
  /// Where its first digit or numeral stands.
  var numberStart: Int
}

/// Reads sums: a number or a range of numbers with a currency before it, after it or between.
enum SumReader {
  /// The sum whose number starts at `start`; its currency is nil if none is written. Bounded work.
  ///
  /// What stands before `floor` belongs to the sum before this one.
  static func sum(_ text: Span<UInt8>, at start: Int, after floor: Int) -> SumReading? {
    var before = prefix(text, before: start)
    if let found = before, found.start < floor { before = nil }
    guard before != nil || hasEdge(text, before: start) else { return nil }
    if let before {
      return sum(text, at: start, style: before.currency.numberStyle, prefix: before)
    }
    let western = sum(text, at: start, style: .western, prefix: nil)
    if let western, let currency = western.currency, currency.numberStyle == .western {
      return western
    }
    // 1.500.000đ is no number in the western style, and 1.500đ another one.
    guard text.isDigit(start),
      let european = sum(text, at: start, style: .european, prefix: nil),
      european.currency?.numberStyle == .european
    else { return western }
    return european
  }

  /// Whether a number may start at `start` with no currency before it.
  private static func hasEdge(_ text: Span<UInt8>, before start: Int) -> Bool {
    let last = text.byte(start - 1)
    if last < 0x80 {
      if text.isWord(start - 1) || last == 0x5F || last == 0x40 { return false }
      // The tail of a decimal, a time or an id: 3.1415, 10:30, 2024-05.
      let isMark = last == 0x2E || last == 0x3A || last == 0x2D
      return !(isMark && text.isWord(start - 2))
    }
    if text.isDigit(start) { return !text.hasSpacedWord(before: start) }
    // 第三: an ordinal.
    return text.scalar(before: start).value != 0x7B2C
  }

  private static func prefix(
    _ text: Span<UInt8>, before start: Int
  ) -> (start: Int, currency: Currency)? {
    guard start > 0 else { return nil }
    let end = text.skippingSpaces(before: start)
    if let found = CurrencyWords.prefixes.word(in: text, before: end) {
      return isStandard(text, found.start, start) ? nil : (found.start, found.value)
    }
    // 美元:500 and 人民币:500
    guard text.byte(end - 1) == 0x3A, text.byte(end - 2) >= 0x80,
      let found = CurrencyWords.prefixes.word(in: text, before: end - 1)
    else { return nil }
    return (found.start, found.value)
  }

  /// RS232, RS422 and RS485 are interfaces, not rupees.
  private static func isStandard(_ text: Span<UInt8>, _ start: Int, _ number: Int) -> Bool {
    guard number - start == 2, text.byte(start) == 0x72, text.byte(start + 1) == 0x73 else {
      return false
    }
    let digits = (text.byte(number), text.byte(number + 1), text.byte(number + 2))
    return digits == (0x32, 0x33, 0x32) || digits == (0x34, 0x32, 0x32)
      || digits == (0x34, 0x38, 0x35)
  }

  private static func sum(
    _ text: Span<UInt8>, at start: Int, style: NumberStyle,
    prefix: (start: Int, currency: Currency)?
  ) -> SumReading? {
    guard let first = AmountReader.amount(text, at: start, style: style) else { return nil }
    var reading = SumReading(
      start: prefix?.start ?? start, end: first.end, low: first.low, high: first.high,
      currency: prefix?.currency, number: first, numberStart: start)
    let suffix = suffix(text, after: first, from: start)
    if let suffix, prefix == nil || suffix.currency == prefix?.currency {
      reading.end = suffix.end
      reading.currency = suffix.currency
    } else if prefix != nil, let suffix, suffix.refines(prefix?.currency) {
      // $500 usdt, ¥5000円
      reading.end = suffix.end
      reading.currency = suffix.currency
    }
    extend(text, &reading, style)
    if reading.currency == nil { reading.currency = reading.number.hint }
    return reading
  }

  /// Makes a range of the sum where a dash or 到 and a larger number follow.
  private static func extend(
    _ text: Span<UInt8>, _ reading: inout SumReading, _ style: NumberStyle
  ) {
    guard let after = RangeMark.end(text, at: reading.end, hasCurrency: reading.currency != nil)
    else { return }
    var start = after
    if let mark = CurrencyWords.leading.word(in: text, at: after) {
      guard reading.currency == nil || reading.currency == mark.value else { return }
      start = text.skippingSpaces(mark.end)
    }
    guard text.isDigit(start) || text.byte(start) >= 0xE3,
      let second = AmountReader.amount(text, at: start, style: style)
    else { return }
    let suffix = suffix(text, after: second, from: start)
    var low = reading.low
    // 2-5万 is from 2万; 500-1万 is not.
    if !reading.number.hasScale, reading.number.myriad == .none,
      second.hasScale || second.myriad != .none, second.integerDigits > 0, second.low > 0
    {
      let factor = scaleFactor(text, second, at: start, style)
      if low * factor <= second.high { low *= factor }
    }
    guard second.high >= low else { return }
    if let suffix, let known = reading.currency, known != suffix.currency { return }
    reading.low = low
    reading.high = second.high
    reading.end = suffix?.end ?? second.end
    reading.currency = reading.currency ?? suffix?.currency
    reading.number = second
  }

  private static func scaleFactor(
    _ text: Span<UInt8>, _ number: WrittenNumber, at start: Int, _ style: NumberStyle
  ) -> Double {
    guard let plain = NumberReader.digits(text, at: start, style: style), plain.low > 0 else {
      return 1
    }
    return number.low / plain.low
  }
}
