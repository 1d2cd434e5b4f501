import CFoldTables

/// Where the dense view's bytes stand in the fold.
extension Densifier {
  /// Appends to `places`, for each of `offsets`, which do not go back, the offset in `folded` of the
  /// scalar whose dense form is there; the end of `folded` for what is beyond.
  ///
  /// Offsets count from the start of the dense view of `folded`. One pass up to the last of them.
  package func findPlaces(
    of offsets: [Int], in folded: Span<UInt8>, into places: inout [Int]
  ) {
    var wanted = 0
    var dense = 0
    var at = 0
    while wanted < offsets.count, at < folded.count {
      var scalar = UInt32(folded[at])
      var length = 1
      if scalar >= 0x80 {
        length = max(1, min(UTF8Form.length(ofLead: folded[at]), folded.count - at))
        scalar = UTF8Form.leadBits(folded[at])
        for index in at + 1..<max(at + 1, at + length) {
          scalar = scalar << 6 | UInt32(folded[index] & 0x3F)
        }
      }
      let kept = denseLength(of: scalar)
      while wanted < offsets.count, offsets[wanted] < dense + kept {
        places.append(at)
        wanted += 1
      }
      dense += kept
      at += length
    }
    while wanted < offsets.count {
      places.append(folded.count)
      wanted += 1
    }
  }
}
