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

  /// By pattern: an index into `entries`; negative for one that needs nothing.
  private var numbers: [Int32] = []
  private var entries: [Entry] = []
  private var literals: [UInt32] = []
  /// The entries that a literal serves, by literal.
  private var served = Table<UInt32>()

  private struct Entry {
    var literals: IndexRange
    var first: Int64
    var last: Int64
    /// Whether its literals may stand anywhere.
    var isAnywhere: Bool
  }

  /// `needs` is by pattern; nil for one that needs nothing.
  package init(_ needs: [Need?] = []) { self.init(patterns: needs.count) { needs[$0] } }

  /// `need` gives that of a pattern; it is asked for each of so many once, in order.
  package init(patterns: Int, _ need: (Int) -> Need?) {
    var rows: [[UInt32]] = []
    numbers.reserveCapacity(patterns)
    for pattern in 0..<patterns {
      guard let need = need(pattern) else {
        numbers.append(-1)
        continue
      }
      numbers.append(Int32(entries.count))
      for literal in need.literals {
        while rows.count <= Int(literal) { rows.append([]) }
        rows[Int(literal)].append(UInt32(entries.count))
      }
      let reach = need.reach
      entries.append(
        Entry(
          literals: IndexRange(start: literals.count, count: need.literals.count),
          first: Int64(reach.lowerBound), last: Int64(reach.upperBound),
          isAnywhere: reach.lowerBound <= -CompanionTable.longestText
            && reach.upperBound >= CompanionTable.longestText))
      literals += need.literals
    }
    for row in rows { served.append(row: row) }
  }

  /// Bytes that no text has more of.
  private static let longestText = Int(UInt32.max)

  /// The number of what a pattern needs; negative for one that needs nothing.
  func number(of pattern: Int) -> Int32 { pattern < numbers.count ? numbers[pattern] : -1 }

  /// A need by its number.
  func need(_ number: Int32) -> Need {
    let entry = entries[Int(number)]
    return Need(
      literals: Array(literals[entry.literals.range]), reach: Int(entry.first)...Int(entry.last))
  }

  /// Which needs have a literal in one text, wherever it stands. One worker's scratch.
  ///
  /// Of a message's 51 pairs of a hit and a pattern a third need a companion, and most of those have
  /// none: with a mask of 64 bits for all hits, where a message has 25, three in four walked over the
  /// hits to see that.
  struct Present {
    /// By entry, the text that it was last seen in.
    fileprivate var marks: [UInt32] = []
    fileprivate var mark: UInt32 = 0

    /// Takes the literals of a text. O(hits and the needs they serve).
    mutating func find(_ hits: Span<LiteralHit>, _ table: borrowing CompanionTable) {
      if mark == .max || marks.count < table.entries.count {
        marks = Array(repeating: 0, count: table.entries.count)
        mark = 0
      }
      mark += 1
      for index in hits.indices {
        let literal = Int(hits[index].literal)
        guard literal < table.served.rowCount else { continue }
        for position in table.served.row(literal) {
          marks[Int(table.served.elements[position])] = mark
        }
      }
    }
  }

  /// Whether some literal of need `number` is in the text that `present` has taken.
  @inline(__always)
  func isThere(_ number: Int32, _ present: borrowing Present) -> Bool {
    present.marks[Int(number)] == present.mark
  }

  /// Whether the pattern with need `number`, announced by `hits[index]`, has what it needs among `hits`,
  /// those of one text in order of their starts, of which some is there.
  @inline(__always)
  func isWithinReach(_ number: Int32, of index: Int, in hits: Span<LiteralHit>) -> Bool {
    entries[Int(number)].isAnywhere || holds(entries[Int(number)], index, hits)
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
    for index in entry.literals.range where literals[index] == literal { return true }
    return false
  }
}
