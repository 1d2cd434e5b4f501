import RuleSyntax

extension LayoutBuilder {
  /// What may share a line with its neighbours of the same kind. All else has one of its own.
  private enum RowKind: Equatable {
    case phrases, loosePhrases, names, single

    init(_ node: SyntaxNode) {
      switch node.kind {
      case .phrase: self = node.token(.tilde) == nil ? .phrases : .loosePhrases
      case .nameReference: self = .names
      default: self = .single
      }
    }
  }

  /// The items of a signal, in rows.
  private struct Rows {
    var rows: [[Layout]] = []
    var kinds: [RowKind] = []
    /// The items, each without what stands above it.
    var items: [SyntaxNode] = []

    /// Whether all of it reads well on one line with brackets around.
    var isSimple: Bool { !kinds.contains(.single) || items.count == 1 }
    var layouts: [Layout] { rows.map(Layout.fill) }
  }

  /// `{ .. } [except ..]`.
  mutating func signalBlock(_ node: SyntaxNode) -> Layout {
    guard let opening = node.token(.leftBrace), let closing = node.token(.rightBrace) else {
      return plain(node)
    }
    let start = layout(opening)
    let children = Array(node.children)
    let end = children.lastIndex { $0.isToken(closing) } ?? children.count
    let rows = rows(children[..<end].drop { !$0.isToken(opening) }.dropFirst())
    let line = rows.isSimple ? Layout.line() : .hardLine
    let inner = rows.layouts.flatMap { [line, $0] } + above(closing: closing)
    let isEmpty = inner.isEmpty && !start.endsInComment
    var parts = [
      Layout.sequence(
        [start, Layout.sequence(inner).nested()] + (isEmpty ? [] : [line]) + [layout(closing)]
      ).grouped
    ]
    for child in children[end...] {
      guard case .node(let exception) = child else { continue }
      parts.append(Layout.sequence([.space, self.exception(exception)]).nested())
    }
    return .sequence(parts)
  }

  /// `= .. [except ..]`, on one line or below.
  mutating func signalLine(_ node: SyntaxNode) -> Layout {
    guard let equals = node.token(.equals) else { return plain(node) }
    let start = layout(equals)
    let rows = rows(node.children.drop { !$0.isToken(equals) }.dropFirst())
    // A line of its own does not make a long pattern shorter.
    let isHopeless =
      rows.items.count == 1 && rows.items.first?.kind == .patternItem && rows.rows.count == 1
      && (rows.layouts.first?.flatWidth ?? 0) > Page.width - Page.indentation
    let first = isHopeless ? Layout.space : .line()
    let inner = [first] + rows.layouts.joined(by: .line())
    return Layout.sequence([start, Layout.sequence(inner).nested()]).grouped
  }

  private mutating func exception(_ node: SyntaxNode) -> Layout {
    guard let keyword = node.firstToken else { return .empty }
    let start = layout(keyword)
    let rows = rows(node.children.dropFirst())
    let inner = Layout.sequence(rows.layouts.joined(by: .line())).grouped
    return .sequence([start, Layout.sequence([.space, inner.aligned]).nested()])
  }

  private mutating func rows(_ children: some Sequence<SyntaxNode.Child>) -> Rows {
    var rows = Rows()
    var pipe: [Layout] = []
    for child in children {
      switch child {
      case .token(let token):
        // A `|` stands before the item it joins to the last.
        let above = above(token)
        if !above.isEmpty || pipe.isEmpty { pipe += above }
        pipe += [layout(token), .space]
      case .node(let node):
        let above = above(node.firstToken, isFirst: rows.rows.isEmpty)
        let isException = node.kind == .exceptClause
        let kind = RowKind(node)
        let item = Layout.sequence(pipe + above + [isException ? exception(node) : self.item(node)])
        pipe = []
        if !isException { rows.items.append(node) }
        if kind != .single, kind == rows.kinds.last {
          rows.rows[rows.rows.count - 1].append(item)
        } else {
          rows.rows.append([item])
          // An exception ends a row without making the signal less simple.
          rows.kinds.append(isException ? .names : kind)
        }
      }
    }
    if !pipe.isEmpty { rows.rows.append(pipe) }
    return rows
  }

  // MARK: - Items

  mutating func item(_ node: SyntaxNode) -> Layout {
    switch node.kind {
    case .phrase: phrase(node)
    case .gapItem: gap(node)
    case .itemGroup: group(node)
    case .entityItem: entity(node)
    default: plain(node)  // Names and patterns.
    }
  }

  /// `a ..8 b`, broken before its `..`.
  mutating func gap(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .node(let inner): parts.append(operand(inner))
      case .token(let token) where token.kind == .gap: parts += [.line(), layout(token)]
      case .token(let number): parts += [layout(number), .space]
      }
    }
    return Layout.sequence(parts).nested().grouped
  }

  /// `("a" | "b")` of a signal.
  private mutating func group(_ node: SyntaxNode) -> Layout {
    guard let opening = node.token(.leftParenthesis), let closing = node.token(.rightParenthesis)
    else { return plain(node) }
    let start = layout(opening)
    var items: [Layout] = []
    var pipe: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token) where token.kind == .pipe: pipe += [layout(token), .space]
      case .token: break  // The brackets.
      case .node(let inner):
        items.append(.sequence(pipe + [item(inner)]))
        pipe = []
      }
    }
    return .sequence([
      start, Layout.sequence([Layout.fill(items)] + pipe).aligned, layout(closing),
    ])
  }

  /// `@money(at-least: 3000 CNY | 400 USD)`.
  mutating func entity(_ node: SyntaxNode) -> Layout {
    guard let name = node.firstToken else { return .empty }
    var parts = [layout(name)]
    if let list = node.node(.argumentList), let opening = list.token(.leftParenthesis),
      let closing = list.token(.rightParenthesis)
    {
      parts.append(layout(opening))
      var pieces: [Layout] = []
      for child in list.children {
        switch child {
        case .node(let argument): pieces += self.argument(argument)
        case .token(let token) where token.kind == .comma: attach(layout(token), to: &pieces)
        case .token: break  // The brackets.
        }
      }
      parts += [Layout.fill(pieces).aligned, layout(closing)]
    }
    return .sequence(parts)
  }

  /// `at-least: 3000 CNY`, `| 400 USD`.
  private mutating func argument(_ node: SyntaxNode) -> [Layout] {
    var pieces: [Layout] = []
    var start: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token) where token.kind == .word: start.append(layout(token))
      case .token(let token): start += [layout(token), .space]
      case .node(let quantity):
        pieces.append(.sequence(start + [plain(quantity)]))
        start = []
      }
    }
    return start.isEmpty ? pieces : pieces + [.sequence(start)]
  }
}

extension SyntaxNode.Child {
  fileprivate func isToken(_ wanted: SyntaxToken) -> Bool {
    if case .token(let token) = self { token.index == wanted.index } else { false }
  }
}
