import TextFolding

/// The scored entries of lexicons of which the rules ask nothing but `sum()`, as a tree by their
/// characters: one pass over a fold finds all of them, and nothing is left to confirm.
///
/// A learned lexicon has entries by the ten thousand and a message has dozens of them; as patterns
/// each was a literal, a candidate, a trigger and a walk over the message. Exact phrases only: a
/// loose one, with its separators and variants, stays a pattern. Immutable; any number of threads.
///
/// Made to stay in the second-level cache: a filter of two bytes a step, eight bytes a node, and none
/// for a phrase that no other goes on from, which are most. With 40,000 entries and steps of a third
/// of their slots, a look at a character took 100 ns for want of that.
package struct WeightTable: Sendable {
  /// In order of their phrases.
  package private(set) var entries: [WeightEntry] = []
  /// Rules that may hold where a signal has a weight, by signal; no rows where nothing is weighed.
  package var rules = Table<UInt32>()
  /// The place behind each first character of the BMP; empty without entries.
  private var heads: [UInt32] = []
  /// The entries of the phrases that end at a node, by node; the first is the root.
  private var nodes: [IndexRange] = []
  /// Steps from place to place, by open addressing.
  private var steps: [Step] = []
  /// A bit for each hash of a step.
  private var filter: [UInt64] = []

  /// A step from a node to the next place; free where `next` is `nowhere`.
  private struct Step {
    var node: UInt32 = 0
    var scalar: UInt32 = 0
    var next = WeightTable.nowhere
  }

  /// No place at all: nothing leads to the root.
  private static let nowhere: UInt32 = 0
  /// Marks a place that is no node but the number of an entry: the only one there, and no phrase goes
  /// on.
  private static let leaf: UInt32 = 1 << 31

  /// Whether there are no entries.
  package var isEmpty: Bool { entries.isEmpty }

  /// A table of nothing.
  package init() {}

  /// `phrases` are folded, not empty and without line feeds. O(their characters) and sorting them.
  package init(_ phrases: [WeightedPhrase]) {
    guard !phrases.isEmpty else { return }
    let sorted = phrases.sorted { $0.precedes($1) }
    heads = [UInt32](repeating: WeightTable.nowhere, count: 1 << 16)
    nodes = [IndexRange(start: 0, count: 0)]
    entries = sorted.map(\.entry)
    let count = sorted.indices.reduce(0) { $0 + sorted[$1].scalars.count - sorted.shared($1) }
    var capacity = 64
    while 3 * capacity < 4 * count { capacity *= 2 }
    steps = Array(repeating: Step(), count: capacity)
    filter = Array(repeating: 0, count: capacity / 4)
    // The nodes from the root to the end of the phrase before.
    var path: [UInt32] = [0]
    var first = 0
    while first < sorted.count {
      var end = first + 1
      while end < sorted.count, sorted[end].scalars == sorted[first].scalars { end += 1 }
      let phrase = sorted[first].scalars
      path.removeLast(path.count - 1 - sorted.shared(first))
      for position in path.count - 1..<phrase.count - 1 {
        path.append(node(behind: path[position], phrase[position]))
      }
      let isLeaf = end == first + 1 && (end == sorted.count || sorted.shared(end) < phrase.count)
      let last = phrase.count - 1
      if isLeaf {
        set(WeightTable.leaf | UInt32(first), behind: path[last], phrase[last])
        path.append(0)
      } else {
        path.append(node(behind: path[last], phrase[last]))
        nodes[Int(path[last + 1])] = IndexRange(start: first, count: end - first)
      }
      first = end
    }
  }

  // MARK: The tree

  /// A new node behind `scalar`.
  private mutating func node(behind node: UInt32, _ scalar: UInt32) -> UInt32 {
    nodes.append(IndexRange(start: 0, count: 0))
    let place = UInt32(nodes.count - 1)
    set(place, behind: node, scalar)
    return place
  }

  private mutating func set(_ place: UInt32, behind node: UInt32, _ scalar: UInt32) {
    if node == 0, scalar < 0x10000 {
      heads[Int(scalar)] = place
      return
    }
    let hash = WeightTable.hash(node, scalar)
    let bit = Int(truncatingIfNeeded: hash >> 20) & (filter.count * 64 - 1)
    filter[bit >> 6] |= 1 << UInt64(bit & 63)
    steps[slot(hash, node, scalar)] = Step(node: node, scalar: scalar, next: place)
  }

  /// The place behind `scalar`.
  @inline(__always)
  private func next(_ node: UInt32, _ scalar: UInt32) -> UInt32 {
    let hash = WeightTable.hash(node, scalar)
    let bit = Int(truncatingIfNeeded: hash >> 20) & (filter.count * 64 - 1)
    guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1 else { return WeightTable.nowhere }
    return steps[slot(hash, node, scalar)].next
  }

  @inline(__always)
  private static func hash(_ node: UInt32, _ scalar: UInt32) -> UInt64 {
    // The upper half of Fibonacci hashing's product is well mixed.
    (UInt64(node) << 21 | UInt64(scalar)) &* 0x9E37_79B9_7F4A_7C15
  }

  /// The slot of a step, or the free one it would get.
  @inline(__always)
  private func slot(_ hash: UInt64, _ node: UInt32, _ scalar: UInt32) -> Int {
    var index = Int(truncatingIfNeeded: hash >> 32) & (steps.count - 1)
    while steps[index].next != WeightTable.nowhere,
      steps[index].node != node || steps[index].scalar != scalar
    {
      index = (index + 1) & (steps.count - 1)
    }
    return index
  }

  // MARK: Looking up

  /// Appends each place in `text`, which is folded, where the phrase of an entry stands and keeps its
  /// edges, in order of their starts: what `PhraseMatcher` says of each, for all of them in one pass.
  func find(in text: Span<UInt8>, into found: inout [WeightPlace]) {
    guard !isEmpty else { return }
    var start = 0
    var isBehindWord = false
    while start < text.count {
      let (scalar, length) = text.scalar(at: start)
      let isWord = WeightTable.isSpacedWord(scalar)
      if !(isBehindWord && isWord) {
        find(from: scalar, at: start, endingAt: start + length, in: text, into: &found)
      }
      isBehindWord = isWord
      start += length
    }
  }

  /// Appends the entries that begin with `first`, whose first byte stands at `start` and whose last
  /// before `end`.
  @inline(__always)
  private func find(
    from first: UInt32, at start: Int, endingAt end: Int, in text: Span<UInt8>,
    into found: inout [WeightPlace]
  ) {
    var end = end
    // A space of a phrase matches a space or a line feed.
    var scalar = first == 0x0A ? 0x20 : first
    var place = scalar < 0x10000 ? heads[Int(scalar)] : next(0, scalar)
    while place != WeightTable.nowhere {
      let isLeaf = place & WeightTable.leaf != 0
      let ending =
        isLeaf ? IndexRange(start: Int(place & ~WeightTable.leaf), count: 1) : nodes[Int(place)]
      if ending.count > 0 {
        let touches = WeightTable.isSpacedWord(scalar) && text.hasSpacedWord(at: end)
        for index in ending.range where !touches || entries[index].takesRest {
          found.append(WeightPlace(entry: UInt32(index), start, end))
        }
      }
      guard !isLeaf, end < text.count else { return }
      let (following, length) = text.scalar(at: end)
      scalar = following == 0x0A ? 0x20 : following
      place = next(place, scalar)
      end += length
    }
  }

  /// Whether a scalar must not touch another such at an edge; of Han characters, most of those asked
  /// about, said at once.
  @inline(__always)
  private static func isSpacedWord(_ scalar: UInt32) -> Bool {
    !(0x4E00...0x9FA5 ~= scalar) && ScalarClass.of(scalar).contains(.spacedWord)
  }
}

extension [WeightedPhrase] {
  /// How many characters the phrase at `index` begins with that the one before does too.
  fileprivate func shared(_ index: Int) -> Int {
    guard index > 0 else { return 0 }
    var count = 0
    let (before, phrase) = (self[index - 1].scalars, self[index].scalars)
    while count < before.count, count < phrase.count, before[count] == phrase[count] { count += 1 }
    return count
  }
}
