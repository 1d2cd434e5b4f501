/// Finds percentages: `5%`, `5%-10%`, `5-10%`, 百分之三十, 5个点, 三成, `20 percent`. Linear.
enum PercentFinder {
  private static let signs = WordTrie<Double>([
    (
      1,
      "%,percent,per cent,pct,个点,个百分点,phần trăm,persen,peratus,процентов,процента,процент,퍼센트,프로,パーセント,เปอร์เซ็นต์,prozent,por ciento,pour cent"
    ),
    (10, "成"),
  ])

  static func find(_ text: Span<UInt8>, into matches: inout [EntityMatch]) {
    var index = 0
    while let start = Numerals.next(text, from: index) {
      index = Numerals.end(text, at: start)
      guard let match = fraction(text, at: start) ?? percentage(text, at: start) else { continue }
      matches.append(match)
      index = max(index, match.end)
    }
  }

  /// 百分之三十, 百分之30.
  private static func fraction(_ text: Span<UInt8>, at start: Int) -> EntityMatch? {
    guard let end = hundredths.word(in: text, at: start)?.end, let number = number(text, at: end)
    else { return nil }
    return match(from: start, to: number.end, number.low, number.high)
  }

  private static let hundredths = WordTrie<Bool>([(true, "百分之")])

  /// Every match holds one of these.
  static var requiredWords: [String] { signs.words + hundredths.words }

  private static func number(_ text: Span<UInt8>, at start: Int) -> WrittenNumber? {
    guard text.isDigit(start) else { return NumberReader.chinese(text, at: start) }
    return NumberReader.digits(text, at: start, style: .western)
  }

  private static func percentage(_ text: Span<UInt8>, at start: Int) -> EntityMatch? {
    guard !text.hasSpacedWord(before: start), text.byte(start - 1) != 0x5F,
      text.scalar(before: start).value != 0x7B2C,
      !(text.byte(start - 1) == 0x2E && text.isDigit(start - 2)),
      let first = written(text, at: start)
    else { return nil }
    let sign = sign(text, after: first)
    let known = sign?.end ?? first.end
    if let after = RangeMark.end(text, at: known, hasCurrency: sign != nil), text.isDigit(after),
      let second = written(text, at: after), let second2 = self.sign(text, after: second),
      second.high >= first.low, sign == nil || sign?.value == second2.value
    {
      let factor = second2.value
      return match(from: start, to: second2.end, first.low * factor, second.high * factor)
    }
    guard let sign else { return nil }
    return match(from: start, to: sign.end, first.low * sign.value, first.high * sign.value)
  }

  /// A number, with a comma for its decimal mark only right before the sign: `5,5%`.
  private static func written(_ text: Span<UInt8>, at start: Int) -> WrittenNumber? {
    guard text.isDigit(start) else { return number(text, at: start) }
    let western = NumberReader.digits(text, at: start, style: .western)
    guard let western, sign(text, after: western) == nil, text.byte(western.end) == 0x2C,
      let european = NumberReader.digits(text, at: start, style: .european),
      sign(text, after: european) != nil
    else { return western }
    return european
  }

  private static func sign(
    _ text: Span<UInt8>, after number: WrittenNumber
  ) -> (end: Int, value: Double)? {
    let index = text.skippingSpaces(number.end)
    guard let found = signs.word(in: text, at: index) else { return nil }
    if text.byte(index) == 0x25 {
      // `%20` is a byte of a link.
      return text.isWord(found.end) ? nil : found
    }
    guard found.value == 10 else {
      // 一个点评, 两个点: a few things, one by one.
      let isCount = number.hanCharacters == 1 && number.high <= 2 && text.hasHan(at: index)
      return isCount || afterPoints.word(in: text, at: found.end) != nil ? nil : found
    }
    // 三成 is 30 %; 成 also begins 成都, 成功, 成员 and ends nothing that is counted from ten on.
    guard number.high < 10, index == number.end, !beginsWord(text, found.end) else { return nil }
    return found
  }

  /// What 点 begins behind 个 when things are counted: 点评, 点赞, 点位.
  private static let afterPoints = WordTrie<Bool>([
    (true, "评,赞,餐,菜,击,外卖,心,名,歌,播,读,单,位,头,火,钞,对,缀,子,名册,映,拨")
  ])

  private static let afterTenths = WordTrie<Bool>([
    (true, "都,功,员,为,立,本,交,年,人,品,长,果,绩,就,熟,分,语,型,新,片,份,群,双,婚,色,吨,千,百,灾,套,名,败,真")
  ])

  private static func beginsWord(_ text: Span<UInt8>, _ index: Int) -> Bool {
    afterTenths.word(in: text, at: index) != nil
  }

  private static func match(
    from start: Int, to end: Int, _ low: Double, _ high: Double
  ) -> EntityMatch {
    EntityMatch(start: start, end: end, value: .percent(low: low, high: high))
  }
}
