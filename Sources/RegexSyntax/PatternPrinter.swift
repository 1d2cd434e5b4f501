/// Spells a tree for PCRE2.
struct PatternPrinter {
  let view: RegexRewriter.View
  let source: [UInt8]
  let interpolations: [(Range<Int>, [[UInt32]])]
  var output: PatternBuilder
  /// `\b` is copied.
  private let keepsEdges: Bool
  /// No `\b` anywhere: nobody asks for neighbours.
  private let hasEdges: Bool
  /// Groups may be entered from elsewhere, so what stands beside them says nothing.
  private let hasCalls: Bool

  init(_ folder: TreeFolder) {
    let parsed = folder.parsed
    view = folder.rewriter.view
    keepsEdges = folder.rewriter.keepsEdges
    hasEdges = folder.hasEdges
    hasCalls = folder.hasCalls
    source = parsed.source
    interpolations = Array(zip(parsed.interpolations, folder.resolvedWords))
    output = PatternBuilder(source: parsed.source)
  }

  var mode: RegexMode {
    switch view {
    case .fold, .raw: .utf
    case .rawBytes: .bytes
    }
  }

  mutating func print(whole tree: RegexNode) {
    print(tree, Neighbours(before: .unknown, after: .unknown))
  }

  /// What is known of the characters at both sides of a node.
  struct Neighbours {
    var before: EdgeSide
    var after: EdgeSide
  }

  mutating func print(_ node: RegexNode, _ neighbours: Neighbours) {
    switch node.kind {
    case .literal(let value):
      guard view == .fold else { return output.copy(node.range) }
      output.append(
        literal: value, mode: mode, flags: node.flags, origin: node.range.lowerBound)
    case .characterClass(let members):
      guard view == .fold else { return output.copy(node.range) }
      print(members, of: node)
    case .trivia: printTrivia(node)
    case .assertion(let assertion):
      let isEdge = assertion == .edge || assertion == .notEdge
      guard isEdge, view != .rawBytes, !keepsEdges else { return output.copy(node.range) }
      printEdge(node, holds: assertion == .edge, neighbours)
    case .words(let words): print(words: words, of: node)
    case .group(let group, let child): print(group, child, of: node, neighbours)
    case .quantified(let child, let trivia, let quantifier):
      print(repeated: child, quantifier, neighbours)
      for node in trivia { printTrivia(node) }
      output.copy(quantifier.range)
    case .sequence(let items):
      for (index, item) in items.enumerated() {
        // Most items are characters, beside which nobody asks.
        let inner =
          hasEdges && !item.isCharacter
          ? self.neighbours(of: index, in: items, within: neighbours) : neighbours
        print(item, inner)
      }
    case .alternation(let branches):
      for (index, branch) in branches.enumerated() {
        if index > 0 {
          // The bar stands between two branches of the source; made branches have one place.
          let end = branches[index - 1].range.upperBound
          output.append("|", origin: min(end, branch.range.lowerBound))
        }
        print(branch, neighbours)
      }
    case .backreference:
      output.copy(node.range)
      // A digit that was something else before folding must not lengthen the number.
      if view == .fold { output.append("\\E", origin: node.range.upperBound) }
    case .anyCharacter, .characterType, .subroutine, .inlineFlags, .verb,
      .matchStart, .callout:
      output.copy(node.range)
    case .interpolation, .opaque: printOpaque(node)
    }
  }

  /// What was not understood is copied, but words have to be filled in there too.
  private mutating func printOpaque(_ node: RegexNode) {
    var position = node.range.lowerBound
    for (range, words) in interpolations
    where range.lowerBound >= position && range.upperBound <= node.range.upperBound {
      output.copy(position..<range.lowerBound)
      print(words: words, of: RegexNode(.words(words), range, flags: node.flags))
      position = range.upperBound
    }
    output.copy(position..<node.range.upperBound)
  }

  /// On the fold every literal is escaped by itself: `\Q` and `\E` become an `\E`, which means
  /// nothing but keeps what stands around it apart.
  private mutating func printTrivia(_ node: RegexNode) {
    if view == .fold, source[node.range].first == UInt8(ascii: "\\") {
      output.append("\\E", origin: node.range.lowerBound)
    } else {
      output.copy(node.range)
    }
  }

  private mutating func print(
    _ group: RegexNode.Group, _ child: RegexNode, of node: RegexNode, _ outer: Neighbours
  ) {
    if let opener = group.opener {
      output.copy(opener)
    } else {
      output.append("(?:", origin: node.range.lowerBound)
    }
    var inner = outer
    switch group.kind {
    case .lookAhead, .negativeLookAhead: inner.after = .unknown
    case .lookBehind, .negativeLookBehind: inner.before = .unknown
    case .definition: inner = Neighbours(before: .unknown, after: .unknown)
    case .capturing, .nonCapturing, .atomic, .branchReset, .scriptRun, .conditional: break
    }
    if hasCalls { inner = Neighbours(before: .unknown, after: .unknown) }
    print(child, inner)
    if group.opener == nil {
      output.append(")", origin: node.range.lowerBound)
    } else {
      output.copy(node.range.upperBound - 1..<node.range.upperBound)
    }
  }

  private mutating func print(
    repeated child: RegexNode, _ quantifier: RegexNode.Quantifier, _ outer: Neighbours
  ) {
    // PCRE2 refuses a quantifier on an assertion: left as it is, it can say so.
    if case .assertion = child.kind { return output.copy(child.range) }
    let isOnce = (quantifier.maximum ?? .max) <= 1
    print(child, isOnce ? outer : Neighbours(before: .unknown, after: .unknown))
  }

  private mutating func print(_ members: CharacterClass, of node: RegexNode) {
    let start = node.range.lowerBound
    output.append(members.isNegated ? "[^" : "[", origin: start)
    for item in members.items {
      switch item.kind {
      case .scalars(let range), .replaced(let range), .image(let range):
        let origin = item.range.lowerBound
        output.append(member: range.lowerBound, flags: node.flags, origin: origin)
        if range.count > 1 {
          output.append("-", origin: origin)
          output.append(member: range.upperBound, flags: node.flags, origin: origin)
        }
      case .type: output.copy(item.range)
      case .trivia: break
      }
    }
    output.append("]", origin: node.range.upperBound - 1)
  }
}

extension RegexNode {
  /// Whether it is one character, spelled out.
  fileprivate var isCharacter: Bool {
    if case .literal = kind { true } else { false }
  }

  /// Calls `body` with this node and every node below.
  package func visit(_ body: (RegexNode) -> Void) {
    body(self)
    switch kind {
    case .group(_, let child): child.visit(body)
    case .quantified(let child, let trivia, _):
      child.visit(body)
      for node in trivia { node.visit(body) }
    case .sequence(let nodes), .alternation(let nodes):
      for node in nodes { node.visit(body) }
    case .literal, .anyCharacter, .characterType, .characterClass, .assertion, .backreference,
      .subroutine, .inlineFlags, .trivia, .verb, .matchStart, .callout, .interpolation, .words,
      .opaque:
      break
    }
  }
}
