/// From folded bytes back to original bytes, for one text.
///
/// Law: for growing folded offsets on scalar borders the original offsets never shrink, and lie on
/// scalar borders of the original.
package struct OffsetMap: Sendable {
  /// A piece of the fold, up to the next piece: bytes that stand one for one for as many original
  /// bytes (scalars keep their length), or a unit that came as a whole from a range.
  struct Piece: Sendable {
    var folded: Int
    var original: Int
    /// Nil for bytes that stand one for one.
    var originalEnd: Int?
  }

  private(set) var pieces: [Piece] = []
  private(set) var foldedCount = 0
  private var originalCount = 0

  /// The map of an empty text.
  package init() {}

  /// The original bytes that the folded bytes `range` (on scalar borders) came from; both from the
  /// start of the text. An empty range gives the empty range where its place starts. Offsets
  /// beyond the fold count as its end. O(log n) in the pieces of the map.
  package func originalRange(ofFolded range: Range<Int>) -> Range<Int> {
    let start = originalStart(ofFolded: range.lowerBound)
    guard !range.isEmpty else { return start..<start }
    let last = min(range.upperBound, foldedCount) - 1
    guard last >= 0, last >= range.lowerBound, let piece = piece(holding: last) else {
      return start..<start
    }
    let end = piece.originalEnd ?? piece.original + (last + 1 - piece.folded)
    return start..<max(start, end)
  }

  private func originalStart(ofFolded offset: Int) -> Int {
    guard offset < foldedCount else { return originalCount }
    guard let piece = piece(holding: max(0, offset)) else { return 0 }
    return piece.originalEnd == nil ? piece.original + (offset - piece.folded) : piece.original
  }

  private func piece(holding offset: Int) -> Piece? {
    pieceIndex(holding: offset).map { pieces[$0] }
  }

  private func pieceIndex(holding offset: Int) -> Int? {
    var low = 0
    var high = pieces.count
    while low < high {
      let middle = (low + high) / 2
      if pieces[middle].folded <= offset { low = middle + 1 } else { high = middle }
    }
    return low == 0 ? nil : low - 1
  }
}

extension OffsetMap: OffsetRecorder {
  static var recordsEdits: Bool { true }

  mutating func begin() {
    pieces.removeAll(keepingCapacity: true)
    foldedCount = 0
    originalCount = 0
  }

  mutating func copied(_ count: Int, from original: Int) {
    guard count > 0 else { return }
    if let last = pieces.last, last.originalEnd == nil,
      last.original + (foldedCount - last.folded) == original
    {
      foldedCount += count
      return
    }
    pieces.append(Piece(folded: foldedCount, original: original, originalEnd: nil))
    foldedCount += count
  }

  mutating func made(_ count: Int, from original: Range<Int>) {
    guard count > 0 else { return }
    pieces.append(
      Piece(folded: foldedCount, original: original.lowerBound, originalEnd: original.upperBound))
    foldedCount += count
  }

  mutating func removed(_ count: Int) -> Range<Int> {
    let original = originalRange(ofFolded: foldedCount - count..<foldedCount)
    foldedCount -= count
    while let last = pieces.last, last.folded >= foldedCount { pieces.removeLast() }
    return original
  }

  mutating func stretchedLast(to end: Int) {
    guard foldedCount > 0 else { return }
    let original = removed(1)
    made(1, from: original.lowerBound..<max(end, original.upperBound))
  }

  mutating func finish(originalCount: Int) { self.originalCount = originalCount }

  mutating func shrunk(_ edits: [LengthEdit]) {
    guard !edits.isEmpty else { return }
    var next = OffsetMap()
    next.pieces.reserveCapacity(pieces.count + 2 * edits.count)
    var at = 0
    for edit in edits {
      copyPieces(at..<edit.folded, to: &next)
      let end = edit.folded + edit.oldLength
      next.made(edit.newLength, from: originalRange(ofFolded: edit.folded..<end))
      at = end
    }
    copyPieces(at..<foldedCount, to: &next)
    next.originalCount = originalCount
    self = next
  }

  /// Appends what this map says of the folded bytes `range` to `other`. O(pieces in the range),
  /// and a search for the first.
  private func copyPieces(_ range: Range<Int>, to other: inout OffsetMap) {
    var at = range.lowerBound
    while at < range.upperBound, let index = pieceIndex(holding: at) {
      let piece = pieces[index]
      let next = index + 1 < pieces.count ? pieces[index + 1].folded : foldedCount
      let end = min(next, range.upperBound)
      if let originalEnd = piece.originalEnd {
        other.made(end - at, from: piece.original..<originalEnd)
      } else {
        other.copied(end - at, from: piece.original + (at - piece.folded))
      }
      at = end
    }
  }
}
