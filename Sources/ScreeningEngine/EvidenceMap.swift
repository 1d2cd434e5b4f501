import TextFolding

/// Turns evidence found in the fold into places in the original text.
///
/// The map costs more than the fold, so only messages that show evidence are folded again with it.
struct EvidenceMap {
  private var fold = ByteArena()
  private var map = OffsetMap()

  /// Replaces the evidence's offsets in the fold of `raw` by offsets in `raw`. O(text length).
  mutating func moveToOriginal(_ evidence: inout [Verdict.Evidence], _ raw: Span<UInt8>) {
    fold.removeAll()
    _ = Folder.fold(raw, into: &fold, map: &map)
    for index in evidence.indices {
      let original = map.originalRange(ofFolded: evidence[index].start..<evidence[index].end)
      evidence[index].start = original.lowerBound
      evidence[index].end = original.upperBound
    }
  }
}
