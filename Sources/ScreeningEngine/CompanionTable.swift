import LiteralSearch

/// What a pattern needs besides the literal that announces it.
///
/// `A.{0,12}B` is announced by a word of A or of B, whichever is rarer; where no word of the other
/// stands on its side and within reach, it cannot match and is no candidate. With the 300 patterns of
/// the benchmark this leaves 12,000 of 50,000 candidates on 60,000 messages, each of them a call of
/// PCRE2.
package struct CompanionTable: Sendable {
  /// The literals of which one must stand within `reach` of the announcing literal's start, in bytes
  /// of the dense view.
  package struct Need: Sendable {
    package var literals: [UInt32]
    package var reach: ClosedRange<Int>

    package init(literals: [UInt32], reach: ClosedRange<Int>) {
      self.literals = literals
      self.reach = reach
    }
  }

  /// By pattern.
  private var entries: [Entry] = []
  private var literals: [UInt32] = []

  private struct Entry {
    /// A bit for each literal's number modulo 64; all bits where the pattern needs nothing.
    var mask: UInt64
    var literals: IndexRange
    var first: Int64
    var last: Int64
  }

  /// `needs` is by pattern; nil for one that needs nothing.
  package init(_ needs: [Need?] = []) {
    for need in needs {
      let start = literals.count
      guard let need else {
        entries.append(
          Entry(mask: .max, literals: IndexRange(start: start, count: 0), first: 0, last: 0))
        continue
      }
      literals += need.literals
      entries.append(
        Entry(
          mask: need.literals.reduce(0) { $0 | CompanionTable.bit($1) },
          literals: IndexRange(start: start, count: need.literals.count),
          first: Int64(need.reach.lowerBound), last: Int64(need.reach.upperBound)))
    }
  }

  /// The bit of a literal in the set of those that a message holds.
  @inline(__always)
  static func bit(_ literal: UInt32) -> UInt64 { 1 << UInt64(literal & 63) }

  /// The bits of the literals of a text.
  static func bits(of hits: Span<LiteralHit>) -> UInt64 {
    var found: UInt64 = 0
    for index in hits.indices { found |= bit(hits[index].literal) }
    return found
  }

  /// Whether `pattern`, announced by `hits[index]`, has what it needs among `hits`, those of one text
  /// in order of their starts, whose literals' bits are `found`.
  @inline(__always)
  func mayMatch(
    _ pattern: Int, announcedBy index: Int, of hits: Span<LiteralHit>, _ found: UInt64
  ) -> Bool {
    guard entries[pattern].mask & found != 0 else { return false }
    let entry = entries[pattern]
    guard entry.literals.count > 0 else { return true }
    return holds(entry, index, hits)
  }

  /// Hits that are looked at for one, each way. Beyond them a companion is taken to be there, which is
  /// for the pattern to find out: a message of 240 KB that held one part of `A.*B` 40,000 times, and
  /// the other before it, took 1.4 s, each hit looking at all that follow.
  private static let mostLookedAt = 512

  private func holds(_ entry: Entry, _ index: Int, _ hits: Span<LiteralHit>) -> Bool {
    let start = Int64(hits[index].start)
    if entry.last > 0 {
      var next = index
      while next < hits.count, Int64(hits[next].start) - start <= entry.last {
        if Int64(hits[next].start) - start >= entry.first, isNeeded(hits[next].literal, entry) {
          return true
        }
        next += 1
        if next - index == Self.mostLookedAt { return true }
      }
    }
    if entry.first < 0 {
      var next = index
      while next >= 0, Int64(hits[next].start) - start >= entry.first {
        if Int64(hits[next].start) - start <= entry.last, isNeeded(hits[next].literal, entry) {
          return true
        }
        next -= 1
        if index - next == Self.mostLookedAt { return true }
      }
    }
    return false
  }

  @inline(__always)
  private func isNeeded(_ literal: UInt32, _ entry: Entry) -> Bool {
    guard entry.mask & CompanionTable.bit(literal) != 0 else { return false }
    for index in entry.literals.range where literals[index] == literal { return true }
    return false
  }
}
