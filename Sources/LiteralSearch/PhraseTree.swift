private import CLiteralScan

/// A large set of phrases as a tree by their characters, found in a text with their edges kept: one pass
/// finds all of them, and nothing is left to confirm.
///
/// For learned lexicons, which have entries by the ten thousand of which a message holds dozens: as
/// literals each was a window, a candidate and a walk over the message. Immutable once filled; any
/// number of threads may search at once. 16 bytes and a half for each distinct beginning.
package struct PhraseTree: Sendable {
  /// Characters that a phrase may have.
  package static let longestPhrase = Int(WEIR_PHRASE_LONGEST)

  /// Phrases, which have numbers in the order in which they were added.
  package private(set) var count = 0
  /// What each first character of the BMP leads to; empty without phrases.
  private var heads: [weir_phrase_link] = []
  private var steps: [weir_phrase_step] = []
  private var filter: [UInt64] = []
  private var usedSteps = 0
  private var nodes: UInt32 = 0
  /// The node of phrases that stand only where a clause begins; 0 where there are none.
  private var clauseNode: UInt32 = 0
  /// The most phrases of which each begins with the one before.
  private var longestChain = 0
  /// The same of those that begin clauses.
  private var longestClauseChain = 0

  /// A tree of nothing.
  package init() {}

  /// Whether there are no phrases.
  package var isEmpty: Bool { count == 0 }

  // MARK: Filling

  /// Adds a folded phrase and gives it the next number; nil, and nothing is added, where it is empty,
  /// longer than `longestPhrase` or there already. With `startsClause` it is found only where a clause
  /// begins (`beginsClause(at:)`), and another than the same phrase without. O(its characters), at times
  /// O(the tree).
  package mutating func add(_ phrase: [UInt32], startsClause: Bool = false) -> Int? {
    guard let last = phrase.last, phrase.count <= Self.longestPhrase else { return nil }
    if heads.isEmpty {
      heads = Array(repeating: weir_phrase_link(), count: Int(WEIR_PHRASE_HEADS))
      grow(to: 64)
    }
    if startsClause, clauseNode == 0 {
      nodes += 1
      clauseNode = nodes
    }
    var node = startsClause ? clauseNode : 0
    var chain = 1
    for scalar in phrase.dropLast() {
      if link(from: node, by: scalar).phrase > 0 { chain += 1 }
      node = self.node(behind: node, scalar)
    }
    guard link(from: node, by: last).phrase == 0 else { return nil }
    let number = count
    change(from: node, by: last) { $0.phrase = UInt32(number + 1) }
    count += 1
    if startsClause {
      longestClauseChain = max(longestClauseChain, chain)
    } else {
      longestChain = max(longestChain, chain)
    }
    return number
  }

  /// The node behind `scalar`, a new one if need be.
  private mutating func node(behind node: UInt32, _ scalar: UInt32) -> UInt32 {
    let there = link(from: node, by: scalar).node
    if there > 0 { return there }
    nodes += 1
    let new = nodes
    change(from: node, by: scalar) { $0.node = new }
    return new
  }

  private func link(from node: UInt32, by scalar: UInt32) -> weir_phrase_link {
    if node == 0, scalar < WEIR_PHRASE_HEADS { return heads[Int(scalar)] }
    return steps[slot(node, scalar)].link
  }

  private mutating func change(
    from node: UInt32, by scalar: UInt32, _ body: (inout weir_phrase_link) -> Void
  ) {
    if node == 0, scalar < WEIR_PHRASE_HEADS { return body(&heads[Int(scalar)]) }
    var index = slot(node, scalar)
    if steps[index].link.isFree {
      // At most two thirds are used: the walk to a free slot is short.
      if 3 * (usedSteps + 1) > 2 * steps.count {
        grow(to: 2 * steps.count)
        index = slot(node, scalar)
      }
      usedSteps += 1
      mark(node, scalar)
    }
    steps[index].node = node
    steps[index].scalar = scalar
    body(&steps[index].link)
  }

  private func slot(_ node: UInt32, _ scalar: UInt32) -> Int {
    // SAFETY: the mask is that of the slots, some of which are free.
    unsafe steps.withUnsafeBufferPointer { steps in
      guard let first = steps.baseAddress else { return 0 }
      return unsafe Int(
        weir_phrase_slot(
          first, UInt32(steps.count - 1), weir_phrase_hash(node, scalar), node, scalar))
    }
  }

  private mutating func mark(_ node: UInt32, _ scalar: UInt32) {
    let bit = weir_phrase_bit(weir_phrase_hash(node, scalar), UInt32(filter.count * 64 - 1))
    filter[Int(bit >> 6)] |= 1 << UInt64(bit & 63)
  }

  private mutating func grow(to capacity: Int) {
    let old = steps
    steps = Array(repeating: weir_phrase_step(), count: capacity)
    // Six to twelve bits a step: more would tell more, but not stay in the second-level cache.
    filter = Array(repeating: 0, count: max(capacity / 16, 1))
    for step in old where !step.link.isFree {
      steps[slot(step.node, step.scalar)] = step
      mark(step.node, step.scalar)
    }
  }

  // MARK: Searching

  /// Appends each place in `text`, which is folded, where a phrase stands whose ends do not touch a
  /// letter or digit of a spaced script with another; a space of a phrase matches a line feed. Those of
  /// one phrase come in order. O(characters and what of them begins phrases).
  package func search(_ text: Span<UInt8>, into places: inout [PhrasePlace]) {
    search(text, texts: 1, end: { _ in text.count }, into: &places) { _ in }
  }

  /// The same for each of so many texts that stand one behind another and end where `end` says, with
  /// places from the start of each; `searched` is told how many there are up to the end of each text.
  ///
  /// All in one go, since room for what a step may write is allocated: for each text by itself that took
  /// a fifteenth of the search with the shipped pack.
  package func search(
    _ bytes: Span<UInt8>, texts: Int, end: (_ text: Int) -> Int, into places: inout [PhrasePlace],
    searched: (_ count: Int) -> Void
  ) {
    guard !isEmpty else { return }
    // SAFETY: the tree lives for the closures, and the buffer has room for what one step writes.
    unsafe withTree { tree in
      unsafe withUnsafeTemporaryAllocation(
        of: weir_phrase_place.self, capacity: room(for: bytes.count)
      ) { found in
        var start = 0
        for text in 0..<texts {
          unsafe search(bytes.extracting(start..<end(text)), tree, found, into: &places)
          start = end(text)
          searched(places.count)
        }
      }
    }
  }

  @unsafe private func search(
    _ text: Span<UInt8>, _ tree: UnsafePointer<weir_phrase_tree>,
    _ found: UnsafeMutableBufferPointer<weir_phrase_place>, into places: inout [PhrasePlace]
  ) {
    guard let room = found.baseAddress else { return }
    // SAFETY: the text lives for the closure; the caller promises the rest.
    unsafe text.withUnsafeBufferPointer { text in
      guard let first = text.baseAddress else { return }
      var progress = weir_phrase_progress()
      while progress.offset < text.count {
        let count = unsafe weir_find_phrases(first, text.count, tree, &progress, room)
        for index in 0..<count { places.append(unsafe PhrasePlace(found[index])) }
      }
    }
  }

  /// Places that one step may write for a text of so many bytes.
  private func room(for bytes: Int) -> Int {
    min(bytes, Int(WEIR_PHRASE_STARTS)) * (longestChain + longestClauseChain) + 1
  }

  /// Lends the tables as the search takes them.
  private func withTree(_ body: (UnsafePointer<weir_phrase_tree>) -> Void) {
    // SAFETY: the tables live for the closures.
    unsafe heads.withUnsafeBufferPointer { heads in
      unsafe steps.withUnsafeBufferPointer { steps in
        unsafe filter.withUnsafeBufferPointer { filter in
          var tree = unsafe weir_phrase_tree(
            heads: heads.baseAddress, steps: steps.baseAddress, filter: filter.baseAddress,
            step_mask: UInt32(steps.count - 1), filter_mask: UInt32(filter.count * 64 - 1),
            clause_node: clauseNode)
          unsafe body(&tree)
        }
      }
    }
  }
}

/// Where a phrase of a tree stands.
package struct PhrasePlace: Equatable, Sendable {
  package var phrase: UInt32
  /// Bytes of the text, half-open.
  package var start: UInt32
  package var end: UInt32

  fileprivate init(_ place: weir_phrase_place) {
    phrase = place.phrase
    start = place.start
    end = place.end
  }
}

extension weir_phrase_link {
  fileprivate var isFree: Bool { phrase == 0 && node == 0 }
}
