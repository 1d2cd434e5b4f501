import CFoldTables

/// Where the dense view differs from the fold.
extension Densifier {
  /// Appends the offsets in the dense view of `folded`, in order, between two bytes of which the fold
  /// has something else: a scalar that was left out there, or one that stands for another, whose first
  /// byte is before the offset. Characters beyond the BMP count as such.
  ///
  /// What stands in the dense view without an offset strictly inside it stands so in the fold.
  /// One pass.
  package func findBreaks(in folded: Span<UInt8>, into breaks: inout [UInt32]) {
    // SAFETY: the buffer lives as long as the closure.
    unsafe folded.withUnsafeBufferPointer { buffer in
      guard let source = unsafe ByteSource(buffer) else { return }
      findBreaks(in: source, into: &breaks)
    }
  }

  private func findBreaks(in source: ByteSource, into breaks: inout [UInt32]) {
    let blocks = blocks.span
    let records = records.span
    var dense = 0
    var at = 0
    while at < source.count {
      let word = source.word(at: at)
      let scalar: UInt32
      if word & 0x80 == 0 {
        scalar = word & 0x7F
        at += 1
      } else if word & 0xC0_C0F0 == 0x80_80E0 {
        scalar = word << 12 & 0xF000 | word >> 2 & 0xFC0 | word >> 16 & 0x3F
        at += 3
      } else {
        let reading = UTF8Form.scalar(in: source, at: at)
        at += reading.length
        guard reading.isValid, reading.scalar <= 0xFFFF else {
          // Whether it stays is not worth finding out: an offset too many is only looked at.
          breaks.append(UInt32(truncatingIfNeeded: dense))
          dense += reading.isValid ? denseLength(of: reading.scalar) : 0
          breaks.append(UInt32(truncatingIfNeeded: dense))
          continue
        }
        scalar = reading.scalar
      }
      let record = records[Int(blocks[Int(scalar >> 4)]) << 4 | Int(scalar & 15)]
      let kept = record >> 24 < 4 ? Int(record >> 24) : denseLength(of: scalar)
      // A record says what changes; of a scalar that stays nothing does.
      if kept == 0 {
        breaks.append(UInt32(truncatingIfNeeded: dense))
      } else if record & 0xFF_FFFF != 0 || record >> 24 == 4 {
        breaks.append(UInt32(truncatingIfNeeded: dense + 1))
      }
      dense += kept
    }
  }
}
