/// Where clauses begin in folded text.
extension Span<UInt8> {
  /// Whether a clause begins at `offset`: at the start of the text, after a line feed, punctuation, a
  /// symbol or an emoji, whatever spaces stand between; and, for a character of an unspaced script,
  /// after a space, which Chinese chat writes for a comma. `offset` is where a scalar starts. O(spaces
  /// before it).
  package func beginsClause(at offset: Int) -> Bool {
    var start = offset
    while start > 0, self[start - 1] == 0x20 { start -= 1 }
    guard start > 0 else { return true }
    var before = start - 1
    while before > 0, start - before < 4, self[before] & 0xC0 == 0x80 { before -= 1 }
    if ScalarClass.of(foldedScalar(at: before).value).contains(.separator) { return true }
    guard start < offset, offset < count else { return false }
    return ScalarClass.of(foldedScalar(at: offset).value).contains(.unspaced)
  }
}
