/// Which of many keys may have come more than once: false only of those that came once.
///
/// Most messages agree with no other in a band, and need not be sorted to know it.
struct RepeatFilter {
  private var once: [UInt64]
  private var twice: [UInt64]
  private let mask: UInt64

  /// A filter with sixteen bits and more for each of `count` keys: of keys that came once one in
  /// sixteen at most is taken for one that came again.
  init(count: Int) {
    var bits = 1024
    while bits < 16 * count { bits *= 2 }
    once = Array(repeating: 0, count: bits / 64)
    twice = once
    mask = UInt64(bits - 1)
  }

  /// Keys are hashes: their bits are as good as random.
  mutating func add(_ key: UInt64) {
    let place = Int(key & mask)
    let bit = UInt64(1) << UInt64(place & 63)
    if once[place >> 6] & bit != 0 { twice[place >> 6] |= bit } else { once[place >> 6] |= bit }
  }

  func mayRepeat(_ key: UInt64) -> Bool {
    let place = Int(key & mask)
    return twice[place >> 6] >> UInt64(place & 63) & 1 == 1
  }
}
