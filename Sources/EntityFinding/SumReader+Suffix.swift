// The currency after a number, and the words that only look like one.
extension SumReader {
  struct FoundSuffix {
    var end: Int
    var currency: Currency

    /// Whether it says better what a vaguer sign before the number meant.
    func refines(_ prefix: Currency?) -> Bool {
      switch prefix {
      case .usd:
        switch currency {
        case .usdt, .hkd, .twd, .sgd, .aud, .cad, .nzd, .mxn, .mop: true
        default: false
        }
      case .cny: currency == .jpy
      default: false
      }
    }
  }

  static func suffix(
    _ text: Span<UInt8>, after number: WrittenNumber, from start: Int
  ) -> FoundSuffix? {
    let index = text.skippingSpaces(number.end)
    guard let (end, word) = CurrencyWords.suffixes.word(in: text, at: index) else { return nil }
    // "r" or "u" a blank away is a word of its own.
    if index > number.end, end - index == 1, text.isLatin(index) { return nil }
    let isMeant =
      switch word.doubt {
      case .none: true
      case .yuan: isYuan(text, number, end)
      case .piece: isMoney(text, number, piecesUpTo: end)
      case .tether: isTether(text, from: start, to: end)
      case .large: number.high >= 1000 && text.byte(end) != 0x27
      case .sign: !text.isDigit(end)
      }
    return isMeant ? FoundSuffix(end: end, currency: word.currency) : nil
  }

  private static let afterYuan = WordTrie<Bool>([
    // True: only after a single Chinese numeral, or after four digits that may be a year.
    (false, "旦,宵,素,婴,始,宝,宇宙,数据"),
    (true, "首,次,方,组,里,桥,牛,件,气,朝,老,年,月,论,化,店,神,一次"),
  ])

  private static func isYuan(_ text: Span<UInt8>, _ number: WrittenNumber, _ end: Int) -> Bool {
    guard let (_, isDoubtful) = afterYuan.word(in: text, at: end) else { return true }
    guard isDoubtful else { return false }
    let isYear = number.integerDigits == 4 && number.low >= 1900 && number.low < 2100
    return !(number.hanCharacters == 1 || isYear)
  }

  private static let afterMoneyPiece = WordTrie<Bool>([
    (true, "一,每,的,左右,起,包,就,以,多,不,现,到,给,我,啊,吧,呢,了,吗,都,也,还,日,当,搞,拿,买,红,而,封,上,打"),
    (
      false,
      """
      多米诺,上好,肉,表,屏,布,板,地,砖,石,糖,蛋,饼,豆腐,电池,巧克力,木,玻璃,面包,土,硬盘,显卡,屏幕,主板,\
      日本,红糖,红薯,红烧,红布,到处,现成,的士
      """
    ),
  ])

  /// 块 is money from 20 on unless things follow, and below only before words that sums stand at.
  private static func isMoney(
    _ text: Span<UInt8>, _ number: WrittenNumber, piecesUpTo end: Int
  ) -> Bool {
    guard text.hasHan(at: end) else { return !(number.hanCharacters == 1 && number.low == 1) }
    // 5块5 and 两块五
    if ChineseNumeral(text.scalar(at: end).value) != nil, number.low >= 2 { return true }
    let follows = afterMoneyPiece.word(in: text, at: end)?.value
    if number.low == 1 { return false }
    return number.low >= 20 ? follows != false : follows == true
  }

  private static let afterTether = WordTrie<Bool>([(true, "盘,型,形,幂,服,站,位,球,店,领")])

  private static func isTether(_ text: Span<UInt8>, from start: Int, to end: Int) -> Bool {
    guard afterTether.word(in: text, at: end) == nil else { return false }
    return text.hasHan(before: text.skippingSpaces(before: start))
      || text.hasHan(at: text.skippingSpaces(end))
      || text.byte(end) == 0x2F && text.hasHan(at: end + 1)
  }
}
