/// The other direction: where original bytes went.
extension OffsetMap {
  /// The folded bytes that the original bytes `range` gave; an empty range at its place where all
  /// of them were dropped. A unit of several characters that `range` touches counts whole.
  ///
  /// Law: the original range of what this gives covers every kept byte of `range`. O(log n).
  package func foldedRange(ofOriginal range: Range<Int>) -> Range<Int> {
    let start = firstFolded(endingAfter: range.lowerBound)
    let end = lastFolded(startingBefore: range.upperBound)
    return start..<max(start, end)
  }

  /// The first folded offset whose original ends after `offset`.
  private func firstFolded(endingAfter offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if originalEnd(ofPiece: middle) <= offset { low = middle + 1 } else { high = middle }
    }
    guard low < pieces.count else { return foldedCount }
    let piece = pieces[low]
    return piece.originalEnd == nil && piece.original < offset
      ? piece.folded + (offset - piece.original) : piece.folded
  }

  /// The end of the last folded bytes whose original starts before `offset`.
  private func lastFolded(startingBefore offset: Int) -> Int {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].original < offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0 else { return 0 }
    let piece = pieces[low - 1]
    let end = low < pieces.count ? pieces[low].folded : foldedCount
    guard piece.originalEnd == nil else { return end }
    return min(end, piece.folded + (offset - piece.original))
  }

  private func originalEnd(ofPiece index: Int) -> Int {
    let piece = pieces[index]
    let end = index + 1 < pieces.count ? pieces[index + 1].folded : foldedCount
    return piece.originalEnd ?? piece.original + (end - piece.folded)
  }
}
