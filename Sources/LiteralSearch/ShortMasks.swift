internal import CLiteralScan

/// The six tables by which the vector scan knows where a literal of one to three bytes may stand.
///
/// The literals are put in eight groups, a bit each. For the first, second and third byte there are
/// two tables, by its low and by its high half: the groups that have such a half there. With 20
/// literals of the benchmark's 300 patterns it leaves 3 of 100 positions to be looked at, and the
/// scan of all positions, which took a third of screening, all but disappears.
struct ShortMasks: Sendable {
  private(set) var bytes = [UInt8](repeating: 0, count: 96)

  /// Where there are few enough to compare with each: five instructions for 32 positions each, where
  /// the tables take 47.
  private(set) var few: weir_few?

  /// `literals` have one to three bytes.
  init(literals: [[UInt8]]) {
    // Sorted, so that those of a group have their first bytes in common.
    let short = literals.sorted { $0.lexicographicallyPrecedes($1) }
    few = Self.few(short)
    for (index, literal) in short.enumerated() {
      let group = UInt8(1) << UInt8(index * 8 / short.count)
      for place in 0..<3 {
        guard place < literal.count else {
          for half in 0..<32 { bytes[place * 32 + half] |= group }
          continue
        }
        bytes[place * 32 + Int(literal[place] & 15)] |= group
        bytes[place * 32 + 16 + Int(literal[place] >> 4)] |= group
      }
    }
  }

  private static func few(_ literals: [[UInt8]]) -> weir_few? {
    guard 1...Int(WEIR_FEW) ~= literals.count else { return nil }
    var few = weir_few()
    few.count = UInt32(literals.count)
    for literal in literals.reversed() {
      few.first = (literal[0], few.first.0, few.first.1, few.first.2)
      few.last = (literal[literal.count - 1], few.last.0, few.last.1, few.last.2)
      few.offset = (UInt8(literal.count - 1), few.offset.0, few.offset.1, few.offset.2)
    }
    return few
  }
}
