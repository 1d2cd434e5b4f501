import RuleSyntax

extension LayoutBuilder {
  /// The column of a clause's value, from where its keyword begins: two spaces after the longest of
  /// a rule, so that a new clause moves no other.
  private static let valueColumn = 8
  /// The same of the lines of a conversation.
  private static let speechColumn = 6

  /// The block of a declaration; a compact one stands on one line if it fits.
  mutating func clauses(_ node: SyntaxNode, isCompact: Bool) -> Layout {
    guard let opening = node.token(.leftBrace) else { return plain(node) }
    let closing = node.token(.rightBrace)
    guard isCompact, let closing, !node.nodes.isEmpty else {
      return block(opening, node.nodes, closing) { $0.clause($1) }
    }
    let start = layout(opening)
    var inner: [Layout] = []
    for clause in node.nodes {
      inner.append(.line(inner.isEmpty ? " " : "  "))
      inner += above(clause.firstToken, isFirst: inner.count == 1)
      inner.append(self.clause(clause))
    }
    inner += above(closing: closing)
    return Layout.sequence(
      [start, Layout.sequence(inner).nested(), .line(), layout(closing)]
    ).grouped
  }

  private mutating func clause(_ node: SyntaxNode) -> Layout {
    guard let keyword = node.firstToken else { return .empty }
    let start = layout(keyword)
    let value: Layout
    switch keyword.text {
    case "hit", "miss":
      // A brace is no value: it stands beside its keyword.
      if node.token(.leftBrace) != nil { return conversation(node, after: start) }
      value = examples(node)
    case "title": value = below(node, by: "  ")
    case "when", "unless":
      guard let condition = node.nodes.first else { return start }
      value = self.condition(condition).grouped
    default: value = values(node)
    }
    if value.flatWidth == 0, !value.endsInComment { return start }
    let width = start.flatWidth ?? 0
    let padding = String(repeating: " ", count: max(1, Self.valueColumn - width))
    return .sequence([
      start,
      Layout.sequence([.either(flat: " ", broken: padding), value.aligned])
        .nested(Self.valueColumn),
    ])
  }

  /// Its parts side by side if they fit, else below each other.
  private mutating func below(_ node: SyntaxNode, by separator: String) -> Layout {
    var parts: [Layout] = []
    for inner in node.nodes { parts.append(plain(inner)) }
    return Layout.sequence(parts.joined(by: .line(separator))).grouped
  }

  /// Words, numbers and texts after a keyword, as many on a line as fit.
  private mutating func values(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token) where token.kind == .comma: attach(layout(token), to: &parts)
      case .token(let token) where isKeyword(token, of: node): break
      // At the start of a line it would begin a declaration.
      case .token(let token) where Keywords.declarations.contains(where: token.isWord):
        attach(.sequence([parts.isEmpty ? .empty : .space, layout(token)]), to: &parts)
      case .token(let token): parts.append(layout(token))
      case .node(let inner) where inner.kind == .scoreSum: parts.append(call(inner))
      case .node(let inner): parts.append(plain(inner))
      }
    }
    return .fill(parts)
  }

  private func isKeyword(_ token: SyntaxToken, of node: SyntaxNode) -> Bool {
    token.index == node.firstToken?.index
  }

  /// Puts a comma or a bracket right behind the last part.
  func attach(_ layout: Layout, to parts: inout [Layout]) {
    guard let last = parts.popLast() else {
      parts.append(layout)
      return
    }
    parts.append(.sequence([last, layout]))
  }

  /// `sum(words) up to 30`: no spaces inside the brackets or before them.
  mutating func call(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    var isAfterOpening = false
    for token in node.tokens {
      let isBracket = token.kind == .leftParenthesis || token.kind == .rightParenthesis
      if !parts.isEmpty, !isBracket, !isAfterOpening { parts.append(.space) }
      parts.append(layout(token))
      isAfterOpening = token.kind == .leftParenthesis
    }
    return .sequence(parts)
  }

  // MARK: - Examples

  private mutating func examples(_ node: SyntaxNode) -> Layout {
    var options: [Layout] = []
    var texts: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token) where token.kind == .comma: attach(layout(token), to: &texts)
      case .token: break  // The keyword.
      case .node(let inner) where inner.kind == .exampleOptions:
        options = [exampleOptions(inner), .space]
      case .node(let inner): texts.append(plain(inner))
      }
    }
    return .sequence(options + [Layout.sequence(texts.joined(by: .line())).grouped.aligned])
  }

  /// `(channel: sms, sender: "95588")`.
  private mutating func exampleOptions(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token):
        parts.append(layout(token))
        if token.kind == .comma { parts.append(.space) }
      case .node(let option):
        for token in option.tokens {
          if token.index != option.firstToken?.index, token.kind != .colon { parts.append(.space) }
          parts.append(layout(token))
        }
      }
    }
    return .sequence(parts)
  }

  private mutating func conversation(_ node: SyntaxNode, after keyword: Layout) -> Layout {
    var parts = [keyword, .space]
    if let options = node.node(.exampleOptions) { parts += [exampleOptions(options), .space] }
    guard let opening = node.token(.leftBrace) else { return .sequence(parts) }
    let lines = node.nodes.filter { $0.kind != .exampleOptions }
    parts.append(block(opening, lines, node.token(.rightBrace)) { $0.speech($1) })
    return .sequence(parts)
  }

  /// `them  ".."`, `after 2 days  them ".."`.
  private mutating func speech(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    if let pause = node.node(.pause) { parts += [plain(pause), .spaces(2)] }
    let column = parts.isEmpty ? Self.speechColumn : 0
    for token in node.tokens {
      parts.append(layout(token))
      if token.kind == .word {
        parts.append(.spaces(max(1, column - (parts.last?.flatWidth ?? 0))))
      }
    }
    return .sequence(parts)
  }
}
