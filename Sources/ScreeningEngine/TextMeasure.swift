import TextFolding

/// Tokens and sentences of one folded message, counted from its start; built when first asked for.
///
/// A token is one character of an unspaced script or Hangul, or a run of other letters and digits.
/// A sentence ends at 。 ! ? ; a line feed, and `.` before a space or the end.
struct TextMeasure {
  /// Token starts, and sentence ends, before each byte offset; one more than the text has bytes.
  private var tokens: [UInt32] = []
  private var sentences: [UInt32] = []
  private(set) var isBuilt = false

  /// Forgets the last message; the storage stays.
  mutating func reset() { isBuilt = false }

  /// Counts `text`. O(text length).
  mutating func build(_ text: Span<UInt8>) {
    guard !isBuilt else { return }
    isBuilt = true
    tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    var tokenCount: UInt32 = 0
    var sentenceCount: UInt32 = 0
    var isInRun = false
    var offset = 0
    while offset < text.count {
      let (value, length) = text.scalar(at: offset)
      tokens.append(tokenCount)
      sentences.append(sentenceCount)
      let kind = ScalarClass.of(value)
      if kind.contains(.mark) {
        // Belongs to the token before it, or starts one if there is none.
        if !isInRun && kind.contains(.spacedWord) {
          tokenCount += 1
          isInRun = true
        }
      } else if kind.contains(.unspaced) {
        tokenCount += 1
        isInRun = false
      } else if kind.contains(.separator) {
        isInRun = false
      } else if !isInRun {
        tokenCount += 1
        isInRun = true
      }
      if TextMeasure.endsSentence(value, followedBy: offset + length, in: text) {
        sentenceCount += 1
      }
      for _ in 1..<max(1, length) {
        tokens.append(tokenCount)
        sentences.append(sentenceCount)
      }
      offset += length
    }
    tokens.append(tokenCount)
    sentences.append(sentenceCount)
  }

  /// Tokens that start before `offset`.
  func tokens(before offset: UInt32) -> Int { Int(tokens[min(Int(offset), tokens.count - 1)]) }

  /// Sentence ends before `offset`.
  func sentenceEnds(before offset: UInt32) -> Int {
    Int(sentences[min(Int(offset), sentences.count - 1)])
  }

  /// Tokens of the whole text.
  var tokenCount: Int { Int(tokens.last ?? 0) }

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
