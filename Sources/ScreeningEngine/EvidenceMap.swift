import TextFolding

/// Turns evidence found in the fold into places in the original text.
///
/// The map costs more than the fold, so only messages that show evidence are folded again with it.
struct EvidenceMap {
  private var fold = ByteArena()
  private var map = OffsetMap()

  /// Replaces the offsets of a verdict's evidence and steps in the fold of `raw` by offsets in
  /// `raw`. O(text length).
  mutating func moveToOriginal(_ verdict: inout Verdict, _ raw: Span<UInt8>) {
    fold.removeAll()
    _ = Folder.fold(raw, into: &fold, map: &map)
    for index in verdict.evidence.indices {
      let folded = verdict.evidence[index].start..<verdict.evidence[index].end
      let original = map.originalRange(ofFolded: folded)
      verdict.evidence[index].start = original.lowerBound
      verdict.evidence[index].end = original.upperBound
    }
    for index in verdict.steps.indices {
      let folded = verdict.steps[index].start..<verdict.steps[index].end
      let original = map.originalRange(ofFolded: folded)
      verdict.steps[index].start = original.lowerBound
      verdict.steps[index].end = original.upperBound
    }
  }
}
