/// What patterns need besides the literals that announce them.
///
/// `A.{0,12}B` is announced by a word of A or of B, whichever is rarer; where no word of the other
/// stands on its side and within reach, it cannot match and is no candidate. With the 300 patterns of
/// the benchmark this leaves 12,000 of 50,000 candidates on 60,000 messages, each of them a call of
/// PCRE2. How it is asked: `AnnouncementTable`.
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

    /// Whether they may stand anywhere.
    var isAnywhere: Bool {
      reach.lowerBound <= -Self.longestText && reach.upperBound >= Self.longestText
    }

    /// Bytes that no text has more of.
    private static let longestText = Int(UInt32.max)
  }

  /// By pattern: an index into `needs`; negative for one that needs nothing.
  private var numbers: [Int32] = []
  private var needs: [Need] = []

  /// `needs` is by pattern; nil for one that needs nothing.
  package init(_ needs: [Need?] = []) { self.init(patterns: needs.count) { needs[$0] } }

  /// `need` gives that of a pattern; it is asked for each of so many once, in order.
  package init(patterns: Int, _ need: (Int) -> Need?) {
    numbers.reserveCapacity(patterns)
    for pattern in 0..<patterns {
      guard let need = need(pattern) else {
        numbers.append(-1)
        continue
      }
      numbers.append(Int32(needs.count))
      needs.append(need)
    }
  }

  /// What a pattern needs; nil for one that needs nothing.
  subscript(pattern: Int) -> Need? {
    guard pattern < numbers.count, numbers[pattern] >= 0 else { return nil }
    return needs[Int(numbers[pattern])]
  }
}
