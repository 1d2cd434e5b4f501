extension PatternPrinter {
  /// Parentheses nested for words that are prefixes of one another; beyond, plain branches.
  private static let deepestTrie = 60

  /// An alternation of words, with the edges their ends need.
  ///
  /// Written as a trie: at one place in a text the words that match are prefixes of one another, so
  /// trying the longer rest first is the same as trying the longest word first, and a list of
  /// thousands is not tried word by word. Each edge is written once, because its class takes 60 bytes
  /// of the 64 KiB that PCRE2's compiled code may have; some 5,000 words fit.
  mutating func print(words: [[UInt32]], of node: RegexNode) {
    let origin = node.range.lowerBound
    guard !words.isEmpty else { return output.append("(?!)", origin: origin) }
    let sorted = words.sorted { $0.lexicographicallyPrecedes($1) }
    output.append("(?:", origin: origin)
    var isFirst = true
    for side in [EdgeSide.word, .unknown, .notWord] {
      let group = sorted.filter { SpacedWord.side(of: $0.first ?? 0) == side }
      guard !group.isEmpty else { continue }
      if !isFirst { output.append("|", origin: origin) }
      isFirst = false
      switch side {
      case .word: output.append(Self.notAfterWord(view), origin: origin)
      case .unknown: output.append(Self.edge(view), origin: origin)
      case .notWord: break
      }
      print(trie: group[...], from: 0, depth: 0, of: node)
      let end = group.reduce(nil as EdgeSide?) { side, word in
        EdgeSide.merged(side, SpacedWord.side(of: word.last ?? 0))
      }
      switch end ?? .unknown {
      case .word: output.append(Self.notBeforeWord(view), origin: origin)
      case .unknown: output.append(Self.edge(view), origin: origin)
      case .notWord: break
      }
    }
    output.append(")", origin: origin)
  }

  /// The words of `words`, ascending and equal up to `start`, from there on.
  private mutating func print(
    trie words: ArraySlice<[UInt32]>, from start: Int, depth: Int, of node: RegexNode
  ) {
    guard let first = words.first, let last = words.last else { return }
    let origin = node.range.lowerBound
    var end = start
    while end < first.count, end < last.count, first[end] == last[end] {
      print(literal: first[end], of: node)
      end += 1
    }
    if words.count == 1 { return }
    if depth >= Self.deepestTrie { return print(branches: words, from: end, of: node) }
    // Ascending order puts the word that ends here first.
    let endsHere = first.count == end
    var rest = endsHere ? words.dropFirst() : words
    output.append("(?:", origin: origin)
    var isFirst = true
    while let next = rest.first {
      if !isFirst { output.append("|", origin: origin) }
      isFirst = false
      let split = rest.firstIndex { $0[end] != next[end] } ?? rest.endIndex
      print(trie: rest[..<split], from: end, depth: depth + 1, of: node)
      rest = rest[split...]
    }
    if endsHere { output.append("|", origin: origin) }
    output.append(")", origin: origin)
  }

  private mutating func print(
    branches words: ArraySlice<[UInt32]>, from start: Int, of node: RegexNode
  ) {
    let origin = node.range.lowerBound
    let longestFirst = words.sorted { $0.count > $1.count }
    output.append("(?:", origin: origin)
    for (index, word) in longestFirst.enumerated() {
      if index > 0 { output.append("|", origin: origin) }
      for scalar in word[start...] { print(literal: scalar, of: node) }
    }
    output.append(")", origin: origin)
  }

  private mutating func print(literal value: UInt32, of node: RegexNode) {
    output.append(literal: value, mode: mode, flags: node.flags, origin: node.range.lowerBound)
  }
}
