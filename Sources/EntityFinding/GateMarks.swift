/// What one pass over a text sees of the things entities are made of.
struct GateMarks {
  private var digits = 0
  private var chineseNumerals = 0
  /// `*` and `x`, which stand for digits of a phone number, and 幺.
  private var digitSigns = 0
  /// The most digits in a row with single blanks or hyphens in it.
  private var longestDigitRow = 0
  private var digitRow = 0
  private var digitRowEnd = -2
  private var hasLongWord = false
  /// A letter, a dollar sign or a character that is neither ASCII nor of the block of Han and kana.
  private var hasOther = false
  private var hasCurrency = false
  private var hasPeriod = false
  private var hasAt = false
  /// A slash, as of `http://`, or `www`: hosts in letters beyond ASCII and of numbers need one.
  private var announcesHost = false
  private var hasHandleSign = false
  /// A point between what may be a label and a top-level domain.
  private var hasHostPoint = false
  /// Another point within a word: only announced hosts have all of theirs so.
  private var hasPoint = false

  /// The shortest word that may be a wallet's address, less the letter that a mark behind it may
  /// take into its fold.
  private static let longWord = 24

  /// The kinds whose needs the text meets.
  var kinds: EntityKindSet {
    var kinds = EntityKindSet(.appPackage)
    let hasNumeral = digits > 0 || chineseNumerals > 0
    if hasNumeral {
      kinds.formUnion(EntityKindSet(.percent))
      if hasCurrency || hasOther { kinds.formUnion(EntityKindSet(.money)) }
      if hasPeriod || hasOther { kinds.formUnion(EntityKindSet(.wage)) }
      if digits + chineseNumerals + digitSigns >= 7 { kinds.formUnion(EntityKindSet(.phone)) }
    }
    if digits > 0 { kinds.formUnion(EntityKindSet(.code)) }
    if longestDigitRow >= 13 { kinds.formUnion(EntityKindSet(.bankCard)) }
    if longestDigitRow >= 17 { kinds.formUnion(EntityKindSet(.idCard)) }
    if hasLongWord { kinds.formUnion(EntityKindSet(.wallet)) }
    if digits > 0 || hasHandleSign { kinds.formUnion(EntityKindSet(.handle)) }
    if hasAt { kinds.formUnion(EntityKindSet(.email)) }
    if hasHostPoint || hasPoint && announcesHost {
      kinds.formUnion(EntityKindSet(.url))
      kinds.formUnion(EntityKindSet(.domain))
    }
    return kinds
  }

  /// Takes in a whole text. O(length).
  mutating func read(_ text: Span<UInt8>) {
    let han = HanMarks.table
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte < 0x80 {
        if byte == 0x20 {
          index += 1
        } else if byte &- 97 < 26 || byte &- 48 < 10 {
          index = readWord(text, index)
        } else {
          readSign(text, index, byte)
          index += 1
        }
      } else if byte >= 0xE3, byte <= 0xE9 {
        // The mask keeps any bytes in the table, valid or not.
        let second = Int(text.byte(index + 1)) & 0x3F
        let last = Int(text.byte(index + 2)) & 0x3F
        let mark = han[((Int(byte) - 0xE3) << 12 | second << 6 | last) & 0x7FFF]
        if mark.rawValue != 0 { take(mark, text, index) }
        index += 3
      } else {
        index = readOther(text, index, byte)
      }
    }
  }

  /// Letters and digits up to the first other byte.
  private mutating func readWord(_ text: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while index < text.count {
      if text[index] &- 97 < 26 {
        hasOther = true
        if text[index] == 0x78 { digitSigns += 1 }
        index += 1
      } else if text[index] &- 48 < 10 {
        index = readDigits(text, index)
      } else {
        break
      }
    }
    if index - start >= Self.longWord { hasLongWord = true }
    if text[start] == 0x77, text.byte(start + 1) == 0x77, text.byte(start + 2) == 0x77 {
      announcesHost = true
    }
    if index - start == 3, text[start] == 0x64, text[start + 1] == 0x6F, text[start + 2] == 0x74 {
      // " dot " and "[dot]"
      if text.byte(start - 1) < 0x80, text.byte(index) < 0x80 { hasHostPoint = true }
    }
    return index
  }

  private mutating func readDigits(_ text: Span<UInt8>, _ start: Int) -> Int {
    var index = start
    while text.isDigit(index) { index += 1 }
    let run = index - start
    let joins =
      start == digitRowEnd + 1 && (text.byte(start - 1) == 0x20 || text.byte(start - 1) == 0x2D)
    digitRow = joins ? digitRow + run : run
    digitRowEnd = index
    digits += run
    longestDigitRow = max(longestDigitRow, digitRow)
    return index
  }

  private mutating func readSign(_ text: Span<UInt8>, _ index: Int, _ byte: UInt8) {
    switch byte {
    case 0x24: hasOther = true
    case 0x2A: digitSigns += 1
    case 0x2E: readPoint(text, index, end: index + 1)
    case 0x2F:
      announcesHost = true
      hasHandleSign = true
    case 0x5C: announcesHost = true
    case 0x3A, 0x5F: hasHandleSign = true
    case 0x40:
      hasAt = true
      hasHandleSign = true
    case 0x28, 0x5B, 0x7B:
      // (at), [at], {at}
      if text.byte(index + 1) == 0x61, text.byte(index + 2) == 0x74 { hasAt = true }
    default: break
    }
  }

  /// A point or what is put for one, from `start` to `end`.
  private mutating func readPoint(_ text: Span<UInt8>, _ start: Int, end: Int) {
    guard !hasHostPoint else { return }
    let last = text.byte(start - 1)
    let next = text.byte(end)
    switch last {
    // In brackets or between blanks.
    case 0x5B, 0x28, 0x7B, 0x3C: hasHostPoint = true
    case 0x20 where next == 0x20: hasHostPoint = true
    case 0x5F, 0x30...0x39, 0x61...0x7A:
      hasPoint = true
      if next == 0x5D || TopLevelDomains.mayStart(text, at: end) { hasHostPoint = true }
    case 0x80...0xFF: hasPoint = true
    default: break
    }
  }

  private mutating func take(_ mark: HanMarks, _ text: Span<UInt8>, _ index: Int) {
    if mark.contains(.numeral) { chineseNumerals += 1 }
    if mark.contains(.one) { digitSigns += 1 }
    if mark.contains(.currency) { hasCurrency = true }
    if mark.contains(.period) { hasPeriod = true }
    if mark.contains(.point) { readPoint(text, index, end: index + 3) }
  }

  /// A character outside ASCII and the block of Han and kana.
  private mutating func readOther(_ text: Span<UInt8>, _ index: Int, _ byte: UInt8) -> Int {
    hasOther = true
    let (scalar, length) = text.scalar(at: index)
    // Points in the middle of the line: · • ⋅
    if scalar == 0xB7 || scalar == 0x2022 || scalar == 0x22C5 {
      readPoint(text, index, end: index + length)
    }
    return index + max(length, 1)
  }
}
