import LiteralSearch
import TextFolding

/// The scored entries of lexicons of which the rules ask nothing but `sum()`: their phrases as a
/// `PhraseTree`, and what each adds to which sum. Immutable once filled; any number of threads.
package struct WeightTable: Sendable {
  /// Rules that may hold where a signal has a weight, by signal; no rows where nothing is weighed.
  package var rules = Table<UInt32>()
  /// What a phrase adds, by phrase.
  package private(set) var entries = Table<WeightEntry>()
  private var phrases = PhraseTree()
  /// The pattern of each phrase.
  package private(set) var patterns: [UInt32] = []
  /// The phrase of each pattern, from 1; 0 for one without. Ends with the last that has one.
  private var numbers: [UInt32] = []

  /// An entry that weighs as much, in millionths of a deciban, or less speaks for itself: it stands in
  /// lawful messages and is nobody's disguise.
  private static let lawful = -3_000_000

  /// A table of nothing.
  package init() {}

  /// Whether there are no entries.
  package var isEmpty: Bool { phrases.isEmpty }

  /// Adds the phrase of `pattern` and what it adds for its owners. False, and nothing is added, for a
  /// phrase that is too long for the tree or in it already. `text` is folded and without line feeds;
  /// with `startsClause` it counts only where a clause begins.
  ///
  /// What is found often had better be added one after the other: it stays in the cache.
  package mutating func add(
    _ text: ArraySlice<UInt8>, startsClause: Bool = false, of pattern: Int, for owners: [Owner]
  ) -> Bool {
    guard let number = phrases.add(WeightTable.scalars(of: text), startsClause: startsClause) else {
      return false
    }
    while numbers.count <= pattern { numbers.append(0) }
    numbers[pattern] = UInt32(number + 1)
    patterns.append(UInt32(pattern))
    entries.append(row: owners.map { WeightEntry($0) })
    return true
  }

  private static func scalars(of text: ArraySlice<UInt8>) -> [UInt32] {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.count)
    let bytes = text.span
    var offset = 0
    while offset < bytes.count {
      let (scalar, length) = bytes.foldedScalar(at: offset)
      scalars.append(scalar)
      offset += length
    }
    return scalars
  }

  /// Whether a phrase adds something to a signal, in a message of these scripts.
  func adds(_ phrase: UInt32, to signal: UInt32, in scripts: ScriptSet) -> Bool {
    for position in entries.row(Int(phrase)) {
      let entry = entries.elements[position]
      if entry.signal == signal, entry.counts(in: scripts) { return true }
    }
    return false
  }

  /// The phrase of a pattern; nil for one that is not looked up.
  func phrase(of pattern: Int) -> UInt32? {
    pattern < numbers.count && numbers[pattern] > 0 ? numbers[pattern] - 1 : nil
  }

  /// Whether all of `text`, which is folded, is an entry of a lexicon in which it speaks against what is
  /// summed. Looks the text up as `find` does: for what is seldom asked.
  func isLawful(_ text: Span<UInt8>) -> Bool {
    var found: [PhrasePlace] = []
    find(in: text, into: &found)
    return found.contains { place in
      place.start == 0 && Int(place.end) == text.count
        && entries.row(Int(place.phrase)).contains {
          entries.elements[$0].millionths <= Self.lawful
        }
    }
  }

  /// Appends each place in `text`, which is folded, where the phrase of an entry stands and keeps its
  /// edges: what `PhraseMatcher` says of each, for all of them in one pass.
  func find(in text: Span<UInt8>, into found: inout [PhrasePlace]) {
    phrases.search(text, into: &found)
  }

  /// The same in each of so many texts that stand one behind another and end where `end` says; `ends` gets
  /// how many places were found up to the end of each.
  func find(
    in bytes: Span<UInt8>, texts: Int, end: (_ text: Int) -> Int, into found: inout [PhrasePlace],
    ends: inout [Int]
  ) {
    phrases.search(bytes, texts: texts, end: end, into: &found) { ends.append($0) }
  }
}
