package import Diagnostics

/// An item or a condition, as a typed view over its node.
package struct ExpressionSyntax: Sendable {
  package let node: SyntaxNode
  package let form: Form

  /// nil for a node that is neither an item nor a condition.
  package init?(_ node: SyntaxNode) {
    guard let form = Form(node) else { return nil }
    self.node = node
    self.form = form
  }

  package var range: SourceRange { node.range }
  /// The expressions directly inside it, in order.
  package var operands: [ExpressionSyntax] { node.nodes.compactMap(ExpressionSyntax.init) }
  /// The members of a `(a, b, c)` it has.
  package var members: [ExpressionSyntax] {
    node.node(.conditionList)?.nodes.compactMap(ExpressionSyntax.init) ?? []
  }
  /// The number of its `within N`.
  package var within: SyntaxToken? { node.node(.withinPhrase)?.token(.number) }
  /// Whether it has a `within`, even one without a number.
  package var hasWithin: Bool { node.node(.withinPhrase) != nil }

  /// What it is. Its parts are read off the view: `operands`, `members`, `within`.
  package enum Form: Sendable {
    case phrase(PhraseSyntax)
    case pattern(PatternSyntax)
    case name(SyntaxToken)
    case entity(EntitySyntax)
    /// `(a b c)` in a signal.
    case group
    /// Operands and, between them, the numbers of `..N`.
    case gap(limits: [SyntaxToken])
    case union
    /// `me a`, `them a`.
    case sided(SyntaxToken)
    case or
    case and
    case not
    /// The `near` and `then` between the operands.
    case chain(operators: [SyntaxToken])
    /// `2 of`, `any of`, `all of`: the number or word.
    case quota(SyntaxToken)
    case parenthesized
    case count(isDistinct: Bool, ComparisonSyntax)
    case sum(lexicon: SyntaxToken?, ComparisonSyntax)
    case length(ComparisonSyntax)
    case sameSentence
    case script([SyntaxToken])
    case language([SyntaxToken])
    case senderIs([SyntaxToken])
    case senderIn(SyntaxToken?)
    case channel([SyntaxToken])
  }
}

extension ExpressionSyntax.Form {
  fileprivate init?(_ node: SyntaxNode) {
    switch node.kind {
    case .phrase: self = .phrase(PhraseSyntax(node: node))
    case .patternItem: self = .pattern(PatternSyntax(node: node))
    case .nameReference:
      guard let name = node.token(.word) else { return nil }
      self = .name(name)
    case .entityItem: self = .entity(EntitySyntax(node: node))
    case .itemGroup: self = .group
    case .gapItem: self = .gap(limits: node.tokens(.number))
    case .unionItem: self = .union
    case .sidedItem:
      guard let side = node.token(.word) else { return nil }
      self = .sided(side)
    case .orCondition: self = .or
    case .andCondition: self = .and
    case .notCondition: self = .not
    case .chainCondition: self = .chain(operators: node.tokens(.word))
    case .quotaCondition:
      guard let count = node.tokens.first else { return nil }
      self = .quota(count)
    case .parenthesizedCondition: self = .parenthesized
    case .countCondition, .sumCondition, .lengthCondition, .sameSentenceCondition,
      .scriptCondition, .languageCondition, .senderCondition, .channelCondition:
      self.init(special: node)
    default: return nil  // Declarations, their parts, and skipped tokens.
    }
  }

  private init?(special node: SyntaxNode) {
    let words = node.tokens(.word)
    let comparison = ComparisonSyntax(node: node)
    switch node.kind {
    case .countCondition:
      self = .count(isDistinct: words.count > 1, comparison)
    case .sumCondition: self = .sum(lexicon: words.dropFirst().first, comparison)
    case .lengthCondition: self = .length(comparison)
    case .sameSentenceCondition: self = .sameSentence
    case .scriptCondition: self = .script(Array(words.dropFirst(2)))
    case .languageCondition: self = .language(Array(words.dropFirst(2)))
    case .channelCondition: self = .channel(Array(words.dropFirst(2)))
    case .senderCondition:
      let isKind = words.count > 1 && words[1].isWord("is")
      self = isKind ? .senderIs(Array(words.dropFirst(2))) : .senderIn(words.dropFirst(2).first)
    default: return nil  // The caller passes only the kinds above.
    }
  }
}

/// `>= 3` at the end of a condition.
package struct ComparisonSyntax: Sendable {
  package let node: SyntaxNode
  /// `<` and the like; a `=` written for `==` was reported and counts as `==`.
  package var sign: SyntaxToken? {
    node.tokens.last { $0.kind == .comparison || $0.kind == .equals }
  }
  package var number: SyntaxToken? { node.token(.number) }
}
