import ScreeningEngine

/// The patterns of exact phrases by their folded bytes: open addressing over what the pool keeps.
///
/// A learned lexicon has entries by the ten thousand. As keys of a dictionary each was hashed as
/// a string, in its canonical form, four times, and copied: a tenth of compiling the shipped pack.
struct PhraseIndex {
  /// Pattern numbers; -1 where free. A power of two, at most half full.
  private var slots: [Int32] = Array(repeating: -1, count: 256)
  private var count = 0

  /// The slot of a phrase: where its pattern is, or would be.
  func place(
    of bytes: [UInt8], takesRest: Bool, startsClause: Bool, in pool: PatternPool
  ) -> Int {
    var slot = Self.hash(bytes.span, takesRest, startsClause) & (slots.count - 1)
    while slots[slot] >= 0 {
      if case .phrase(let range, takesRest, startsClause) = pool.keys[Int(slots[slot])],
        range.count == bytes.count, pool.phraseBytes[range.range].elementsEqual(bytes)
      {
        return slot
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return slot
  }

  /// The pattern at a slot; nil where it is free.
  func number(at place: Int) -> Int? { slots[place] >= 0 ? Int(slots[place]) : nil }

  /// Takes a slot that is free for a pattern of the pool, of which it is given the parts: the whole
  /// would hold the slots too, and have them copied.
  mutating func set(_ number: Int, at place: Int, keys: [PatternPool.Key], bytes: [UInt8]) {
    slots[place] = Int32(number)
    count += 1
    guard 2 * count > slots.count else { return }
    let old = slots
    slots = Array(repeating: -1, count: 2 * old.count)
    for number in old where number >= 0 {
      guard case .phrase(let range, let takesRest, let startsClause) = keys[Int(number)] else {
        continue
      }
      let phrase = bytes.span.extracting(range.range)
      var slot = Self.hash(phrase, takesRest, startsClause) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = number
    }
  }

  private static func hash(_ bytes: Span<UInt8>, _ takesRest: Bool, _ startsClause: Bool) -> Int {
    let seed: UInt64 = takesRest ? 0x8422_2325_CBF2_9CE4 : 0xCBF2_9CE4_8422_2325
    return ByteStrings.hash(bytes, seed: startsClause ? ~seed : seed)
  }
}
