internal import CLiteralScan

/// The literals of one to three bytes, found by a table of all byte pairs, while it is made.
struct ShortLiterals {
  /// For each first byte (low) and second byte: where its entries begin; empty without literals.
  private(set) var heads: [UInt32] = []
  private(set) var entries: [weir_short] = []
  /// A bit for each pair that has entries.
  private(set) var pairs = [UInt32](repeating: 0, count: 1 << 11)

  /// `literals` have one to three bytes.
  init(_ literals: [(id: Int, bytes: [UInt8])]) {
    guard !literals.isEmpty else { return }
    var counts = [UInt32](repeating: 0, count: 1 << 16 + 1)
    for (_, literal) in literals {
      for pair in Self.pairs(literal) { counts[pair] += 1 }
    }
    for pair in 0..<1 << 16 where counts[pair] > 0 { pairs[pair >> 5] |= 1 << UInt32(pair & 31) }
    var sum: UInt32 = 0
    for pair in counts.indices {
      (counts[pair], sum) = (sum, sum + counts[pair])
    }
    heads = counts
    entries = Array(repeating: weir_short(), count: Int(sum))
    for (id, literal) in literals {
      let entry = weir_short(
        literal: UInt32(id), count: UInt8(literal.count),
        third: literal.count == 3 ? literal[2] : 0, unused: (0, 0))
      for pair in Self.pairs(literal) {
        entries[Int(counts[pair])] = entry
        counts[pair] += 1
      }
    }
  }

  /// The pairs under which a literal stands.
  private static func pairs(_ literal: [UInt8]) -> StrideTo<Int> {
    let first = Int(literal[0])
    guard literal.count > 1 else { return stride(from: first, to: 1 << 16, by: 1 << 8) }
    let pair = first | Int(literal[1]) << 8
    return stride(from: pair, to: pair + 1, by: 1)
  }
}
