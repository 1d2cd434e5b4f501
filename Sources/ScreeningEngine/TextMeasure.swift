import TextFolding

/// Tokens and sentences of one folded message, counted from its start; built when first asked for.
///
/// A token is one character of an unspaced script or Hangul, or a run of other letters and digits.
/// A sentence ends at 。 ! ? ; a line feed, and `.` before a space or the end.
struct TextMeasure {
  /// Token starts before each byte offset, and above them sentence ends; one more than the text has
  /// bytes, and behind those what longer texts left.
  private var counts: [UInt64] = []
  private var textCount = 0
  private(set) var isBuilt = false
  /// Tokens of the whole text, once somebody has asked for no more than that.
  private var total: Int?

  private static let sentence: UInt64 = 1 << 32

  /// Forgets the last message; the storage stays.
  mutating func reset() {
    isBuilt = false
    total = nil
  }

  /// Tokens of `text`, the one at hand. O(text length), a thirtieth of what `build` takes.
  mutating func tokenCount(of text: Span<UInt8>) -> Int {
    if isBuilt { return tokenCount }
    if let total { return total }
    let count = TokenCount.of(text)
    total = count
    return count
  }

  /// Counts `text`. O(text length).
  ///
  /// Messages that are held are counted, most of them; by the class of each character, and two arrays
  /// appended to a byte at a time, it was two fifths of the time with all messages held.
  mutating func build(_ text: Span<UInt8>) {
    guard !isBuilt else { return }
    isBuilt = true
    textCount = text.count
    if counts.count <= text.count {
      counts.append(contentsOf: repeatElement(0, count: text.count + 1 - counts.count))
    }
    TextMeasure.count(text, into: counts.mutableSpan)
  }

  private static func count(_ text: Span<UInt8>, into target: consuming MutableSpan<UInt64>) {
    var counts = target
    var sum: UInt64 = 0
    var isInRun = false
    var offset = 0
    while offset < text.count {
      let (value, length) = text.scalar(at: offset)
      counts[offset] = sum
      let kind = kind(of: value)
      if kind & mark != 0 {
        // Belongs to the token before it, or starts one if there is none.
        if !isInRun && kind & spacedWord != 0 {
          sum += 1
          isInRun = true
        }
      } else if kind & unspaced != 0 {
        sum += 1
        isInRun = false
      } else if kind & separator != 0 {
        isInRun = false
        // Nothing else ends a sentence.
        if endsSentence(value, followedBy: offset + length, in: text) { sum += sentence }
      } else if !isInRun {
        sum += 1
        isInRun = true
      }
      for index in offset + 1..<offset + length { counts[index] = sum }
      offset += length
    }
    counts[text.count] = sum
  }

  // The classes as bits: sets of another module are asked through their witnesses.
  private static let spacedWord: UInt8 = 1
  private static let unspaced: UInt8 = 2
  private static let separator: UInt8 = 4
  private static let mark: UInt8 = 8
  private static let unspacedHan: UInt8 = 18

  /// The bits of `ScalarClass.of`; of ASCII and the Han characters of most texts without a look-up.
  @inline(__always)
  static func kind(of scalar: UInt32) -> UInt8 {
    if scalar &- 0x4E00 <= 0x9FA5 - 0x4E00 { return unspacedHan }
    guard scalar < 0x80 else { return ScalarClass.of(scalar).rawValue }
    return scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26 ? spacedWord : separator
  }

  /// Tokens that start before `offset`.
  func tokens(before offset: UInt32) -> Int {
    Int(UInt32(truncatingIfNeeded: counts[min(Int(offset), textCount)]))
  }

  /// Sentence ends before `offset`.
  func sentenceEnds(before offset: UInt32) -> Int { Int(counts[min(Int(offset), textCount)] >> 32) }

  /// Tokens of the whole text.
  var tokenCount: Int { tokens(before: UInt32(clamping: textCount)) }

  /// Tokens that start between two spans in order.
  func tokens(between first: FoldSpan, _ second: FoldSpan) -> Int {
    tokens(before: second.start) - tokens(before: first.end)
  }

  /// Whether a sentence ends between two spans in order.
  func hasSentenceEnd(between first: FoldSpan, _ second: FoldSpan) -> Bool {
    sentenceEnds(before: second.start) != sentenceEnds(before: first.end)
  }

  /// Whether `scalar`, after which the text goes on at `next`, ends a sentence.
  static func endsSentence(_ scalar: UInt32, followedBy next: Int, in text: Span<UInt8>) -> Bool {
    switch scalar {
    case 0x3002, 0x21, 0x3F, 0x3B, 0x0A: true
    case 0x2E: next >= text.count || text[next] == 0x20 || text[next] == 0x0A
    default: false
    }
  }
}
