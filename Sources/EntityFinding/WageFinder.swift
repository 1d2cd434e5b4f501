/// Finds wages: a sum and what it is paid for, in either order: 150-300/天, 日薪三百, `$20 an hour`,
/// 一单5元, `500k/ngày`.
///
/// A bare number counts where the word for the time is of a language whose messages leave the
/// currency out, and the number is a likely one. A sum in a clause about rent, plans and prices
/// is no wage. Linear.
enum WageFinder {
  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    var floor = 0
    while let start = Numerals.next(text, from: index) {
      index = Numerals.end(text, at: start)
      guard let reading = SumReader.sum(text, at: start, after: floor),
        let match = wage(text, reading), match.start >= floor
      else { continue }
      matches.append(match)
      index = max(index, match.end)
      floor = match.end
    }
  }

  private struct Period {
    var word: PeriodWords.Word
    /// The whole match, from the word to the sum or the other way round.
    var start: Int
    var end: Int
    var isBefore: Bool
    var saysEarned: Bool
  }

  private static func wage(_ text: Span<UInt8>, _ reading: SumReading) -> EntityMatch? {
    guard let period = periodAfter(text, reading) ?? periodBefore(text, reading) else { return nil }
    if !period.word.isWage, !period.saysEarned {
      let context = WageContext.finding(text, from: reading.start, to: period.end)
      if context == .paid || period.word.needsEarning && context != .earned { return nil }
    }
    guard let currency = reading.currency ?? bareCurrency(text, reading, period) else { return nil }
    // 一天一块钱 is what something costs.
    guard
      currency == .btc || currency == .eth
        || reading.high >= likely(period.word.period) * worth(currency) * 0.3
    else { return nil }
    let sum = Sum(low: reading.low, high: reading.high, currency: currency)
    return EntityMatch(
      start: period.start, end: period.end, value: .wage(sum, per: period.word.period))
  }

  private static func periodAfter(_ text: Span<UInt8>, _ reading: SumReading) -> Period? {
    var index = text.skippingSpaces(reading.end)
    let found: (end: Int, value: PeriodWords.Word)?
    if text.byte(index) == 0x2F {
      index = text.skippingSpaces(index + 1)
      found = PeriodWords.units.word(in: text, at: index)
    } else {
      found = PeriodWords.after.word(in: text, at: index)
    }
    return found.map {
      Period(word: $0.value, start: reading.start, end: $0.end, isBefore: false, saysEarned: false)
    }
  }

  private static func periodBefore(_ text: Span<UInt8>, _ reading: SumReading) -> Period? {
    var index = reading.start
    var saysEarned = false
    for _ in 0..<5 {
      index = text.skippingSpaces(before: index)
      if text.byte(index - 1) == 0x3A { index = text.skippingSpaces(before: index - 1) }
      if let (start, word) = PeriodWords.before.word(in: text, before: index) {
        return Period(
          word: word, start: start, end: reading.end, isBefore: true, saysEarned: saysEarned)
      }
      guard let (start, isEarned) = WageContext.fillers.word(in: text, before: index) else {
        return nil
      }
      saysEarned = saysEarned || isEarned
      index = start
    }
    return nil
  }

  /// The currency of a sum that names none, or nil if it is no wage.
  private static func bareCurrency(
    _ text: Span<UInt8>, _ reading: SumReading, _ period: Period
  ) -> Currency? {
    guard let currency = period.word.currency,
      reading.high >= likely(period.word.period) * worth(currency)
    else { return nil }
    // 日入过万, but not the 日进入万 of another word.
    if reading.number.beginsWithUnit, reading.number.hanCharacters == 1,
      !saysAbove(text, reading.numberStart)
    {
      return nil
    }
    guard period.isBefore else { return currency }
    if period.word.isWage, !isCounted(text, reading.end) { return currency }
    // 一天500+长期稳定
    let saysMore = text.byte(reading.end - 1) == 0x2B
    guard saysMore || endsBare(text, reading.end) else { return nil }
    if saysMore { return currency }
    if period.word.isWage || period.saysEarned || reading.number.hasScale { return currency }
    let isRound = reading.high >= 100 && reading.high.truncatingRemainder(dividingBy: 10) == 0
    return reading.low < reading.high || isRound ? currency : nil
  }

  /// 上, 过, 超, 破, 近, 达, 逾 before a 千 or 万 that stands alone.
  private static func saysAbove(_ text: Span<UInt8>, _ start: Int) -> Bool {
    switch text.scalar(before: start).value {
    case 0x4E0A, 0x8FC7, 0x8D85, 0x7834, 0x8FD1, 0x8FBE, 0x903E: true
    default: false
    }
  }

  /// The least that a bare number must be, in yuan, to be a wage and not a count or an hour.
  private static func likely(_ period: WagePeriod) -> Double {
    switch period {
    case .task: 1
    case .hour: 8
    case .day: 30
    case .week: 200
    case .month: 500
    case .year: 5000
    }
  }

  /// About how many of a currency make a yuan, for those that bare numbers are read in.
  private static func worth(_ currency: Currency) -> Double {
    switch currency {
    case .thb: 5
    case .jpy: 20
    case .rub: 10
    case .krw: 150
    case .vnd: 1000
    default: 1
    }
  }

  private static let afterBare = WordTrie<Bool>([
    (true, "起,以上,左右,不等,封顶,现结,结,包,上下,打底,保底,到手,提成,加,日结,不是梦,没问题,无压力,的工资,的收入,招")
  ])

  /// Whether the number before `end` goes on, or counts what follows.
  private static func isCounted(_ text: Span<UInt8>, _ end: Int) -> Bool {
    switch text.byte(end) {
    case 0x25, 0x2D, 0x2E, 0x3A, 0x2F: true
    default: text.hasSpacedWord(at: end) || CountedThings.follow(text, at: text.skippingSpaces(end))
    }
  }

  /// Whether nothing follows a bare number that it counts.
  private static func endsBare(_ text: Span<UInt8>, _ end: Int) -> Bool {
    let index = text.skippingSpaces(end)
    let next = text.byte(index)
    switch next {
    case 0: return index >= text.count
    case 0x25, 0x2D, 0x3A, 0x2F, 0x78: return false
    case 0x30...0x39, 0x61...0x7A: return false
    case 0..<0x80: return true
    default:
      return !text.hasHan(at: index) && !text.hasSpacedWord(at: index)
        || afterBare.word(in: text, at: index) != nil
    }
  }
}
