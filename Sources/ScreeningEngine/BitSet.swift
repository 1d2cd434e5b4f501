/// Numbers below a bound that a message has, a bit each: of a hundred thousand patterns 16 KB, which stay in
/// the first-level cache where the number of the message beside each took 500.
///
/// Its owner lists what it inserts, and removes that for the next message.
struct BitSet {
  private var words: [UInt64]

  /// None of the numbers below `count`.
  init(count: Int) { words = Array(repeating: 0, count: (count + 63) / 64) }

  @inline(__always)
  func contains(_ number: Int) -> Bool { words[number >> 6] >> UInt64(number & 63) & 1 != 0 }

  @inline(__always)
  mutating func insert(_ number: Int) { words[number >> 6] |= 1 << UInt64(number & 63) }

  @inline(__always)
  mutating func remove(_ number: Int) { words[number >> 6] &= ~(1 << UInt64(number & 63)) }

  /// Puts `list`, which has the same numbers, in order.
  /// O(numbers below the bound / 64).
  func sort(_ list: inout [UInt32]) {
    var next = 0
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        list[next] = UInt32(index << 6 | word.trailingZeroBitCount)
        next += 1
        word &= word - 1
      }
    }
  }

  /// Words that `sort` looks at.
  var wordCount: Int { words.count }
}
