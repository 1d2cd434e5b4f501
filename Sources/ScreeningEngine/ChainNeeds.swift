package import LiteralSearch

/// What bytes a text must have one behind another for the patterns that few messages or none are told from
/// by literals.
///
/// Of 884 mail patterns no literal announces 202, and each was tried on every message; `yo` or `re`
/// announces others. A pass over the text finds the chains of all of them.
package struct ChainNeeds: Sendable {
  /// A pattern's chains, of which a text must have one; it may look at the fold or at the original.
  package struct Need: Sendable {
    package var chains: [[ChainSearcher.Link]]
    package var looksAtFold: Bool

    package init(chains: [[ChainSearcher.Link]], looksAtFold: Bool) {
      self.chains = chains
      self.looksAtFold = looksAtFold
    }
  }

  /// The links that a text gets to, once somebody has asked.
  struct Reached {
    fileprivate var words: [UInt64] = []
    private(set) var isKnown = false

    mutating func forget() { isKnown = false }

    fileprivate mutating func find(in text: Span<UInt8>, _ searcher: ChainSearcher) {
      searcher.search(text, into: &words)
      isKnown = true
    }
  }

  /// The chains that are looked for in one of the two texts.
  struct View: Sendable {
    fileprivate let searcher: ChainSearcher
    /// By bit of a last link the pattern, for others 0.
    private var patterns: [UInt32]
    /// The last links of patterns that nothing else makes candidates.
    private var unsearched: [UInt64]
    /// Whether there are such.
    let hasUnsearched: Bool

    fileprivate init(
      _ chains: [(pattern: Int, links: [ChainSearcher.Link])], unsearched all: [Bool]
    ) {
      searcher = ChainSearcher(chains: chains.map(\.links))
      patterns = Array(repeating: 0, count: searcher.wordCount * UInt64.bitWidth)
      unsearched = Array(repeating: 0, count: searcher.wordCount)
      hasUnsearched = chains.contains { all[$0.pattern] }
      for (chain, end) in zip(chains, searcher.ends) {
        patterns[end] = UInt32(chain.pattern)
        if all[chain.pattern] { unsearched[end / 64] |= 1 << UInt64(end % 64) }
      }
    }

    fileprivate var ends: [Int] { searcher.ends }

    /// The words of what the text gets to.
    var words: Range<Int> { unsearched.indices }

    /// The last links in a word that patterns which nothing else makes candidates have got to.
    @inline(__always)
    func unsearched(in word: Int, _ reached: borrowing Reached) -> UInt64 {
      unsearched[word] & reached.words[word]
    }

    @inline(__always)
    func pattern(ofBit bit: Int, in word: Int) -> UInt32 { patterns[word * UInt64.bitWidth + bit] }
  }

  /// By pattern: the bits of its last links.
  private var rows = Table<UInt32>()
  private(set) var fold = View([], unsearched: [])
  private(set) var raw = View([], unsearched: [])
  private var looksAtFold: [Bool] = []
  /// Of the patterns that no literal announces, those of which nothing is known either.
  private(set) var alwaysTried: [UInt32] = []

  package init() {}

  /// `need` says what is known of a pattern, nil where nothing is; `unsearched` are the patterns that no
  /// literal announces.
  package init(patterns: Int, unsearched: [UInt32], need: (Int) -> Need?) {
    var isUnsearched = Array(repeating: false, count: patterns)
    for pattern in unsearched { isUnsearched[Int(pattern)] = true }
    let needs = (0..<patterns).map { need($0).flatMap { $0.chains.isEmpty ? nil : $0 } }
    func view(ofFold: Bool) -> View {
      let chains = needs.enumerated().flatMap { pattern, need in
        need?.looksAtFold == ofFold
          ? need?.chains.map { (pattern: pattern, links: $0) } ?? [] : []
      }
      return View(chains, unsearched: isUnsearched)
    }
    fold = view(ofFold: true)
    raw = view(ofFold: false)
    looksAtFold = needs.map { $0?.looksAtFold ?? false }
    alwaysTried = unsearched.filter { needs[Int($0)] == nil }
    var foldEnds = fold.ends[...]
    var rawEnds = raw.ends[...]
    for need in needs {
      let count = need?.chains.count ?? 0
      if need?.looksAtFold == true {
        rows.append(row: foldEnds.prefix(count).map { UInt32($0) })
        foldEnds = foldEnds.dropFirst(count)
      } else {
        rows.append(row: rawEnds.prefix(count).map { UInt32($0) })
        rawEnds = rawEnds.dropFirst(count)
      }
    }
  }

  /// Whether anything is known of a pattern.
  @inline(__always)
  func knows(_ pattern: Int) -> Bool { pattern < rows.rowCount && !rows.row(pattern).isEmpty }

  /// Whether a pattern that something is known of looks at the fold.
  @inline(__always)
  func isOfFold(_ pattern: Int) -> Bool { looksAtFold[pattern] }

  /// False only where a pattern cannot match.
  @inline(__always)
  func mayMatch(_ pattern: Int, _ reached: borrowing Reached) -> Bool {
    for position in rows.row(pattern) {
      let end = rows.elements[position]
      if reached.words[Int(end / 64)] >> UInt64(end % 64) & 1 != 0 { return true }
    }
    return false
  }
}

extension Evaluation {
  /// Looks for the chains of the fold, once a text.
  @inline(__always)
  mutating func findFoldChains(_ fold: Span<UInt8>) {
    if !foldChains.isKnown { foldChains.find(in: fold, rules.program.chainNeeds.fold.searcher) }
  }

  /// Looks for the chains of the original, once a text.
  @inline(__always)
  mutating func findRawChains(_ raw: Span<UInt8>) {
    if !rawChains.isKnown { rawChains.find(in: raw, rules.program.chainNeeds.raw.searcher) }
  }

  /// False only where the text lacks what every match of the pattern has.
  mutating func hasChain(
    ofPattern pattern: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    guard rules.program.chainNeeds.knows(pattern), !options.isExhaustive else { return true }
    if rules.program.chainNeeds.isOfFold(pattern) {
      findFoldChains(fold)
      return rules.program.chainNeeds.mayMatch(pattern, foldChains)
    }
    findRawChains(raw)
    return rules.program.chainNeeds.mayMatch(pattern, rawChains)
  }

  /// Makes candidates of the patterns that no literal announces, where they may match.
  mutating func addUnannounced(_ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    for index in rules.program.chainNeeds.alwaysTried.indices {
      addCandidate(rules.program.chainNeeds.alwaysTried[index])
    }
    if rules.program.chainNeeds.fold.hasUnsearched {
      findFoldChains(fold)
      for word in rules.program.chainNeeds.fold.words {
        var bits = rules.program.chainNeeds.fold.unsearched(in: word, foldChains)
        while bits != 0 {
          addCandidate(
            rules.program.chainNeeds.fold.pattern(ofBit: bits.trailingZeroBitCount, in: word))
          bits &= bits - 1
        }
      }
    }
    if rules.program.chainNeeds.raw.hasUnsearched {
      findRawChains(raw)
      for word in rules.program.chainNeeds.raw.words {
        var bits = rules.program.chainNeeds.raw.unsearched(in: word, rawChains)
        while bits != 0 {
          addCandidate(
            rules.program.chainNeeds.raw.pattern(ofBit: bits.trailingZeroBitCount, in: word))
          bits &= bits - 1
        }
      }
    }
  }
}
