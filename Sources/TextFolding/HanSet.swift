import CFoldTables

/// A set of the Han characters from U+4E00 to U+9FFF, a bit each.
struct HanSet: Sendable {
  private(set) var words = [UInt64](repeating: 0, count: WEIR_HAN_COUNT / 64)

  /// The characters for which `holds` is true.
  init(_ holds: (UInt32) -> Bool) {
    for place in 0..<UInt32(WEIR_HAN_COUNT)
    where holds(UInt32(WEIR_HAN_FIRST) + place) {
      words[Int(place >> 6)] |= 1 << UInt64(place & 63)
    }
  }

  /// Those that fold to themselves and need no other look.
  static let unfolded = HanSet {
    weir_record_three($0) == weir_record_three(UInt32(WEIR_HAN_FIRST))
  }
}
