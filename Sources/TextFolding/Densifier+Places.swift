import CFoldTables

/// Where the dense view's bytes stand in the fold.
extension Densifier {
  /// Replaces `offsets`, which do not go back, by places in `folded`: an offset in its dense view by
  /// that of the scalar whose dense form is there, one beyond by the end of `folded`.
  ///
  /// One pass up to the last of them.
  package func findPlaces(of offsets: inout [Int], in folded: Span<UInt8>) {
    var found = 0
    // SAFETY: the buffer lives as long as the closure.
    unsafe folded.withUnsafeBufferPointer { buffer in
      guard let source = unsafe ByteSource(buffer) else { return }
      found = findPlaces(of: &offsets, in: source)
    }
    for index in found..<offsets.count { offsets[index] = folded.count }
  }

  /// Places as many as the text has, and says how many.
  private func findPlaces(of offsets: inout [Int], in source: ByteSource) -> Int {
    let blocks = blocks.span
    let records = records.span
    var index = 0
    var dense = 0
    var at = 0
    while index < offsets.count {
      let wanted = offsets[index]
      // The start of the scalar whose dense form reaches beyond `wanted`.
      var start = at
      while dense <= wanted, at < source.count {
        start = at
        let word = source.word(at: at)
        if word & 0x80 == 0 {
          let scalar = word & 0x7F
          at += 1
          let kept = records[Int(blocks[Int(scalar >> 4)]) << 4 | Int(scalar & 15)] >> 24
          dense += kept < 4 ? Int(kept) : denseLength(of: scalar)
        } else if word & 0xC0_C0F0 == 0x80_80E0 {
          let scalar = word << 12 & 0xF000 | word >> 2 & 0xFC0 | word >> 16 & 0x3F
          at += 3
          let kept = records[Int(blocks[Int(scalar >> 4)]) << 4 | Int(scalar & 15)] >> 24
          dense += kept < 4 ? Int(kept) : denseLength(of: scalar)
        } else {
          let reading = UTF8Form.scalar(in: source, at: at)
          at += reading.length
          dense += reading.isValid ? denseLength(of: reading.scalar) : 0
        }
      }
      guard dense > wanted else { return index }
      // All that the same scalar stands for.
      while index < offsets.count, offsets[index] < dense {
        offsets[index] = start
        index += 1
      }
    }
    return index
  }
}
