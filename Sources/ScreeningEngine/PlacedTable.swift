internal import CLiteralScan
import LiteralSearch

/// What is seen of patterns from where their words stand: a set of strings, or two with a gap between.
///
/// The literal that announces such a pattern says where in the fold one of its strings may be; it is
/// compared there, and one of the others where its own literal is. Of four in five patterns that is
/// all there is to do; the others need such words, which the dense view alone does not say (`.cc` is
/// in "accident" there), and are PCRE2's if they have them. With the 300 patterns of the benchmark
/// 1,020 of 7,046 instructions a message were PCRE2's; now 40.
/// How it is asked: `AnnouncementTable`, `placed.h`.
// SAFETY: the tables are written by `init` and never after; they live until `deinit`.
@safe package final class PlacedTable: @unchecked Sendable {
  /// One string of a part, and the literal by which it is found, by its place among those of its form.
  package struct Word: Sendable {
    package var literal: UInt32
    /// How far behind the string's start that literal's first character stands in it, in bytes.
    package var offset: Int
    /// Where it stands in the bytes of its part.
    package var bytes: IndexRange
  }

  /// A set of strings, one of which a match has.
  package struct Part: Sendable {
    package private(set) var words: [Word] = []
    /// The strings, one behind another: an array for each would be counted with every look at it.
    package private(set) var bytes: [UInt8] = []
    /// Whether the match must keep an edge there.
    package var startsAtEdge: Bool
    package var endsAtEdge: Bool

    /// A part without strings.
    package init(startsAtEdge: Bool, endsAtEdge: Bool) {
      self.startsAtEdge = startsAtEdge
      self.endsAtEdge = endsAtEdge
    }

    package mutating func add(_ string: [UInt8], literal: UInt32, offset: Int) {
      words.append(
        Word(
          literal: literal, offset: offset,
          bytes: IndexRange(start: bytes.count, count: string.count)))
      bytes += string
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
    /// Whether the other part is looked for wherever it may stand behind the announced one, which is the
    /// left one, and not by its literals.
    package var isScanned: Bool

    package init(
      announced: Part, other: Part? = nil, isLeft: Bool = true,
      characters: ClosedRange<Int> = 0...0,
      crossesLines: Bool = false, reach: ClosedRange<Int> = 0...0, isWhole: Bool,
      isScanned: Bool = false
    ) {
      self.isScanned = isScanned
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
  private let numbers: [Int32]
  private let entries: UnsafeMutableBufferPointer<weir_placed>
  /// By entry, the words of the announced part, in order of their literals.
  private let announced: [IndexRange]
  private let words: UnsafeMutableBufferPointer<weir_placed_word>
  private let literals: UnsafeMutableBufferPointer<UInt32>
  private let bytes: UnsafeMutableBufferPointer<UInt8>

  /// Bytes of the dense view within which another part is looked for; wider gaps are PCRE2's.
  private static let widestReach = 4_096

  /// A table of nothing.
  package convenience init() { self.init(patterns: 0) { _ in nil } }

  /// `form` gives that of a pattern, and the numbers of its literals; it is asked for each of so many once,
  /// in order.
  package init(patterns: Int, _ form: (Int) -> (form: Form, literals: [UInt32])?) {
    var numbers: [Int32] = []
    numbers.reserveCapacity(patterns)
    var rows = Rows()
    for pattern in 0..<patterns {
      let form = form(pattern)
      // Every hit looks at all within reach: with a wide one, a long message would take a time that
      // grows with the square of its length.
      guard let (form, literals) = form, form.reach.count <= Self.widestReach else {
        numbers.append(-1)
        continue
      }
      numbers.append(Int32(rows.entries.count))
      rows.add(form, literals)
    }
    self.numbers = numbers
    announced = rows.announced
    unsafe entries = .copied(rows.entries)
    unsafe words = .copied(rows.words)
    unsafe literals = .copied(rows.literals)
    unsafe bytes = .copied(rows.bytes)
  }

  deinit {
    unsafe entries.deallocate()
    unsafe words.deallocate()
    unsafe literals.deallocate()
    unsafe bytes.deallocate()
  }

  /// What the table is made of, while it is made.
  private struct Rows {
    var entries: [weir_placed] = []
    var announced: [IndexRange] = []
    var words: [weir_placed_word] = []
    var literals: [UInt32] = []
    var bytes: [UInt8] = []

    mutating func add(_ form: Form, _ literals: [UInt32]) {
      announced.append(add(form.announced, literals))
      let other = add(form.other, form.isScanned ? nil : literals)
      var edges: UInt32 = 0
      if form.announced.startsAtEdge { edges |= WEIR_EDGE_BEFORE.rawValue }
      if form.announced.endsAtEdge { edges |= WEIR_EDGE_BEHIND.rawValue }
      if form.other?.startsAtEdge ?? false { edges |= WEIR_OTHER_EDGE_BEFORE.rawValue }
      if form.other?.endsAtEdge ?? false { edges |= WEIR_OTHER_EDGE_BEHIND.rawValue }
      entries.append(
        weir_placed(
          other: other.start, other_count: other.count,
          fewest: UInt32(clamping: form.characters.lowerBound),
          most: UInt32(clamping: form.characters.upperBound),
          first: Int32(clamping: form.reach.lowerBound),
          last: Int32(clamping: form.reach.upperBound), edges: UInt8(edges),
          is_left: form.isLeft ? 1 : 0, crosses_lines: form.crossesLines ? 1 : 0,
          is_whole: form.isWhole ? 1 : 0,
          first_bytes: form.isScanned ? Self.firstBytes(of: form.other) : 0))
    }

    private static func firstBytes(of part: Part?) -> UInt64 {
      guard let part else { return 0 }
      return part.words.reduce(0) { bits, word in
        let first = word.bytes.range.first.map { part.bytes[$0] } ?? 0
        return bits | 1 << UInt64(first & 63)
      }
    }

    /// Adds the words of a part in order of their literals; nil where they are found by none.
    private mutating func add(_ part: Part?, _ numbers: [UInt32]?) -> IndexRange {
      let start = words.count
      guard let part else { return IndexRange(start: start, count: 0) }
      func number(_ word: Int) -> UInt32 { numbers?[Int(part.words[word].literal)] ?? 0 }
      var order = Array(part.words.indices)
      if order.count > 1 { order.sort { (number($0), $0) < (number($1), $1) } }
      for index in order {
        let word = part.words[index]
        literals.append(number(index))
        words.append(
          weir_placed_word(
            offset: UInt32(word.offset), start: UInt32(bytes.count),
            count: word.bytes.count))
        bytes += part.bytes[word.bytes.range]
      }
      return IndexRange(start: start, count: words.count - start)
    }
  }

  /// The table as C has it; it lives as long as this.
  var table: weir_placed_table {
    unsafe weir_placed_table(
      entries: entries.baseAddress, words: words.baseAddress, literals: literals.baseAddress,
      bytes: bytes.baseAddress)
  }

  /// The number of a pattern's entry; negative where the table tells nothing of it.
  func number(of pattern: Int) -> Int32 { pattern < numbers.count ? numbers[pattern] : -1 }

  /// The words of a pattern's announced part that `literal` finds.
  func words(of pattern: Int, by literal: UInt32) -> Range<Int> {
    let range = announced[Int(number(of: pattern))].range
    let first = range.first { unsafe literals[$0] >= literal } ?? range.upperBound
    let end = (first..<range.upperBound).first { unsafe literals[$0] > literal }
    return first..<(end ?? range.upperBound)
  }

  /// Whether the table tells all of a pattern.
  package func isWhole(_ pattern: Int) -> Bool {
    let number = Int(number(of: pattern))
    guard number >= 0 else { return false }
    return unsafe entries[number].is_whole != 0
  }
}
