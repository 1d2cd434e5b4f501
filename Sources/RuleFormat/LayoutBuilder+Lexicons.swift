import RuleSyntax

extension LayoutBuilder {
  /// The least column of a lexicon's entries: two spaces after a tag of two letters.
  private static let leastEntryColumn = 4

  /// `from ".."`, and the entries of each language in a column.
  mutating func lexicon(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for source in node.nodes(.lexiconSource) { parts += [plain(source), .space] }
    guard let opening = node.token(.leftBrace) else { return .sequence(parts.dropLast()) }
    let groups = node.nodes(.languageGroup)
    let widest = groups.compactMap { $0.firstToken?.text.utf8.count }.max() ?? 0
    let column = max(Self.leastEntryColumn, widest + 2)
    parts.append(
      block(opening, groups, node.token(.rightBrace)) { $0.languageGroup($1, column: column) })
    return .sequence(parts)
  }

  private mutating func languageGroup(_ node: SyntaxNode, column: Int) -> Layout {
    guard let tag = node.firstToken else { return .empty }
    let start = layout(tag)
    var entries: [Layout] = []
    for entry in node.nodes(.lexiconEntry) {
      // What stands above an entry begins a line, and the entry another.
      let above = above(entry.firstToken, isFirst: entries.isEmpty)
      entries.append(.sequence(above + [self.entry(entry)]))
    }
    let padding = Layout.spaces(max(1, column - (start.flatWidth ?? 0)))
    return .sequence([
      start, Layout.sequence([padding, Layout.fill(entries).aligned]).nested(column),
    ])
  }

  /// `~"text" +6`.
  private mutating func entry(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for child in node.children {
      switch child {
      case .node(let phrase): parts.append(self.phrase(phrase))
      case .token(let score): parts.append(layout(score))
      }
    }
    return .sequence(parts.joined(by: .space))
  }

  /// `~` and its text, without a space.
  mutating func phrase(_ node: SyntaxNode) -> Layout {
    var parts: [Layout] = []
    for token in node.tokens { parts.append(layout(token)) }
    return .sequence(parts)
  }

  // MARK: - Variants

  /// A line each, with the equals signs of neighbours in one column.
  mutating func variants(_ node: SyntaxNode) -> Layout {
    guard let opening = node.token(.leftBrace) else { return plain(node) }
    let variants = node.nodes(.variant)
    let columns = equalsColumns(of: variants)
    var index = 0
    return block(opening, variants, node.token(.rightBrace)) { builder, variant in
      defer { index += 1 }
      return builder.variant(variant, column: columns[index])
    }
  }

  /// For each variant the columns of the widest head among its neighbours; a comment or an empty
  /// line ends a neighbourhood.
  private func equalsColumns(of variants: [SyntaxNode]) -> [Int] {
    var columns: [Int] = []
    var run: [Int] = []
    for variant in variants {
      if let token = variant.firstToken, isApart(token) {
        columns += Array(repeating: run.max() ?? 0, count: run.count)
        run = []
      }
      run.append(headWidth(of: variant))
    }
    return columns + Array(repeating: run.max() ?? 0, count: run.count)
  }

  private func headWidth(of variant: SyntaxNode) -> Int {
    guard let head = variant.nodes(.phrase).first else { return 0 }
    return Layout.text(head.tokens.map(\.text).joined()).flatWidth ?? 0
  }

  private mutating func variant(_ node: SyntaxNode, column: Int) -> Layout {
    let width = headWidth(of: node)
    let phrases = node.nodes(.phrase)
    guard let head = phrases.first, let equals = node.token(.equals) else { return plain(node) }
    let start = [phrase(head), .spaces(column - width + 1), layout(equals), .space]
    var others: [Layout] = []
    for other in phrases.dropFirst() {
      let above = above(other.firstToken, isFirst: others.isEmpty)
      others.append(.sequence(above + [phrase(other)]))
    }
    return .sequence(start + [Layout.fill(others).aligned])
  }
}
