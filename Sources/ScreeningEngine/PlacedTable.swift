import TextFolding

/// What is seen of patterns from where their words stand: a set of strings, or two with a gap between.
///
/// The literal that announces such a pattern says where in the fold one of its strings may be; it is
/// compared there, and one of the others where its own literal is. Of four in five patterns that is
/// all there is to do; the others need such words, which the dense view alone does not say (`.cc` is
/// in "accident" there), and are PCRE2's if they have them. With the 300 patterns of the benchmark
/// 1,020 of 7,046 instructions a message were PCRE2's; now 40.
package struct PlacedTable: Sendable {
  /// One string of a part, and the literal by which it is found.
  package struct Word: Sendable {
    package var literal: UInt32
    /// How far behind the string's start that literal's first character stands in it, in bytes.
    package var offset: Int
    package var bytes: [UInt8]

    package init(literal: UInt32, offset: Int, bytes: [UInt8]) {
      self.literal = literal
      self.offset = offset
      self.bytes = bytes
    }
  }

  /// A set of strings, one of which a match has.
  package struct Part: Sendable {
    package var words: [Word]
    /// Whether the match must keep an edge there.
    package var startsAtEdge: Bool
    package var endsAtEdge: Bool

    package init(words: [Word], startsAtEdge: Bool, endsAtEdge: Bool) {
      self.words = words
      self.startsAtEdge = startsAtEdge
      self.endsAtEdge = endsAtEdge
    }
  }

  /// How such a pattern is told.
  package struct Form: Sendable {
    /// The part that a literal announces, and the other.
    package var announced: Part
    package var other: Part?
    /// Whether the announced part is the left one.
    package var isLeft: Bool
    /// Characters between the parts.
    package var characters: ClosedRange<Int>
    package var crossesLines: Bool
    /// How far from the announcing literal's start one of the other part's may start, in bytes of
    /// the dense view.
    package var reach: ClosedRange<Int>
    /// Whether the pattern has a match where the form has one; it has none where the form has none.
    package var isWhole: Bool

    package init(
      announced: Part, other: Part? = nil, isLeft: Bool = true,
      characters: ClosedRange<Int> = 0...0,
      crossesLines: Bool = false, reach: ClosedRange<Int> = 0...0, isWhole: Bool
    ) {
      self.isWhole = isWhole
      self.announced = announced
      self.other = other
      self.isLeft = isLeft
      self.characters = characters
      self.crossesLines = crossesLines
      self.reach = reach
    }
  }

  /// By pattern: an index into `entries`; negative for patterns without a form.
  private var numbers: [Int32] = []
  private var entries: [Entry] = []
  private var words: [Row] = []
  /// The literals of the words, those of a part in order. By themselves: most looks end here, and of
  /// the words four times the memory would be touched.
  private var literals: [UInt32] = []
  private var bytes: [UInt8] = []

  private struct Row {
    var offset: UInt32
    var bytes: IndexRange
  }

  private struct Entry {
    var announced: IndexRange
    var other: IndexRange
    var isLeft: Bool
    var crossesLines: Bool
    var isWhole: Bool
    /// Edges of the announced part, then of the other: before and behind.
    var edges: (Bool, Bool, Bool, Bool)
    var characters: ClosedRange<Int>
    var reach: ClosedRange<Int>
  }

  /// Bytes of the dense view within which another part is looked for; wider gaps are PCRE2's.
  private static let widestReach = 4_096

  /// A table of nothing.
  package init() {}

  /// `form` gives that of a pattern; it is asked for each of so many once, in order.
  package init(patterns: Int, _ form: (Int) -> Form?) {
    numbers.reserveCapacity(patterns)
    for pattern in 0..<patterns {
      let form = form(pattern)
      // Every hit looks at all within reach: with a wide one, a long message would take a time that
      // grows with the square of its length.
      guard let form, form.reach.count <= Self.widestReach else {
        numbers.append(-1)
        continue
      }
      numbers.append(Int32(entries.count))
      let announced = add(form.announced)
      let other = add(form.other)
      entries.append(
        Entry(
          announced: announced, other: other, isLeft: form.isLeft,
          crossesLines: form.crossesLines, isWhole: form.isWhole,
          edges: (
            form.announced.startsAtEdge, form.announced.endsAtEdge,
            form.other?.startsAtEdge ?? false, form.other?.endsAtEdge ?? false
          ), characters: form.characters, reach: form.reach))
    }
  }

  private mutating func add(_ part: Part?) -> IndexRange {
    let start = words.count
    for word in (part?.words ?? []).sorted(by: { $0.literal < $1.literal }) {
      literals.append(word.literal)
      words.append(
        Row(
          offset: UInt32(word.offset),
          bytes: IndexRange(start: bytes.count, count: word.bytes.count)))
      bytes += word.bytes
    }
    return IndexRange(start: start, count: words.count - start)
  }

  /// The words of a part whose literal is `literal`. O(log words).
  @inline(__always)
  private func words(of part: IndexRange, by literal: UInt32) -> Range<Int> {
    var low = Int(part.start)
    var count = Int(part.count)
    let end = low + count
    while count > 0 {
      let half = count / 2
      if literals[low + half] < literal {
        low += half + 1
        count -= half + 1
      } else {
        count = half
      }
    }
    var last = low
    while last < end, literals[last] == literal { last += 1 }
    return low..<last
  }

  /// The number of a pattern's entry; negative where the table tells nothing of it.
  func number(of pattern: Int) -> Int32 { pattern < numbers.count ? numbers[pattern] : -1 }

  /// Whether the table tells all of a pattern.
  package func isWhole(_ pattern: Int) -> Bool {
    numbers[pattern] >= 0 && entries[Int(numbers[pattern])].isWhole
  }

  /// What a hit says of a pattern.
  enum Answer { case no, maybe, yes }

  /// Whether the pattern of an entry has a match in `fold` with the string that `hits[index]` announces.
  /// O(words) for each hit within reach.
  func matches(
    _ number: Int32, announcedBy index: Int, of hits: HitPlaces, in fold: Span<UInt8>
  ) -> Answer {
    let entry = entries[Int(number)]
    guard isFound(entry, announcedBy: index, of: hits, in: fold) else { return .no }
    return entry.isWhole ? .yes : .maybe
  }

  private func isFound(
    _ entry: Entry, announcedBy index: Int, of hits: HitPlaces, in fold: Span<UInt8>
  ) -> Bool {
    for row in words(of: entry.announced, by: hits.literal(index)) {
      guard let found = range(of: words[row], at: hits.place(index), in: fold),
        hasEdges(found, entry.edges.0, entry.edges.1, in: fold)
      else { continue }
      if entry.other.count == 0 || hasOther(entry, beside: found, index, hits, fold) { return true }
    }
    return false
  }

  /// Whether a string of the other part stands where it must.
  private func hasOther(
    _ entry: Entry, beside found: Range<Int>, _ index: Int, _ hits: HitPlaces, _ fold: Span<UInt8>
  ) -> Bool {
    let start = hits.start(index)
    var next = index
    if entry.isLeft {
      while next < hits.count, hits.start(next) - start <= entry.reach.upperBound {
        if isOther(entry, beside: found, next, hits, fold) { return true }
        next += 1
      }
    } else {
      while next >= 0, hits.start(next) - start >= entry.reach.lowerBound {
        if isOther(entry, beside: found, next, hits, fold) { return true }
        next -= 1
      }
    }
    return false
  }

  private func isOther(
    _ entry: Entry, beside found: Range<Int>, _ index: Int, _ hits: HitPlaces, _ fold: Span<UInt8>
  ) -> Bool {
    for row in words(of: entry.other, by: hits.literal(index)) {
      guard let other = range(of: words[row], at: hits.place(index), in: fold) else { continue }
      let (left, right) = entry.isLeft ? (found, other) : (other, found)
      guard left.upperBound <= right.lowerBound,
        fits(entry, left.upperBound..<right.lowerBound, in: fold),
        hasEdges(other, entry.edges.2, entry.edges.3, in: fold)
      else { continue }
      return true
    }
    return false
  }

  /// Where a word stands whose literal's first character is at `place`; nil where it is another.
  private func range(of word: Row, at place: Int, in fold: Span<UInt8>) -> Range<Int>? {
    let start = place - Int(word.offset)
    guard start >= 0, start + Int(word.bytes.count) <= fold.count else { return nil }
    let first = Int(word.bytes.start)
    for offset in 0..<Int(word.bytes.count) where fold[start + offset] != bytes[first + offset] {
      return nil
    }
    return start..<start + Int(word.bytes.count)
  }

  private func fits(_ entry: Entry, _ gap: Range<Int>, in fold: Span<UInt8>) -> Bool {
    // Characters have one to four bytes.
    guard gap.count >= entry.characters.lowerBound,
      gap.count / 4 <= entry.characters.upperBound
    else { return false }
    var characters = 0
    for offset in gap {
      if fold[offset] == 0x0A, !entry.crossesLines { return false }
      if fold[offset] & 0xC0 != 0x80 { characters += 1 }
    }
    return entry.characters.contains(characters)
  }

  private func hasEdges(
    _ range: Range<Int>, _ before: Bool, _ behind: Bool, in fold: Span<UInt8>
  ) -> Bool {
    (!before || fold.hasEdge(at: range.lowerBound))
      && (!behind || fold.hasEdge(at: range.upperBound))
  }
}

extension Span<UInt8> {
  /// Whether not both the character before `offset` and the one there are of a spaced word.
  fileprivate func hasEdge(at offset: Int) -> Bool {
    !(hasSpacedWord(before: offset) && hasSpacedWord(at: offset))
  }
}
