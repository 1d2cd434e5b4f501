internal import CLiteralScan

/// The candidates of one text, and what it takes to find each once. One worker's scratch.
// SAFETY: the memory is allocated by `init`, with room for every pattern of the table, each of which is
// found once, and lives until `deinit`.
@safe struct AnnouncedCandidates: ~Copyable {
  /// What `AnnouncementTable` finds candidates with.
  let announcing: UnsafeMutablePointer<weir_announcing>

  /// A pattern that may match.
  struct Candidate {
    let pattern: UInt32
    /// Its record in `MembershipTable`.
    let record: UInt32
    /// Whether it does match, told by where its words stand.
    let isCertain: Bool
    /// Where the literals stand that each match has one of.
    let literals: Evaluation.LiteralWindow
  }

  /// Scratch for texts that `table` is asked about.
  init(_ table: AnnouncementTable) {
    let patterns = UnsafeMutablePointer<weir_pattern_mark>.allocate(capacity: table.patternCount)
    unsafe patterns.initialize(repeating: weir_pattern_mark(), count: table.patternCount)
    let literals = UnsafeMutablePointer<UInt32>.allocate(capacity: table.literalCount)
    unsafe literals.initialize(repeating: 0, count: table.literalCount)
    unsafe announcing = .allocate(capacity: 1)
    unsafe announcing.initialize(
      to: weir_announcing(
        patterns: patterns, literals: literals, pattern_count: table.patternCount,
        literal_count: table.literalCount, text: 0,
        candidates: .allocate(capacity: table.patternCount), found: weir_announced()))
  }

  deinit {
    unsafe announcing.pointee.patterns.deallocate()
    unsafe announcing.pointee.literals.deallocate()
    unsafe announcing.pointee.candidates.deallocate()
    unsafe announcing.deallocate()
  }

  /// How many there are.
  var count: Int { unsafe announcing.pointee.found.count }

  /// Whether a word of the rules stands in the text, but not as it is written.
  var hasWord: Bool { unsafe announcing.pointee.found.has_word != 0 }

  subscript(index: Int) -> Candidate {
    precondition(index >= 0 && index < count)
    let candidate = unsafe announcing.pointee.candidates[index]
    return Candidate(
      pattern: candidate.pattern, record: candidate.record, isCertain: candidate.is_certain != 0,
      literals: Evaluation.LiteralWindow(first: candidate.first, last: candidate.last))
  }
}
