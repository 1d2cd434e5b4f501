/// Distinct strings of bytes, numbered in the order in which they come: open addressing over an array.
///
/// A pack has literals and words by the ten thousand. As keys of a set or a dictionary each is hashed
/// with SipHash, which costs more than the look-up.
struct ByteStrings {
  private(set) var strings: [[UInt8]] = []
  /// Numbers of strings; -1 where free. A power of two, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 64)

  /// The number of a string, a new one if it is new.
  mutating func number(of string: [UInt8]) -> (number: Int, isNew: Bool) {
    let slot = slot(of: string)
    if slots[slot] >= 0 { return (Int(slots[slot]), false) }
    slots[slot] = Int32(strings.count)
    strings.append(string)
    if 2 * strings.count > slots.count { grow() }
    return (strings.count - 1, true)
  }

  /// Where a string is, or would be.
  private func slot(of string: [UInt8]) -> Int {
    var slot = Self.hash(string.span) & (slots.count - 1)
    while slots[slot] >= 0, strings[Int(slots[slot])] != string {
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: 2 * slots.count)
    for (number, string) in strings.enumerated() {
      var slot = Self.hash(string.span) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(number)
    }
  }

  /// FNV-1a (Fowler, Noll and Vo), its high bits mixed into the low ones that are used.
  static func hash(_ bytes: Span<UInt8>, seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> Int {
    var hash = seed
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
