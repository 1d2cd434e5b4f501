extension FoldPass {
  /// Leaves a character out, counting it unless it belongs where it stands.
  mutating func drop(_ scalar: UInt32, _ original: Range<Int>) {
    position = original.upperBound
    if !belongs(scalar, at: original) { report.zeroWidth += 1 }
  }

  /// Whether an invisible character is part of ordinary writing: emoji sequences, joiners and
  /// direction marks in the scripts that need them, the byte order mark that opens a text.
  private func belongs(_ scalar: UInt32, at original: Range<Int>) -> Bool {
    if scalar == 0xFEFF { return original.lowerBound == 0 }
    guard let previous = visibleScalar(before: original.lowerBound) else { return false }
    let traits = ScalarTraits(of: previous)
    switch scalar {
    case 0xFE0E, 0xFE0F, 0xE0020...0xE007F:
      return traits.isPictograph || isKeycap(previous, from: original.upperBound)
    case 0x200D: return traits.isPictograph || traits.usesJoiners
    case 0x200B, 0x200C, 0x200E, 0x200F, 0x61C, 0x34F, 0x180B...0x180F, 0x17B4, 0x17B5:
      return traits.usesJoiners
    default: return false
    }
  }

  /// A digit, # or * with a keycap around it.
  private func isKeycap(_ base: UInt32, from index: Int) -> Bool {
    guard index < source.count, base == 0x23 || base == 0x2A || 0x30...0x39 ~= base else {
      return false
    }
    return UTF8Form.scalar(in: source, at: index).scalar == 0x20E3
  }

  /// The scalar before `index` that is not itself dropped, among the last few.
  private func visibleScalar(before index: Int) -> UInt32? {
    var end = index
    // Longer chains of invisible characters belong nowhere; the bound keeps the pass linear.
    for _ in 0..<8 where end > 0 {
      var first = end - 1
      while first > 0, end - first < 4, source[first] & 0xC0 == 0x80 { first -= 1 }
      let reading = UTF8Form.scalar(in: source, at: first)
      let record = FoldRecord(of: reading.scalar)
      if !reading.isValid || record.length > 0 || record.kind != .drop { return reading.scalar }
      end = first
    }
    return nil
  }
}
