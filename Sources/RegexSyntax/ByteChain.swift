/// What a part of a pattern matches, seen coarsely: a byte of one set, then any number of bytes of another,
/// then a byte of a third, and so on.
///
/// `p\W{0,3}h` is `p`, any number of other than word bytes, `h`. Whatever a part of a pattern matches its
/// chain takes too, and more: it is asked first since it costs a bit of a word where PCRE2 costs a call.
package struct ByteChain: Sendable, Equatable {
  /// A byte that there must be, and what may follow before the next.
  package struct Link: Sendable, Equatable {
    package var enter: ByteSet
    package var stay: ByteSet

    package init(enter: ByteSet, stay: ByteSet = ByteSet()) {
      self.enter = enter
      self.stay = stay
    }

    fileprivate var bytes: ByteSet { enter.union(stay) }
  }

  /// Links beyond so many are taken for bytes that may follow the last.
  static let longest = 128

  /// What may stand before the first link.
  private(set) var opening: ByteSet
  package private(set) var links: [Link]

  package init(opening: ByteSet = ByteSet(), links: [Link] = []) {
    self.opening = opening
    self.links = links
  }

  /// Any bytes, or none.
  static let anything = ByteChain(opening: .all)

  /// The same, or nothing.
  var optional: ByteChain {
    ByteChain(opening: links.reduce(into: opening) { $0.formUnion($1.bytes) })
  }

  /// Adds what follows.
  mutating func append(_ next: ByteChain) {
    guard links.count + next.links.count <= Self.longest else {
      return allow(next.optional.opening)
    }
    allow(next.opening)
    links += next.links
  }

  /// Adds bytes that may follow, in any number.
  private mutating func allow(_ bytes: ByteSet) {
    if links.isEmpty {
      opening.formUnion(bytes)
    } else {
      links[links.count - 1].stay.formUnion(bytes)
    }
  }

  /// Takes all that another chain takes too: place by place, and as far as the shorter goes.
  mutating func merge(with other: ByteChain) {
    let count = min(links.count, other.links.count)
    var rest = ByteSet()
    while links.count > count { rest.formUnion(links.removeLast().bytes) }
    for link in other.links[count...] { rest.formUnion(link.bytes) }
    opening.formUnion(other.opening)
    for index in 0..<count {
      links[index].enter.formUnion(other.links[index].enter)
      links[index].stay.formUnion(other.links[index].stay)
    }
    allow(rest)
  }

  /// What takes all that one of them takes; anything where there is none.
  static func merged(_ chains: [ByteChain]) -> ByteChain {
    guard var merged = chains.first else { return .anything }
    for chain in chains.dropFirst() { merged.merge(with: chain) }
    return merged
  }

  /// The links from `start` up to `end`, behind which nothing matters.
  func part(_ range: Range<Int>) -> ByteChain {
    var part = ByteChain(links: Array(links[range]))
    if !part.links.isEmpty { part.links[part.links.count - 1].stay = ByteSet() }
    return part
  }

  /// Whether a text has the links of the chain. What the table of all chains finds at once, in a plain
  /// way.
  package func isFound(in text: [UInt8]) -> Bool {
    if links.isEmpty { return true }
    var isReached = links.map { _ in false }
    for byte in text {
      for index in links.indices.reversed() {
        let isEntered = (index == 0 || isReached[index - 1]) && links[index].enter.contains(byte)
        isReached[index] = isEntered || isReached[index] && links[index].stay.contains(byte)
      }
      if isReached.last == true { return true }
    }
    return false
  }
}

extension ByteChain {
  /// Texts are taken for so many bytes, and runs of one set for so many at most.
  private static let textLength = 100.0
  private static let longestRun = 50

  /// Nanoseconds that a link takes on such a text.
  private static let linkCost = 0.2

  /// The part that tells most texts apart for what its links cost, and what it costs and leaves to do, in
  /// nanoseconds a message where a call of PCRE2 takes `callCost`; nil where no part is worth it.
  func bestPart(longest: Int, callCost: Double) -> (chain: ByteChain, cost: Double)? {
    // Of a text with neither there is little to ask.
    let kinds = [ByteSet.TextKind.prose, .chinese]
    let factors = kinds.map { kind in
      links.indices.map { index in
        let entering = links[index].enter.share(in: kind)
        // Bytes hang together: behind `nex` a `t` is not as rare as elsewhere.
        let next = entering.squareRoot()
        guard index > 0 else { return (first: entering, later: next) }
        let staying = links[index - 1].stay.subtracting(links[index].enter).share(in: kind)
        let run = (1..<Self.longestRun).reduce(into: (chance: 1.0, sum: next)) { run, _ in
          run.chance *= staying
          run.sum += run.chance * entering
        }
        return (first: entering, later: min(1, run.sum))
      }
    }
    var best: (range: Range<Int>, cost: Double)?
    for start in links.indices {
      var shares = factors.map { $0[start].first }
      for end in start + 1...min(links.count, start + longest) {
        if end > start + 1 {
          for kind in shares.indices { shares[kind] *= factors[kind][end - 1].later }
        }
        let texts = shares.map { min(1, $0 * Self.textLength) }.reduce(0, +) / 2
        let cost = callCost * texts + Self.linkCost * Double(end - start)
        if cost < best?.cost ?? callCost { best = (start..<end, cost) }
      }
    }
    return best.map { (part($0.range), $0.cost) }
  }
}
