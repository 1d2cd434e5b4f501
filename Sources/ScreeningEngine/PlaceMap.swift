import TextFolding

/// From the text that was evaluated, the fold of a message or its reading, back to the original.
struct PlaceMap {
  private var fold = OffsetMap()
  private var reading: OffsetMap?

  /// The map of a message whose fold was evaluated, or with `reading` that text. O(raw).
  init(_ raw: Span<UInt8>, reading: OffsetMap?) {
    var arena = ByteArena()
    _ = Folder.fold(raw, into: &arena, map: &fold)
    self.reading = reading
  }

  /// The original bytes behind the evaluated bytes `range`.
  func originalRange(ofFolded range: Range<Int>) -> Range<Int> {
    fold.originalRange(ofFolded: reading?.originalRange(ofFolded: range) ?? range)
  }
}
