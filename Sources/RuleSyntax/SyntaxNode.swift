package import Diagnostics

/// A node at its place in a tree.
package struct SyntaxNode: Sendable {
  package let tree: SyntaxTree
  package let index: Int

  package var kind: SyntaxKind { tree.nodes[index].kind }

  /// A child of a node.
  package enum Child: Sendable {
    case token(SyntaxToken)
    case node(SyntaxNode)
  }

  /// Its children in order.
  package var children: some Sequence<Child> {
    tree.elements[tree.nodes[index].children].lazy.map { [tree] element in
      switch element {
      case .token(let index): .token(SyntaxToken(tree: tree, index: Int(index)))
      case .node(let index): .node(SyntaxNode(tree: tree, index: Int(index)))
      }
    }
  }

  /// Its child nodes in order.
  package var nodes: [SyntaxNode] {
    var result: [SyntaxNode] = []
    for case .node(let index) in elements {
      result.append(SyntaxNode(tree: tree, index: Int(index)))
    }
    return result
  }

  /// Its own tokens in order, without those of its child nodes.
  package var tokens: [SyntaxToken] {
    var result: [SyntaxToken] = []
    for case .token(let index) in elements {
      result.append(SyntaxToken(tree: tree, index: Int(index)))
    }
    return result
  }

  package func nodes(_ kind: SyntaxKind) -> [SyntaxNode] {
    var result: [SyntaxNode] = []
    for case .node(let index) in elements where tree.nodes[Int(index)].kind == kind {
      result.append(SyntaxNode(tree: tree, index: Int(index)))
    }
    return result
  }

  package func node(_ kind: SyntaxKind) -> SyntaxNode? {
    for case .node(let index) in elements where tree.nodes[Int(index)].kind == kind {
      return SyntaxNode(tree: tree, index: Int(index))
    }
    return nil
  }

  package func tokens(_ kind: Token.Kind) -> [SyntaxToken] {
    var result: [SyntaxToken] = []
    for case .token(let index) in elements where tree.tokens[Int(index)].kind == kind {
      result.append(SyntaxToken(tree: tree, index: Int(index)))
    }
    return result
  }

  package func token(_ kind: Token.Kind) -> SyntaxToken? { token(kind, after: 0) }

  /// Its token of a kind that comes after `count` others of that kind.
  func token(_ kind: Token.Kind, after count: Int) -> SyntaxToken? {
    var passed = 0
    for case .token(let index) in elements where tree.tokens[Int(index)].kind == kind {
      if passed == count { return SyntaxToken(tree: tree, index: Int(index)) }
      passed += 1
    }
    return nil
  }

  /// Its children as the tree has them. Looked through without a value made of each: a check asks
  /// nodes for their parts a dozen times a rule.
  private var elements: ArraySlice<SyntaxTree.Element> {
    tree.elements[tree.nodes[index].children]
  }

  /// Every token below it, in order.
  package var allTokens: [SyntaxToken] {
    var result: [SyntaxToken] = []
    var stack = [tree.nodes[index].children]
    while let range = stack.popLast() {
      guard let first = range.first else { continue }
      stack.append(first + 1..<range.upperBound)
      switch tree.elements[first] {
      case .token(let index): result.append(SyntaxToken(tree: tree, index: Int(index)))
      case .node(let index): stack.append(tree.nodes[Int(index)].children)
      }
    }
    return result
  }

  package var firstToken: SyntaxToken? {
    for child in children {
      switch child {
      case .token(let token): return token
      case .node(let node): if let token = node.firstToken { return token }
      }
    }
    return nil
  }

  private var lastToken: SyntaxToken? {
    for element in elements.reversed() {
      switch element {
      case .token(let index): return SyntaxToken(tree: tree, index: Int(index))
      case .node(let index):
        if let token = SyntaxNode(tree: tree, index: Int(index)).lastToken { return token }
      }
    }
    return nil
  }

  /// From its first token to its last, without the trivia around.
  ///
  /// A node without tokens (something missing) has the empty range at the start of the file.
  package var range: SourceRange {
    guard let first = firstToken, let last = lastToken else {
      return SourceRange(file: tree.file, start: 0, end: 0)
    }
    return SourceRange(file: tree.file, start: first.token.start, end: last.token.end)
  }
}
