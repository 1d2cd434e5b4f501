import RuleSyntax

extension LayoutBuilder {
  /// A declaration in two parts, so that the second parts of neighbours can stand in one column.
  struct Declaration {
    /// Its keyword and name.
    var head: Layout
    /// All else.
    var body: Layout
    var keyword: String
    /// Whether no bracket ends it.
    var isOpen = false
    /// What stands above it.
    var above: [Layout] = []
    /// Whether an empty line is due before it.
    var isApart = false
    /// Spaces between its parts.
    var padding = 1

    var isOneLine: Bool { Layout.sequence([head, .space, body]).isOneLine }
    var layout: Layout { .sequence([head, .spaces(padding), body]) }
  }

  /// The whole file.
  mutating func file() -> Layout {
    var declarations: [Declaration] = []
    for node in tree.root.nodes {
      endOpenDeclaration(&declarations, before: node.firstToken)
      let isAfterBlank = node.firstToken.map { self.isAfterBlank($0) } ?? false
      let above = above(node.firstToken, isFirst: true)
      var next = declaration(node)
      next.above = above
      if let last = declarations.last {
        next.isApart = isAfterBlank || !last.isOneLine || !next.isOneLine
      }
      declarations.append(next)
    }
    endOpenDeclaration(&declarations, before: tree.root.tokens.last)
    align(&declarations)
    var parts: [Layout] = []
    for declaration in declarations {
      parts.append(declaration.isApart ? .blankLine : .hardLine)
      parts += declaration.above
      parts.append(declaration.layout)
    }
    return .sequence(parts + atEnd(isAfterBlock: declarations.last?.isOneLine == false))
  }

  /// Adds the comments that still belong to the last declaration, if no bracket has ended it.
  private mutating func endOpenDeclaration(
    _ declarations: inout [Declaration], before token: SyntaxToken?
  ) {
    guard let last = declarations.last, last.isOpen else { return }
    let comments = comments(indentedBefore: token)
    guard comments.endsInComment else { return }
    declarations[declarations.count - 1].body = .sequence([last.body, comments])
    if declarations.count > 1 { declarations[declarations.count - 1].isApart = true }
  }

  /// The comments that end the file.
  private mutating func atEnd(isAfterBlock: Bool) -> [Layout] {
    guard let end = tree.root.tokens.last, end.kind == .endOfFile else { return [] }
    let isApart = isAfterBlock || isAfterBlank(end)
    var parts = above(closing: end)
    if case .blankLine? = parts.first?.kind { parts.removeFirst() }
    return parts.isEmpty ? [] : [isApart ? .blankLine : .hardLine] + parts
  }

  /// Gives neighbours of one kind, each on one line and without a line between, one column for
  /// what follows their names.
  private func align(_ declarations: inout [Declaration]) {
    var start = 0
    while start < declarations.count {
      var end = start + 1
      while end < declarations.count, declarations[end].keyword == declarations[start].keyword,
        declarations[end].above.isEmpty, !declarations[end].isApart
      {
        end += 1
      }
      if end - start > 1 { align(&declarations[start..<end]) }
      start = end
    }
  }

  private func align(_ run: inout ArraySlice<Declaration>) {
    let widths = run.map { $0.head.flatWidth ?? 0 }
    guard let column = widths.max(),
      run.allSatisfy({ column + 1 + ($0.body.flatWidth ?? Page.width) <= Page.width })
    else { return }
    for (index, width) in zip(run.indices, widths) { run[index].padding = column + 1 - width }
  }

  private mutating func declaration(_ node: SyntaxNode) -> Declaration {
    let keyword = node.firstToken?.text ?? ""
    var head: Layout = .empty
    let body: Layout
    switch node.kind {
    case .packDeclaration, .adjustDeclaration:
      head = self.head(node, before: .leftBrace)
      body = clauses(node, isCompact: true)
    case .familyDeclaration, .ruleDeclaration, .threadRuleDeclaration, .allowDeclaration:
      head = self.head(node, before: .leftBrace)
      body = clauses(node, isCompact: false)
    case .variantsDeclaration:
      head = self.head(node, before: .leftBrace)
      body = variants(node)
    case .lexiconDeclaration:
      head = self.head(node, before: .leftBrace)
      body = lexicon(node)
    case .signalDeclaration:
      let isBlock = node.token(.equals) == nil
      head = self.head(node, before: isBlock ? .leftBrace : .equals)
      body = isBlock ? signalBlock(node) : signalLine(node)
    case .conditionDeclaration:
      head = self.head(node, before: .equals)
      body = conditionLine(node)
    default:
      // The root holds declarations only where the file has no mistakes.
      body = plain(node)
    }
    let isOpen = node.kind == .conditionDeclaration || node.token(.equals) != nil
    return Declaration(head: head, body: body, keyword: keyword, isOpen: isOpen)
  }

  /// Keyword and name; of `adjust family/rule` the path without spaces.
  private mutating func head(_ node: SyntaxNode, before kind: Token.Kind) -> Layout {
    var parts: [Layout] = []
    var isAfterSlash = false
    for token in node.tokens(before: kind) {
      if !parts.isEmpty, token.kind != .slash, !isAfterSlash { parts.append(.space) }
      parts.append(layout(token))
      isAfterSlash = token.kind == .slash
    }
    return .sequence(parts)
  }

  /// `= condition`, on one line or below.
  private mutating func conditionLine(_ node: SyntaxNode) -> Layout {
    guard let equals = node.token(.equals) else { return plain(node) }
    var parts = [layout(equals)]
    for inner in node.nodes {
      let condition = condition(inner)
      parts.append(Layout.sequence([.line(), condition.grouped]).nested())
    }
    return Layout.sequence(parts).grouped
  }
}
