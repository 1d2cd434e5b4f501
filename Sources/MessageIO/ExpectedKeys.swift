/// The keys of the records read before, as they stood there with all that is around them, by which
/// those of the next record are known without being parsed.
///
/// The records of an input nearly all have the same keys in the same order, written the same way: from
/// the end of one value to the beginning of the next, `, "text": `, they are equal byte for byte, and
/// were found to be right the first time. A record that is another costs the comparisons.
struct ExpectedKeys {
  private var keys: [ExpectedKey] = []
  /// The one that stands next, if the record is like the last.
  private var place = 0

  /// More keys than this are parsed anew in every record.
  private static let mostKeys = 32
  /// How many keys of the last record may be missing in a row before one is looked for no more.
  private static let reach = 4

  /// Begins a record.
  mutating func startRecord() { place = 0 }

  /// The key at `start`, if it is one of those expected; passes it.
  @inline(__always)
  mutating func next(
    in bytes: Span<UInt8>, at start: Int, isFirst: Bool
  ) -> (count: Int, fields: UInt8)? {
    for index in place..<min(place + Self.reach, keys.count)
    where keys[index].isFirst == isFirst && keys[index].stands(in: bytes, at: start) {
      place = index + 1
      return (keys[index].count, keys[index].fields)
    }
    return nil
  }

  /// Expects the key at `range`, which was parsed, in the next record too.
  mutating func learn(
    _ range: Range<Int>, of bytes: Span<UInt8>, isFirst: Bool, fields: UInt8
  ) {
    guard let key = ExpectedKey(range, of: bytes, isFirst: isFirst, fields: fields) else { return }
    if keys.count < Self.mostKeys {
      keys.insert(key, at: place)
      place += 1
    } else if place < keys.count {
      keys[place] = key
      place += 1
    }
  }
}

/// A key with what is around it: a comma or brace before it, its quotes, its colon, and spaces.
struct ExpectedKey {
  /// Bytes in all.
  let count: Int
  /// Whether it follows the brace, not a comma.
  let isFirst: Bool
  /// The fields of its name, one bit each.
  let fields: UInt8
  /// The bytes, eight in a word, and zeros behind them.
  private var words = InlineArray<4, UInt64>(repeating: 0)
  private let lastMask: UInt64
  private let lastWord: Int

  /// nil for one that is longer than most.
  init?(_ range: Range<Int>, of bytes: Span<UInt8>, isFirst: Bool, fields: UInt8) {
    guard (1...32).contains(range.count) else { return nil }
    count = range.count
    self.isFirst = isFirst
    self.fields = fields
    for index in range {
      let offset = index - range.lowerBound
      words[offset / 8] |= UInt64(bytes[index]) << UInt64(8 * (offset % 8))
    }
    lastWord = (count - 1) / 8
    lastMask = UInt64.max >> UInt64(8 * (8 * (lastWord + 1) - count))
  }

  /// Whether it stands at `start`; false where whole words reach beyond the end.
  @inline(__always)
  func stands(in bytes: Span<UInt8>, at start: Int) -> Bool {
    guard start + 8 * (lastWord + 1) <= bytes.count else { return false }
    for index in 0..<lastWord where bytes.word(at: start + 8 * index) != words[index] {
      return false
    }
    return bytes.word(at: start + 8 * lastWord) & lastMask == words[lastWord]
  }
}

extension Span<UInt8> {
  /// The eight bytes at `start` as one number, the first lowest.
  @inline(__always)
  func word(at start: Int) -> UInt64 {
    // SAFETY: the load is bounds-checked by RawSpan, and any eight bytes are an integer.
    unsafe UInt64(
      littleEndian: bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt64.self))
  }
}
