internal import CFoldTables
internal import CLiteralScan
import LiteralSearch
import TextFolding

/// What a literal says of a pattern, and where more of it is: all that is asked before the pattern is
/// a candidate, in one place (`announcements.c`).
///
/// A message has 25 hits and 51 pairs of a hit and a pattern with the shipped pack, whose tables are
/// larger than the second-level cache: what the pattern asks, its companion, its words and its owners
/// each stood in a table of their own, by pattern, and each was waited for.
// SAFETY: the tables are written by `init` and never after; they live until `deinit`.
@safe final class AnnouncementTable: @unchecked Sendable {
  private let announcers: UnsafeMutableBufferPointer<weir_announcer>
  private let announcements: UnsafeMutableBufferPointer<weir_announcement>
  private let patterns: UnsafeMutableBufferPointer<weir_announced_pattern>
  private let literals: UnsafeMutableBufferPointer<UInt32>
  private let spellings: UnsafeMutableBufferPointer<UInt8>
  private let placed: PlacedTable
  private let table: UnsafeMutablePointer<weir_announcements>
  /// Those that some literal announces, of which one text may have all.
  var patternCount: Int { unsafe patterns.count }

  /// From the patterns of each literal of `program`.
  init(_ program: borrowing RuleProgram, _ memberships: borrowing MembershipTable) {
    var announcers: [weir_announcer] = []
    var announcements: [weir_announcement] = []
    var literals: [UInt32] = []
    var spellings: [UInt8] = []
    let count = max(program.literalPatterns.rowCount, program.plainWordLengths.count)
    announcers.reserveCapacity(count)
    announcements.reserveCapacity(program.literalPatterns.elements.count)
    var announced: [weir_announced_pattern] = []
    // By pattern, its number among those that are announced, and by that where the literals it needs begin.
    var numbers = [Int32](repeating: -1, count: program.patterns.count)
    var starts: [UInt32] = []
    for literal in 0..<count {
      var announcer = weir_announcer()
      announcer.first = UInt32(announcements.count)
      let patterns =
        literal < program.literalPatterns.rowCount ? program.literalPatterns.row(literal) : 0..<0
      for position in patterns {
        let pattern = Int(program.literalPatterns.elements[position])
        let need = program.companions[pattern]
        // One of none: it cannot match.
        if let need, need.literals.isEmpty { continue }
        if numbers[pattern] < 0 {
          numbers[pattern] = Int32(announced.count)
          announced.append(
            weir_announced_pattern(
              pattern: UInt32(pattern), record: memberships.record(of: pattern)))
          starts.append(UInt32(literals.count))
          literals += need?.literals ?? []
        }
        var announcement = weir_announcement()
        announcement.number = UInt32(numbers[pattern])
        announcement.take(program.placed, of: pattern, by: UInt32(literal))
        if let need { announcement.take(need, at: starts[Int(numbers[pattern])]) }
        if announcement.count == 0 { announcer.has_free = 1 }
        announcer.mask |= announcement.mask
        announcements.append(announcement)
      }
      announcer.count = UInt32(announcements.count) - announcer.first
      let isWord =
        literal < program.plainWordLengths.count && program.plainWordLengths[literal] > 0
      announcer.is_word = isWord ? 1 : 0
      if isWord, let spelling = program.onlySpelling(of: literal) {
        announcer.spelled = UInt32(spellings.count)
        announcer.spelled_count = UInt32(spelling.count)
        spellings += spelling
      }
      announcers.append(announcer)
    }
    placed = program.placed
    unsafe self.announcers = .copied(announcers)
    unsafe self.announcements = .copied(announcements)
    unsafe patterns = .copied(announced)
    unsafe self.literals = .copied(literals)
    unsafe self.spellings = .copied(spellings)
    unsafe table = .allocate(capacity: 1)
    unsafe table.initialize(
      to: weir_announcements(
        announcers: self.announcers.baseAddress, announcements: self.announcements.baseAddress,
        patterns: patterns.baseAddress, literals: self.literals.baseAddress,
        spellings: self.spellings.baseAddress,
        placed: placed.table))
  }

  deinit {
    unsafe announcers.deallocate()
    unsafe announcements.deallocate()
    unsafe patterns.deallocate()
    unsafe literals.deallocate()
    unsafe spellings.deallocate()
    unsafe table.deallocate()
  }

  /// Literals that have a row.
  var literalCount: Int { unsafe announcers.count }

  /// Writes the candidates of a text to `scratch`.
  ///
  /// `hits[range]` are the literals of the text in order of their starts, `places[range]` where they
  /// stand in `fold`; nil for a text of which that is not known. Left out are patterns whose companion is
  /// missing, or whose words do not stand as they have them.
  @inline(__always)
  func find(
    _ hits: [LiteralHit], _ range: Range<Int>, at places: [LiteralPlace]?, in fold: Span<UInt8>,
    into scratch: borrowing AnnouncedCandidates
  ) {
    precondition(range.lowerBound >= 0 && range.upperBound <= hits.count)
    // SAFETY: all buffers live for the closures, and have `range`. LiteralHit and LiteralPlace have the
    // layout of the structs in C: the same fields in the same order. Every literal has a row, since
    // the searcher that found it has the literals of the same program; the scratch is that of these
    // rules.
    unsafe hits.withUnsafeBytes { hits in
      unsafe fold.withUnsafeBufferPointer { fold in
        guard let hits = hits.baseAddress else { return }
        let first = unsafe hits.assumingMemoryBound(to: weir_hit.self) + range.lowerBound
        guard let places else {
          unsafe weir_find_candidates(
            first, nil, range.count, fold.baseAddress, fold.count, table, scratch.announcing)
          return
        }
        precondition(range.upperBound <= places.count)
        unsafe places.withUnsafeBytes { places in
          guard let places = places.baseAddress else { return }
          let place = unsafe places.assumingMemoryBound(to: weir_literal_place.self)
          unsafe weir_find_candidates(
            first, place + range.lowerBound, range.count, fold.baseAddress, fold.count, table,
            scratch.announcing)
        }
      }
    }
  }

  /// A walk over the texts of a block: the next text, the first hit that may be in it, and whether the
  /// candidates of that text have been found.
  struct Walk {
    var text = 0
    var hit = 0
    var isAnnounced = false
  }

  /// Moves `walk` past the texts that come next, and end before `foldEnd` in the folds, of which there
  /// is nothing to say: no candidate, no word that may be in disguise, nothing else that `asks`, which has
  /// a byte for each text, 0 where its literals are all there is to look at; empty for zeros.
  ///
  /// Six messages in seven are such, and thirty instructions are all that a message without a literal
  /// takes.
  func passQuiet(
    _ walk: inout Walk, _ views: borrowing ViewBlock, _ hits: [LiteralHit],
    _ places: [LiteralPlace], asks: [UInt8], foldEnd: Int,
    into scratch: borrowing AnnouncedCandidates
  ) {
    precondition(places.count == hits.count && (asks.isEmpty || asks.count == views.places.count))
    var inC = weir_walk(text: walk.text, hit: walk.hit, is_announced: 0)
    // SAFETY: as above; ViewBlock.Place has the layout of weir_view.
    unsafe hits.withUnsafeBytes { hits in
      unsafe places.withUnsafeBytes { places in
        unsafe views.places.withUnsafeBytes { texts in
          unsafe asks.withUnsafeBufferPointer { asks in
            unsafe views.folds.storage.withUnsafeBufferPointer { folds in
              var block = unsafe weir_searched_block(
                texts: texts.baseAddress?.assumingMemoryBound(to: weir_view.self),
                text_count: views.places.count, folds: folds.baseAddress,
                hits: hits.baseAddress?.assumingMemoryBound(to: weir_hit.self),
                places: places.baseAddress?.assumingMemoryBound(to: weir_literal_place.self),
                hit_count: hits.count / MemoryLayout<LiteralHit>.stride,
                asks: asks.isEmpty ? nil : asks.baseAddress)
              unsafe weir_pass_quiet(&block, foldEnd, table, scratch.announcing, &inC)
            }
          }
        }
      }
    }
    walk = Walk(text: inC.text, hit: inC.hit, isAnnounced: inC.is_announced != 0)
  }
}

extension weir_announcement {
  /// Takes which words of the pattern the literal finds. Of more than can be counted nothing is told: that
  /// is left to PCRE2.
  fileprivate mutating func take(_ table: PlacedTable, of pattern: Int, by literal: UInt32) {
    placed = table.number(of: pattern)
    guard placed >= 0 else { return }
    let found = table.words(of: pattern, by: literal)
    guard let count = UInt16(exactly: found.count) else {
      placed = -1
      return
    }
    word = UInt32(found.lowerBound)
    words = count
  }

  /// Takes what the pattern needs besides, whose literals stand at `start`; of more than can be counted
  /// nothing is needed.
  fileprivate mutating func take(_ need: CompanionTable.Need, at start: UInt32) {
    guard let count = UInt8(exactly: need.literals.count) else { return }
    let end = Int(WEIR_NO_END)
    self.count = count
    mask = need.literals.reduce(0) { $0 | weir_literal_bit($1) }
    literals = start
    is_anywhere = need.isAnywhere ? 1 : 0
    first = Int16(max(need.reach.lowerBound, -end))
    last = Int16(min(need.reach.upperBound, end))
  }
}

extension RuleProgram {
  /// How the only word is spelled that a literal stands for, where the dense view shows it otherwise; nil
  /// where it stands for more, or for one that begins with a sign.
  fileprivate borrowing func onlySpelling(of literal: Int) -> ArraySlice<UInt8>? {
    guard plainWordLengths[literal] == 255, literal < literalWords.rowCount else { return nil }
    let row = literalWords.row(literal)
    guard row.count == 1 else { return nil }
    let word = words[Int(literalWords.elements[row.lowerBound])]
    return word.startsWithSign ? nil : wordBytes[word.text.range]
  }
}
