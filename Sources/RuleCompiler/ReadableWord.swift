import TextFolding

/// A word that rules look for, folded, and so one that a reading may put together again.
struct ReadableWord: Sendable {
  var bytes: [UInt8]
  /// Whether it is of a list that nobody wrote.
  var isLearned: Bool

  /// Each word once. What rules need comes first, or it has no variants either where it was learned, too.
  static func distinct(spelled: [[UInt8]], learned: [[UInt8]]) -> [ReadableWord] {
    var words: [ReadableWord] = []
    words.reserveCapacity(learned.count)
    var seen = ByteStrings()
    for (literals, isLearned) in [(spelled, false), (learned, true)] {
      for literal in literals {
        let bytes = withoutOuterSeparators(literal)
        guard seen.number(of: bytes).isNew else { continue }
        words.append(ReadableWord(bytes: bytes, isLearned: isLearned))
      }
    }
    return words
  }

  /// A pattern's literal may begin or end with what stands between words.
  private static func withoutOuterSeparators(_ literal: [UInt8]) -> [UInt8] {
    let bytes = literal.span
    func isSeparator(at offset: Int) -> Bool {
      ScalarClass.of(bytes.foldedScalar(at: offset).value).contains(.separator)
    }
    var start = 0
    while start < bytes.count, isSeparator(at: start) {
      start += bytes.foldedScalar(at: start).length
    }
    var end = bytes.count
    while end > start {
      var last = end - 1
      while last > start, bytes[last] & 0xC0 == 0x80 { last -= 1 }
      guard isSeparator(at: last) else { break }
      end = last
    }
    return start == 0 && end == bytes.count ? literal : Array(literal[start..<end])
  }
}
