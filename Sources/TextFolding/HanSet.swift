import CFoldTables

/// A set of Han characters from U+4E00 to U+9FFF, a bit for each scalar below U+10000.
struct HanSet: Sendable {
  private(set) var words = [UInt32](repeating: 0, count: WEIR_SET_WORDS)

  /// The characters for which `holds` is true.
  init(_ holds: (UInt32) -> Bool) {
    let first = UInt32(WEIR_HAN_FIRST)
    for scalar in first..<first + UInt32(WEIR_HAN_COUNT) where holds(scalar) {
      words[Int(scalar >> 5)] |= 1 << (scalar & 31)
    }
  }

  mutating func remove(_ scalar: UInt32) {
    words[Int(scalar >> 5)] &= ~(1 << (scalar & 31))
  }

  /// The characters that are in both sets.
  func intersection(_ other: HanSet) -> HanSet {
    var result = self
    for index in words.indices { result.words[index] &= other.words[index] }
    return result
  }

  /// Those that fold to themselves and need no other look.
  static let unfolded = HanSet {
    weir_record_three($0) == weir_record_three(UInt32(WEIR_HAN_FIRST))
  }
}
