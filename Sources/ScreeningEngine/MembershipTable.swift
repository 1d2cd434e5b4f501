import TextFolding

/// By pattern, the signals it is an item of and the rules it may make hold, side by side.
///
/// `RuleProgram.owners` and `.triggers` in the form that making a candidate reads: one stretch of
/// words where four tables were looked at.
struct MembershipTable: Sendable {
  /// By pattern, where its record starts.
  private var starts: [UInt32] = []
  /// Records: how many owners and how many rules; the first owner's place in `RuleProgram.owners`; two
  /// words for each owner, a rule each.
  private var words: [UInt32] = []

  /// Says in the second word of an owner that the weight table has the pattern for it.
  private static let weighed: UInt32 = 1 << 16

  /// An owner, without its score.
  struct Owner {
    let signal: Int
    let gate: ScriptSet
    let isWeighed: Bool
    /// Its place in `RuleProgram.owners`.
    let place: UInt32
  }

  /// A table of nothing.
  init() {}

  init(_ program: borrowing RuleProgram) {
    let count = program.owners.rowCount
    starts.reserveCapacity(count)
    words.reserveCapacity(
      3 * count + 2 * program.owners.elements.count + program.triggers.elements.count)
    for pattern in 0..<count {
      starts.append(UInt32(words.count))
      let owners = program.owners.row(pattern)
      let rules =
        pattern < program.triggers.rowCount ? program.triggers.row(pattern) : 0..<0
      words.append(UInt32(owners.count))
      words.append(UInt32(rules.count))
      words.append(UInt32(owners.lowerBound))
      for position in owners {
        let owner = program.owners.elements[position]
        words.append(owner.signal)
        words.append(UInt32(owner.gate.rawValue) | (owner.isWeighed ? Self.weighed : 0))
      }
      for position in rules { words.append(program.triggers.elements[position]) }
    }
  }

  /// Where the record of a pattern starts.
  func record(of pattern: Int) -> UInt32 { starts[pattern] }

  /// How many owners a record has.
  @inline(__always)
  func ownerCount(_ record: UInt32) -> Int { Int(words[Int(record)]) }

  /// One of the owners of a record.
  @inline(__always)
  func owner(_ index: Int, of record: UInt32) -> Owner {
    let word = Int(record) + 3 + 2 * index
    let facts = words[word + 1]
    return Owner(
      signal: Int(words[word]), gate: ScriptSet(rawValue: UInt16(truncatingIfNeeded: facts)),
      isWeighed: facts & Self.weighed != 0, place: words[Int(record) + 2] + UInt32(index))
  }

  /// The places of a record's rules, for `rule(at:)`.
  @inline(__always)
  func rules(_ record: UInt32) -> Range<Int> {
    let start = Int(record) + 3 + 2 * ownerCount(record)
    return start..<start + Int(words[Int(record) + 1])
  }

  @inline(__always)
  func rule(at place: Int) -> UInt32 { words[place] }
}
