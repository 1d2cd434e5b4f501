import CFoldTables

/// What one scalar folds to: the record of the generated table, whose layout CFoldTables.h states.
struct FoldRecord {
  let bits: UInt32

  /// The record of any scalar; O(1).
  init(of scalar: UInt32) { bits = weir_record(scalar) }

  init(bits: UInt32) { self.bits = bits }

  /// What the first three bytes are XORed with, where `length` is not 0.
  var change: UInt32 { bits & 0xFF_FFFF }

  /// The bytes of the result, 0 for a slow record.
  var length: Int { Int(truncatingIfNeeded: bits >> 24 & 7) }

  /// One bit, numbered by the script of the letters of the result; bit 0 for none.
  var scriptBit: UInt32 { 1 &<< (bits >> 27 & 7) }

  /// 1 if the word must be looked at for look-alikes.
  var lookalikeBit: UInt32 { bits >> 30 & 1 }

  /// 1 if the scalar counts as styled.
  var styledCount: Int { Int(truncatingIfNeeded: bits >> 31) }

  /// What to do about a scalar whose length is 0.
  enum Kind: UInt32 {
    case none, drop, space, lineFeed, bytes, segment, dropMark
  }

  /// The kind of a slow record.
  var kind: Kind { Kind(rawValue: bits >> 20 & 15) ?? .none }

  /// Where the UTF-8 of a `bytes` record lies in the pool.
  var pooledBytes: Range<UInt32> {
    let start = bits & 0x3FFF
    return start..<start + (bits >> 14 & 0x3F)
  }

  /// Where the decomposed scalars of a `segment` record lie in the pool; empty for itself.
  var pooledScalars: Range<UInt32> {
    let start = bits & 0x1FFF
    return start..<start + (bits >> 13 & 0x3F)
  }

  /// Whether a `segment` record's scalar may join the one before it.
  var joinsBackward: Bool { bits >> 19 & 1 == 1 }
}
