import TextFolding

/// Words that only seem to stand in disguise: the end of one sentence and the start of the next.
extension Span<UInt8> {
  /// Whether the word `word` of `bytes`, which has no variants and no separators, is parted from
  /// `offset` on in one place only, and there by what separates words: so that `LooseMatcher.reading`
  /// would find nothing. False where that cannot be told.
  ///
  /// Of the words of a learned lexicon that the dense view shows and the fold does not have, these are
  /// most: 好，你 is no 好你.
  func isPartedByPause(_ bytes: [UInt8], _ word: IndexRange, at offset: Int) -> Bool {
    let text = bytes.span.extracting(word.range)
    var position = 0
    var at = offset
    var isInGap = false
    var gaps = 0
    var hasPause = false
    while position < text.count {
      guard at < count else { return false }
      let (wanted, found) = (text.scalar(at: position), scalar(at: at))
      at += found.length
      guard found.value != wanted.value else {
        position += wanted.length
        isInGap = false
        continue
      }
      guard ScalarClass.of(found.value).contains(.separator) else { return false }
      if !isInGap { gaps += 1 }
      guard gaps == 1 else { return false }
      isInGap = true
      if TextMeasure.endsSentence(found.value, followedBy: at, in: self) { hasPause = true }
      if case .pause = SeparatorKind(of: found.value) { hasPause = true }
    }
    return gaps == 1 && hasPause
  }
}
