import RuleSyntax

/// Conditions break before their operators, the loosest first, so that every line begins with what
/// joins it to the line above.
extension LayoutBuilder {
  mutating func condition(_ node: SyntaxNode) -> Layout {
    switch node.kind {
    case .orCondition, .andCondition, .chainCondition: chain(node)
    case .notCondition: prefixed(node)
    case .sidedItem: prefixed(node)
    case .unionItem: union(node)
    case .parenthesizedCondition: parenthesized(node)
    case .quotaCondition, .sameSentenceCondition: list(node)
    case .countCondition: count(node)
    case .sumCondition: call(node)
    default: item(node)  // Items; and forms that are words and numbers alone.
    }
  }

  /// What stands between operators: what breaks inside it is indented.
  mutating func operand(_ node: SyntaxNode) -> Layout {
    switch node.kind {
    case .orCondition, .andCondition, .chainCondition, .unionItem: condition(node).nested().grouped
    default: condition(node).grouped
    }
  }

  /// `a and b and c`, `a near b within 6`.
  private mutating func chain(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    var start: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token): start += [layout(token), .space]
      case .node(let inner) where inner.kind == .withinPhrase:
        attach(.sequence([.space, plain(inner)]), to: &parts)
      case .node(let inner):
        parts.append(.sequence(start + [operand(inner)]))
        start = []
      }
    }
    // Names fill lines; what has parts of its own stands on its own line.
    return node.nodes.allSatisfy(isShort)
      ? .fill(parts) : Layout.sequence(parts.joined(by: .line())).grouped
  }

  private func isShort(_ node: SyntaxNode) -> Bool {
    switch node.kind {
    case .phrase, .nameReference, .withinPhrase: true
    case .notCondition: node.nodes.allSatisfy(isShort)
    default: false
    }
  }

  /// `not a`, `me a`: the word never stands alone at the end of a line.
  private mutating func prefixed(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token): parts += [layout(token), .space]
      case .node(let inner): parts.append(operand(inner).aligned)
      }
    }
    return .sequence(parts)
  }

  /// `a | b`.
  private mutating func union(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    var start: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let pipe): start += [layout(pipe), .space]
      case .node(let inner):
        parts.append(.sequence(start + [operand(inner)]))
        start = []
      }
    }
    return .fill(parts)
  }

  /// `(a or b)`; what breaks inside is aligned behind the bracket.
  private mutating func parenthesized(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let bracket): parts.append(layout(bracket))
      case .node(let inner): parts.append(condition(inner).grouped.aligned)
      }
    }
    return .sequence(parts)
  }

  /// `2 of (a, b) within 9`, `same sentence (a, b)`.
  private mutating func list(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token): parts.append(layout(token))
      case .node(let inner) where inner.kind == .conditionList: parts.append(members(of: inner))
      case .node(let inner): parts.append(plain(inner))
      }
    }
    return .sequence(parts.joined(by: .space))
  }

  private mutating func members(of node: SyntaxNode) -> Layout {
    guard let opening = node.token(.leftParenthesis), let closing = node.token(.rightParenthesis)
    else { return plain(node) }
    let start = layout(opening)
    var members: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token) where token.kind == .comma: attach(layout(token), to: &members)
      case .token: break  // The brackets.
      case .node(let inner): members.append(operand(inner))
      }
    }
    return .sequence([start, Layout.fill(members).aligned, layout(closing)])
  }

  /// `count distinct(a) >= 2`.
  private mutating func count(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .token(let token):
        if !parts.isEmpty { parts.append(.space) }
        parts.append(layout(token))
      case .node(let inner): parts.append(condition(inner))
      }
    }
    return .sequence(parts)
  }
}
