/// Finds amounts of money: `¥3,000`, 三千块, `1.5w`, 5万, `$150-300`, `5 triệu đồng`, `100U`.
///
/// 万 (and `w` in Chinese text) is money by itself unless something is counted with it. Linear.
enum MoneyFinder {
  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var isJapanese: Bool?
    var index = 0
    var floor = 0
    while let start = Numerals.next(text, from: index) {
      guard let reading = SumReader.sum(text, at: start, after: floor),
        let currency = currency(text, reading, &isJapanese)
      else {
        index = Numerals.end(text, at: start)
        continue
      }
      let sum = Sum(low: reading.low, high: reading.high, currency: currency)
      matches.append(EntityMatch(start: reading.start, end: reading.end, value: .money(sum)))
      index = reading.end
      floor = reading.end
    }
  }

  private static func currency(
    _ text: Span<UInt8>, _ reading: SumReading, _ isJapanese: inout Bool?
  ) -> Currency? {
    if let currency = reading.currency {
      let isHinted = reading.number.hint != nil && reading.end == reading.number.end
      if isHinted, reading.start == reading.numberStart {
        return CountedThings.follow(text, at: reading.end) ? nil : currency
      }
      let isYenSign = currency == .cny && text.byte(reading.start) == 0xC2
      guard isYenSign, reading.end == reading.number.end else { return currency }
      return japanese(text, &isJapanese) ? .jpy : .cny
    }
    guard isMyriadOfMoney(text, reading) else { return nil }
    return japanese(text, &isJapanese) ? .jpy : .cny
  }

  /// Whether a number with 万 and without currency is money.
  private static func isMyriadOfMoney(_ text: Span<UInt8>, _ reading: SumReading) -> Bool {
    let end = reading.number.end
    let isCounted = reading.number.integerDigits > 0 || reading.number.hanCharacters > 1
    guard isCounted, !reading.number.beginsWithUnit, !CountedThings.follow(text, at: end),
      !CountedThings.precede(text, before: reading.start)
    else { return false }
    // 几百万人: a vague number before a noun counts it.
    if reading.number.low < reading.number.high, text.hasHan(at: end) { return false }
    let next = text.byte(end)
    switch reading.number.myriad {
    case .none: return false
    case .han: return !text.isWord(end) && next != 0x25
    case .letter:
      return !text.isWord(end) && next != 0x25
        && (text.hasHan(before: text.skippingSpaces(before: reading.start))
          || text.hasHan(at: text.skippingSpaces(end)))
    }
  }

  /// Whether the text is Japanese, where ¥ and 万 are yen: it has four kana or more.
  private static func japanese(_ text: Span<UInt8>, _ known: inout Bool?) -> Bool {
    if let known { return known }
    var kana = 0
    var index = 0
    while index < text.count, kana < 4 {
      if text[index] == 0xE3, text.byte(index + 1) >= 0x81, text.byte(index + 1) <= 0x83 {
        kana += 1
      }
      index += 1
    }
    known = kana >= 4
    return kana >= 4
  }
}
