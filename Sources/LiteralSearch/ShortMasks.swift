/// In eight groups, the literals of one to three bytes; and six tables by which the scan with vectors of
/// 256 bits knows where one may stand.
///
/// The literals are put in eight groups, a bit each. For the first, second and third byte there are
/// two tables, by its low and by its high half: the groups that have such a half there. With 20
/// literals of the benchmark's 300 patterns it leaves 3 of 100 positions to be looked at, and the
/// scan of all positions, which took a third of screening, all but disappears.
struct ShortMasks: Sendable {
  private(set) var bytes = [UInt8](repeating: 0, count: 96)

  /// `literals` have one to three bytes.
  init(literals: [[UInt8]]) {
    guard !literals.isEmpty else { return }
    // Sorted, so that those of a group have their first bytes in common.
    let short = literals.sorted { $0.lexicographicallyPrecedes($1) }
    for (index, literal) in short.enumerated() {
      let number = index * 8 / short.count
      let group = UInt8(1) << UInt8(number)
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
}
