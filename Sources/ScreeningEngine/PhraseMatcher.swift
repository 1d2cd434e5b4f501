import TextFolding

/// Finds exact phrases in folded text.
enum PhraseMatcher {
  /// The first occurrence of `phrase` that starts at or after `from` and keeps its edges, where a
  /// clause begins if that is asked for.
  ///
  /// A space of the phrase matches a space or a line feed. O(text length x phrase length) at
  /// worst, in practice one pass.
  static func firstMatch(
    of phrase: Span<UInt8>, takesRest: Bool, startsClause: Bool = false, in text: Span<UInt8>,
    from: Int
  ) -> FoldSpan? {
    guard !phrase.isEmpty, text.count >= phrase.count else { return nil }
    let first = phrase[0]
    var start = from
    let last = text.count - phrase.count
    while start <= last {
      guard text[start] == first || first == 0x20 && text[start] == 0x0A,
        matches(phrase, in: text, at: start)
      else {
        start += 1
        continue
      }
      let end = start + phrase.count
      let isWhole =
        takesRest
        ? !(text.hasSpacedWord(before: start) && text.hasSpacedWord(at: start))
        : text.hasEdges(start, end)
      if isWhole, !startsClause || text.beginsClause(at: start) {
        return FoldSpan(start, takesRest ? text.endOfWord(from: end) : end)
      }
      start += 1
    }
    return nil
  }

  private static func matches(_ phrase: Span<UInt8>, in text: Span<UInt8>, at start: Int) -> Bool {
    for index in 1..<max(1, phrase.count) {
      let wanted = phrase[index]
      let found = text[start + index]
      guard found == wanted || wanted == 0x20 && found == 0x0A else { return false }
    }
    return true
  }
}
