/// What stands between the two ends of a range: 150-300, 5千到1万, `$150 to $300`, 100一300.
enum RangeMark {
  private static let words = WordTrie<Bool>([
    // True: only between sums that already have a currency, or with blanks around it.
    (false, "-,--,~,~~,〜,至,到,或,—,―,→,-¥,から,부터,ถึง"),
    (true, "to,bis,до,đến,den,hingga,sampai,s/d,sampe"),
  ])

  /// The place after the mark at `start` and the blanks around it, or nil.
  static func end(_ text: Span<UInt8>, at start: Int, hasCurrency: Bool) -> Int? {
    let first = text.skippingSpaces(start)
    // 150一300: 一 typed for a dash, only between digits.
    if text.scalar(at: first).value == 0x4E00, text.isDigit(first - 1), text.isDigit(first + 3) {
      return first + 3
    }
    guard let (end, needsBlanks) = words.word(in: text, at: first) else { return nil }
    guard !needsBlanks || first > start else { return nil }
    return text.skippingSpaces(end)
  }
}
