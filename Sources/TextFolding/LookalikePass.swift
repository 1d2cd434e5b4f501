import CFoldTables

/// Makes look-alike letters Latin in words that mix scripts; runs over a finished fold, in place.
///
/// A word is a run of letters and digits of spaced scripts with their marks. Capitals that look
/// like another Latin letter than their small form do (Greek eta: H, but n) come here as capitals,
/// and become small in words that do not mix.
struct LookalikePass {
  let recordsEdits: Bool
  let makesLatin: Bool
  private(set) var changedWords = 0
  private(set) var edits: [LengthEdit] = []
  /// The scripts of the text after the pass; only kept where a word changed.
  private(set) var scripts: ScriptSet = []

  init(recordsEdits: Bool, makesLatin: Bool) {
    self.recordsEdits = recordsEdits
    self.makesLatin = makesLatin
  }

  /// Whether a text with letters of these scripts may hold a word that mixes scripts, or a capital
  /// that waits: a text in one script known by name does not.
  static func mayChange(_ scripts: ScriptSet) -> Bool {
    scripts.contains(.other) || scripts.isSuperset(of: [.latin, .cyrillic])
  }

  /// Rewrites the bytes of `arena` from `start`. O(n); the text never grows.
  mutating func run(over arena: inout ByteArena, from start: Int) {
    var read = start
    var write = start
    var scriptBits: UInt32 = 0
    while read < arena.count {
      let word = word(in: arena, at: read)
      let end = max(word.end, read + Self.scalar(in: arena, at: read).length)
      scriptBits |= word.scriptBits
      if !word.needsChange {
        if write < read {
          for index in read..<end { arena.storage[write + index - read] = arena.storage[index] }
        }
        write += end - read
        read = end
        continue
      }
      var changed = false
      while read < end {
        let (scalar, length) = Self.scalar(in: arena, at: read)
        let result = word.isMixed && makesLatin ? Self.latin(scalar) : Self.small(scalar)
        changed = changed || result != Self.small(scalar)
        let newLength = UTF8Form.encoded(result).length
        if recordsEdits, newLength != length {
          edits.append(LengthEdit(folded: read - start, oldLength: length, newLength: newLength))
        }
        scriptBits |= FoldRecord(of: result).scriptBit
        Self.put(result, length: newLength, in: &arena, at: &write)
        read += length
      }
      if changed { changedWords += 1 }
    }
    arena.count = write
    scripts = ScriptSet(recordBits: scriptBits)
  }

  /// A run of letters and digits of spaced scripts, or what stands between two of them.
  private struct Word {
    var end: Int
    var isMixed = false
    var needsChange = false
    /// Of a word that needs no change.
    var scriptBits: UInt32 = 0
  }

  /// The word at `start`, or else one scalar that is in no word.
  private func word(in arena: ByteArena, at start: Int) -> Word {
    var word = Word(end: start)
    var scripts: UInt32 = 0
    var hasCapital = false
    while word.end < arena.count {
      let (scalar, length) = Self.scalar(in: arena, at: word.end)
      let traits = ScalarTraits(of: scalar)
      let isPart = traits.scalarClass.contains(.spacedWord)
      guard isPart || word.end == start else { break }
      word.scriptBits |= FoldRecord(of: scalar).scriptBit
      guard isPart else { break }
      if !traits.scalarClass.contains(.mark) { scripts |= 1 << traits.wordScript }
      hasCapital = hasCapital || Self.small(scalar) != scalar
      word.end += length
    }
    // Bit 0 is what belongs to no script: digits.
    word.isMixed = (scripts >> 1).nonzeroBitCount >= 2
    word.needsChange = word.isMixed || hasCapital
    if word.needsChange { word.scriptBits = 0 }
    return word
  }

  private static func latin(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x397: 0x68  // Η h
    case 0x39C: 0x6D  // Μ m
    case 0x39D: 0x6E  // Ν n
    case 0x3A5: 0x79  // Υ y
    default:
      if case let letter = weir_lookalike(scalar), letter != 0 { letter } else { scalar }
    }
  }

  /// The small form of a capital that waits for its word, and every other scalar itself.
  static func small(_ scalar: UInt32) -> UInt32 {
    switch scalar {
    case 0x397, 0x39C, 0x39D, 0x3A5: scalar + 0x20
    default: scalar
    }
  }

  private static func scalar(in arena: ByteArena, at index: Int) -> (scalar: UInt32, length: Int) {
    let lead = arena.storage[index]
    let length = min(UTF8Form.length(ofLead: lead), arena.count - index)
    var scalar = UTF8Form.leadBits(lead)
    for offset in 1..<max(1, length) {
      scalar = scalar << 6 | UInt32(arena.storage[index + offset] & 0x3F)
    }
    return (scalar, length)
  }

  private static func put(
    _ scalar: UInt32, length: Int, in arena: inout ByteArena, at write: inout Int
  ) {
    var word = UTF8Form.encoded(scalar).word
    for _ in 0..<length {
      arena.storage[write] = UInt8(truncatingIfNeeded: word)
      word >>= 8
      write += 1
    }
  }
}
