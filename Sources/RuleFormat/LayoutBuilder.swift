import RuleSyntax

/// Makes the layout of a file from its tree.
///
/// Tokens come out as they went in, in their order; only what stands between them is new. A token
/// brings its comments along, so that none can be lost on the way.
struct LayoutBuilder {
  let tree: SyntaxTree
  private var comments: CommentMap
  /// Tokens whose comments above are already placed.
  private var placed: Set<Int> = []

  init(_ tree: SyntaxTree) {
    self.tree = tree
    comments = CommentMap(tree)
  }

  // MARK: - Tokens

  /// A token with its comments.
  mutating func layout(_ token: SyntaxToken) -> Layout {
    let entry = comments.entries[token.index]
    let above = placed.insert(token.index).inserted ? entry.above : []
    guard !above.isEmpty || entry.end != nil else { return .text(token.text) }
    return .sequence(
      above.map { .ownComment($0.text) } + [.text(token.text)]
        + (entry.end.map { [.endComment($0)] } ?? []))
  }

  /// What stands above the first token of one of several things below each other: its comments,
  /// and an empty line where the author left one, but not at the start of a block.
  mutating func above(_ token: SyntaxToken?, isFirst: Bool = false) -> [Layout] {
    guard let token, placed.insert(token.index).inserted else { return [] }
    let entry = comments.entries[token.index]
    var parts: [Layout] = []
    for comment in entry.above {
      if comment.isAfterBlank, !(isFirst && parts.isEmpty) { parts.append(.blankLine) }
      // What follows begins where the comment did, whatever is indented further inside it.
      parts += [.ownComment(comment.text), .hardLine]
    }
    if entry.isAfterBlank, !(isFirst && parts.isEmpty) { parts.append(.blankLine) }
    return parts
  }

  /// Comments before a closing bracket; the empty line after them goes.
  mutating func above(closing token: SyntaxToken) -> [Layout] {
    var parts = above(token)
    if case .blankLine? = parts.last?.kind { parts.removeLast() }
    return parts
  }

  /// The comments below a declaration without a closing bracket that are indented as its lines are.
  mutating func comments(indentedBefore token: SyntaxToken?) -> Layout {
    let texts = token.map { comments.takeIndented(above: $0) } ?? []
    return Layout.sequence(texts.map(Layout.ownComment)).nested()
  }

  /// Whether the author left an empty line before the token and the comments above it.
  func isAfterBlank(_ token: SyntaxToken) -> Bool {
    let entry = comments.entries[token.index]
    return entry.above.first?.isAfterBlank ?? entry.isAfterBlank
  }

  /// Whether something stands above the token that keeps it apart from what comes before it.
  func isApart(_ token: SyntaxToken) -> Bool {
    let entry = comments.entries[token.index]
    return !entry.above.isEmpty || entry.isAfterBlank
  }

  /// Tokens side by side, a space between each two.
  mutating func spaced(_ tokens: [SyntaxToken]) -> Layout {
    var parts: [Layout] = []
    for token in tokens { parts.append(layout(token)) }
    return .sequence(parts.joined(by: .space))
  }

  /// What has no layout of its own: all tokens with a space between each two, which no token minds.
  mutating func plain(_ node: SyntaxNode) -> Layout { spaced(node.allTokens) }

  // MARK: - Blocks

  /// `{`, the elements below each other and indented, `}`.
  mutating func block(
    _ opening: SyntaxToken, _ nodes: [SyntaxNode], _ closing: SyntaxToken?,
    element: (inout LayoutBuilder, SyntaxNode) -> Layout
  ) -> Layout {
    let start = layout(opening)
    var inner: [Layout] = []
    for node in nodes {
      inner.append(.hardLine)
      inner += above(node.firstToken, isFirst: inner.count == 1)
      inner.append(element(&self, node))
    }
    guard let closing else { return .sequence([start, .sequence(inner).nested()]) }
    inner += above(closing: closing)
    let isEmpty = inner.isEmpty && !start.endsInComment
    return .sequence(
      [start, .sequence(inner).nested()] + (isEmpty ? [] : [.hardLine]) + [layout(closing)])
  }
}

extension SyntaxNode {
  /// Its tokens before the first of this kind.
  func tokens(before kind: Token.Kind) -> [SyntaxToken] {
    Array(tokens.prefix { $0.kind != kind })
  }
}
