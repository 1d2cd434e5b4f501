/// Which literals a pattern needs besides the one that announces it.
///
/// `A.{0,12}B` is announced by a literal of A or of B, whichever is rarer; without one of the other
/// it cannot match and is no candidate. With the 300 patterns of the benchmark two of three
/// candidates go this way (50,000 to 16,000 of 60,000 messages), each of them a call of PCRE2.
package struct CompanionTable: Sendable {
  /// By pattern; an empty row needs nothing.
  private var rows = Table<UInt32>()
  /// A bit for each literal number modulo 64 of a pattern's row; all bits where it needs nothing.
  private var masks: [UInt64] = []

  /// `needs` has, by pattern, the literals of which a message must hold one.
  package init(_ needs: [[UInt32]] = []) {
    for row in needs {
      rows.append(row: row)
      masks.append(row.isEmpty ? .max : row.reduce(0) { $0 | CompanionTable.bit($1) })
    }
  }

  /// The bit of a literal in the set of those that a message holds.
  @inline(__always)
  static func bit(_ literal: UInt32) -> UInt64 { 1 << UInt64(literal & 63) }

  /// Whether a message that holds the literals of `found` may match `pattern`.
  @inline(__always)
  func mayMatch(_ pattern: Int, _ found: borrowing FoundLiterals) -> Bool {
    guard masks[pattern] & found.bits != 0 else { return false }
    let row = rows.row(pattern)
    guard !row.isEmpty else { return true }
    for index in row where found.holds(rows.elements[index]) { return true }
    return false
  }
}

/// The literals of the message at hand.
struct FoundLiterals: ~Copyable {
  /// A bit for each literal number modulo 64.
  private(set) var bits: UInt64 = 0
  private var epochs: [UInt32]
  private var epoch: UInt32 = 0

  init(literalCount: Int) { epochs = Array(repeating: 0, count: literalCount) }

  /// Starts the next message.
  mutating func removeAll() {
    if epoch == .max {
      for index in epochs.indices { epochs[index] = 0 }
      epoch = 0
    }
    epoch += 1
    bits = 0
  }

  @inline(__always)
  mutating func insert(_ literal: UInt32) {
    bits |= CompanionTable.bit(literal)
    epochs[Int(literal)] = epoch
  }

  @inline(__always)
  func holds(_ literal: UInt32) -> Bool { epochs[Int(literal)] == epoch }
}
