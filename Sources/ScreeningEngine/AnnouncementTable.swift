/// What a literal says of a pattern, and where more of it is: all that is asked before the pattern is
/// a candidate, in one place.
///
/// A message has 25 hits and 51 pairs of a hit and a pattern with the shipped pack, whose tables are
/// larger than the second-level cache: what the pattern asks, its companion, its words and its owners
/// each stood in a table of their own, by pattern, and each was waited for.
struct AnnouncementTable: Sendable {
  struct Announcement: Sendable {
    let pattern: UInt32
    /// Its record in `MembershipTable`.
    let record: UInt32
    /// Its need in `CompanionTable`; negative for one that needs nothing.
    let companion: Int32
    /// Its entry in `PlacedTable`; negative for one that it does not tell.
    let placed: Int32
  }

  private(set) var rows = Table<Announcement>()

  /// A table of nothing.
  init() {}

  /// From the patterns of each literal of `program`.
  init(_ program: borrowing RuleProgram, _ memberships: borrowing MembershipTable) {
    for literal in 0..<program.literalPatterns.rowCount {
      rows.append(
        row: program.literalPatterns.row(literal).map { position in
          let pattern = Int(program.literalPatterns.elements[position])
          return Announcement(
            pattern: UInt32(pattern), record: memberships.record(of: pattern),
            companion: program.companions.number(of: pattern),
            placed: program.placed.number(of: pattern))
        })
    }
  }
}
