/// Distinct strings of bytes, numbered in the order in which they come: open addressing over an array.
///
/// A pack has literals and words by the ten thousand. As keys of a set or a dictionary each is hashed
/// with SipHash, which costs more than the look-up.
struct ByteStrings {
  private(set) var strings: [[UInt8]] = []
  /// A string's hash, high, and its number, from 1; 0 where free. A power of two, at most half full. With
  /// the hashes here the strings of other slots, each an array somewhere, are not looked at.
  private var slots: [UInt64] = Array(repeating: 0, count: 64)

  /// The number of a string, a new one if it is new.
  mutating func number(of string: [UInt8]) -> (number: Int, isNew: Bool) {
    let hash = Self.hash(string.span)
    var slot = hash & (slots.count - 1)
    while slots[slot] > 0 {
      let number = Int(slots[slot] & 0xFFFF_FFFF) - 1
      if slots[slot] >> 32 == hash, strings[number] == string { return (number, false) }
      slot = (slot + 1) & (slots.count - 1)
    }
    strings.append(string)
    slots[slot] = UInt64(hash) << 32 | UInt64(strings.count)
    if 2 * strings.count > slots.count { grow() }
    return (strings.count - 1, true)
  }

  private mutating func grow() {
    let old = slots
    slots = Array(repeating: 0, count: 2 * old.count)
    for entry in old where entry > 0 {
      var slot = Int(entry >> 32) & (slots.count - 1)
      while slots[slot] > 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = entry
    }
  }

  /// FNV-1a (Fowler, Noll and Vo), its high bits mixed into the low ones that are used.
  static func hash(_ bytes: Span<UInt8>, seed: UInt64 = 0xCBF2_9CE4_8422_2325) -> Int {
    var hash = seed
    for index in bytes.indices { hash = (hash ^ UInt64(bytes[index])) &* 0x100_0000_01B3 }
    return Int(truncatingIfNeeded: (hash ^ hash >> 32) & 0x7FFF_FFFF)
  }
}
