/// Folds the literals and classes of a tree and fills in its interpolations.
struct TreeFolder {
  let rewriter: RegexRewriter
  let parsed: ParsedRegex
  /// The words of each interpolation as scalars (bytes in byte mode), longest first.
  let resolvedWords: [[[UInt32]]]
  var problems: [RegexProblem] = []
  /// Whether there is a `\b` or `\B`.
  private(set) var hasEdges = false
  /// Whether groups are called from elsewhere.
  private(set) var hasCalls = false
  /// As `LiteralExtractor.isReadable` says of the result.
  private(set) var isReadable = true

  init(rewriter: RegexRewriter, parsed: ParsedRegex, words: [[String]]) {
    self.rewriter = rewriter
    self.parsed = parsed
    resolvedWords = parsed.interpolations.indices.map { index in
      index < words.count ? TreeFolder.resolved(words[index], mode: parsed.mode) : []
    }
  }

  private static func resolved(_ words: [String], mode: RegexMode) -> [[UInt32]] {
    let spelled = words.map { word in
      switch mode {
      case .utf: word.unicodeScalars.map(\.value)
      case .bytes: word.utf8.map(UInt32.init)
      }
    }
    let distinct = Set(spelled.filter { !$0.isEmpty })
    return distinct.sorted {
      $0.count == $1.count ? $0.lexicographicallyPrecedes($1) : $0.count > $1.count
    }
  }

  private var isFolding: Bool { rewriter.view == .fold }

  mutating func fold(_ node: RegexNode) -> RegexNode {
    var node = node
    switch node.kind {
    case .literal:
      guard isFolding else { return node }
      return fold(run: [node]).map { sequence(of: $0, in: node) } ?? node
    case .characterClass(let members):
      guard isFolding else { return node }
      return fold(members, of: node)
    case .group(let group, let child):
      node.kind = .group(group, fold(child))
    case .quantified(let child, let trivia, let quantifier):
      var folded = fold(child)
      if case .sequence = folded.kind, case .literal = child.kind { folded = grouped(folded) }
      node.kind = .quantified(folded, trivia: trivia, quantifier)
    case .sequence(let items):
      node.kind = .sequence(fold(items: items))
    case .alternation(let branches):
      node.kind = .alternation(branches.map { fold($0) })
    case .interpolation(let index):
      let words = resolvedWords[index]
      if words.isEmpty { problems.append(RegexProblem(.emptyInterpolation, node.range)) }
      node.kind = .words(words)
    case .assertion(.edge), .assertion(.notEdge): hasEdges = true
    case .subroutine: hasCalls = true
    case .verb, .opaque: isReadable = false
    case .anyCharacter, .characterType, .assertion, .backreference, .inlineFlags, .trivia,
      .matchStart, .callout, .words:
      break
    }
    return node
  }

  /// Neighbouring literals are folded as one text, because folding composes.
  private mutating func fold(items: [RegexNode]) -> [RegexNode] {
    // Mostly the letters of one word.
    let isRun = items.allSatisfy { item in
      if case .literal = item.kind { true } else { false }
    }
    if isRun { return isFolding ? fold(run: items[...]) ?? items : items }
    var result: [RegexNode] = []
    result.reserveCapacity(items.count)
    var start = 0
    while start < items.count {
      var end = start
      while isFolding, end < items.count, case .literal = items[end].kind { end += 1 }
      if end == start {
        result.append(fold(items[start]))
        start += 1
      } else {
        let run = items[start..<end]
        if let folded = fold(run: run) { result += folded } else { result += run }
        start = end
      }
    }
    return result
  }

  /// What becomes of neighbouring literals; nil where they stay what they are, as most do.
  private mutating func fold(run: ArraySlice<RegexNode>) -> [RegexNode]? {
    guard let first = run.first, let last = run.last else { return nil }
    func scalar(of node: RegexNode) -> Unicode.Scalar? {
      guard case .literal(let value) = node.kind else { return nil }
      return Unicode.Scalar(value)
    }
    var spelled: [UInt8] = []
    spelled.reserveCapacity(run.count * 3)
    for node in run {
      guard let scalar = scalar(of: node) else { continue }
      spelled.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
    }
    let image = rewriter.foldText(String(decoding: spelled, as: UTF8.self))
    // Byte for byte: Swift's equality of strings is canonical equivalence.
    if Array(image.utf8) == spelled { return nil }
    let whole = Array(image.unicodeScalars)
    let range = first.range.lowerBound..<last.range.upperBound
    if whole.isEmpty { problems.append(RegexProblem(.foldsToNothing, range)) }
    // Where the text folds character by character each image points at its own spelling.
    let parts = run.map { node in
      Array(rewriter.foldText(scalar(of: node).map { String($0) } ?? "").unicodeScalars)
    }
    guard parts.joined().elementsEqual(whole) else {
      return whole.map { RegexNode(.literal($0.value), range, flags: first.flags) }
    }
    return zip(run, parts).flatMap { node, part in
      part.map { RegexNode(.literal($0.value), node.range, flags: node.flags) }
    }
  }

  private func sequence(of nodes: [RegexNode], in node: RegexNode) -> RegexNode {
    nodes.count == 1 ? nodes[0] : RegexNode(.sequence(nodes), node.range, flags: node.flags)
  }

  func grouped(_ node: RegexNode) -> RegexNode {
    let group = RegexNode.Group(kind: .nonCapturing, opener: nil)
    return RegexNode(.group(group, node), node.range, flags: node.flags)
  }
}
