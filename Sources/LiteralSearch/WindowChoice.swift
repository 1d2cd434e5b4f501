/// Chooses the bytes by which a literal is known: those seen least often in messages.
///
/// An estimate in bits from character frequencies, not a count over a corpus: it needs to rank the
/// windows of one literal, no more. It keeps lead bytes, which repeat in Chinese text, and common
/// characters and letters out of windows where there is a choice.
enum WindowChoice {
  /// The furthest a window stands behind its literal's start; it bounds how far hits are out of
  /// order.
  static let maximumOffset = 48

  /// Where the rarest window of a literal of at least `width` bytes begins: where a character does,
  /// if one is there to begin with.
  ///
  /// Then most bytes of a Chinese text begin no window, and none need be looked at. With six bytes, two
  /// characters, that costs no literal much of its rarity.
  static func rarestWindow(of literal: Span<UInt8>, width: Int) -> Int {
    var best = 0
    var bestBits = -1
    for start in 0...min(literal.count - width, maximumOffset) {
      let isStart = literal[start] & 0xC0 != 0x80
      let bits = information(in: literal, start..<start + width) + (isStart ? 10_000 : 0)
      if bits > bestBits { (best, bestBits) = (start, bits) }
    }
    return best
  }

  /// How much a window tells, in tenths of a bit.
  static func information(in literal: Span<UInt8>, _ window: Range<Int>) -> Int {
    var bits = 0
    var index = window.lowerBound
    while index < window.upperBound {
      let byte = literal[index]
      if byte < 0x80 {
        bits += asciiBits(byte)
        index += 1
        continue
      }
      // The part of a character that lies in the window: its lead byte may stand before it.
      var start = index
      while start > 0, literal[start] & 0xC0 == 0x80, index - start < 3 { start -= 1 }
      let length = literal[start] >= 0xF0 ? 4 : literal[start] >= 0xE0 ? 3 : 2
      let end = max(min(start + length, window.upperBound), index + 1)
      bits += partBits(in: literal, start: start, part: index..<end)
      index = end
    }
    return bits
  }

  /// What part of the character at `start` tells; never more than the whole character does.
  private static func partBits(
    in literal: Span<UInt8>, start: Int, part: Range<Int>
  ) -> Int {
    var bits = 0
    for index in part {
      switch index - start {
      case 0: bits += leadBits(literal[index])
      // The first continuation byte says which block of a script; the last which letter.
      case 1: bits += literal[start] >= 0xE3 ? 45 : literal[start] >= 0xE0 ? 15 : 50
      default: bits += 55
      }
    }
    guard 0xE4...0xE9 ~= literal[start], start + 2 < literal.count else { return bits }
    let scalar =
      Int(literal[start] & 0x0F) << 12 | Int(literal[start + 1] & 0x3F) << 6
      | Int(literal[start + 2] & 0x3F)
    guard commonHan.indices ~= scalar - 0x4E00 else { return bits }
    let whole = commonHan[scalar - 0x4E00]
    return whole == 0 ? bits : min(bits, Int(whole))
  }

  private static func leadBits(_ byte: UInt8) -> Int {
    switch byte {
    case 0xE4...0xE9: 22
    case 0xE3, 0xEA...0xEF: 35
    case 0xC3, 0xC4, 0xC6, 0xD0, 0xD1, 0xE0, 0xE1: 30
    default: 50
    }
  }

  private static func asciiBits(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): Int(letterBits[Int(byte - UInt8(ascii: "a"))])
    case UInt8(ascii: "0")...UInt8(ascii: "9"): 50
    case UInt8(ascii: " "): 25
    default: 60
    }
  }

  /// The letters of English prose in tenths of a bit, a to z.
  private static let letterBits: [UInt8] = [
    36, 61, 52, 46, 30, 55, 56, 40, 38, 93, 70, 46, 54, 38, 37, 57, 97, 40, 39, 34, 52, 67, 55, 93,
    57, 97,
  ]

  /// Common Han characters, most common first (general written Chinese).
  private static let hanByFrequency = """
    的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里用道行所然家种事成方多经么去\
    法学如都同现当没动面起看定天分还进好小部其些主样理心她本前开但因只从想实日军者意无力它与长把机十民第公此已工使情明性知全三又关点\
    正业外将两高间由问很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西斯月话合回特代内信表化老给世位次度门任常先海通教
    """

  /// By scalar from U+4E00: the bits of a common character; 0 for the others.
  private static let commonHan: [UInt8] = {
    var bits = [UInt8](repeating: 0, count: 0x9FFF - 0x4E00 + 1)
    for (rank, scalar) in hanByFrequency.unicodeScalars.enumerated() {
      // The first makes up 4 % of a text, 4.6 bits; each doubling of the rank costs one more bit.
      let doublings = Int.bitWidth - 1 - (rank + 1).leadingZeroBitCount
      bits[Int(scalar.value) - 0x4E00] = UInt8(46 + 10 * doublings)
    }
    return bits
  }()
}
