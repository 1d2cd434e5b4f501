/// A clause of a block: a keyword and its values.
package struct ClauseSyntax: Sendable {
  package let node: SyntaxNode
  package var keyword: SyntaxToken? { node.token(.word) }
  /// Words after the keyword: a stage, a group, labels.
  package var words: ArraySlice<SyntaxToken> { node.tokens(.word).dropFirst() }
  package var strings: [SyntaxToken] { node.tokens(.string) }
  package var number: SyntaxToken? { node.token(.number) }
  package var condition: ExpressionSyntax? {
    node.nodes.lazy.compactMap(ExpressionSyntax.init).first
  }
  package var titles: [TitleSyntax] { node.nodes(.titleEntry).map(TitleSyntax.init) }
  /// `sum(words) up to N` of a `score`.
  package var sum: ScoreSumSyntax? { node.node(.scoreSum).map(ScoreSumSyntax.init) }
  package var examples: [SyntaxToken] { node.nodes(.example).compactMap { $0.token(.string) } }
  package var options: [ExampleOptionSyntax] {
    node.node(.exampleOptions)?.nodes(.exampleOption).map(ExampleOptionSyntax.init) ?? []
  }
  package var date: SyntaxToken? { node.token(.date) }
  /// Whether it is `hit { .. }`, even one without lines.
  package var isDialogue: Bool { node.token(.leftBrace) != nil }
  /// The lines of `hit { them ".." }`.
  package var dialogue: [DialogueLineSyntax] {
    node.nodes(.dialogueLine).map(DialogueLineSyntax.init)
  }
  /// Of `within 7 days` in a thread rule.
  package var duration: DurationSyntax { DurationSyntax(node: node) }
}

/// `[after 2 days] them ".."`.
package struct DialogueLineSyntax: Sendable {
  package let node: SyntaxNode
  package var side: SyntaxToken? { node.token(.word) }
  package var text: SyntaxToken? { node.token(.string) }
  /// Of the `after` before it.
  package var pause: DurationSyntax? { node.node(.pause).map(DurationSyntax.init) }
}

/// `within 7 days`, `after 2 hours`.
package struct DurationSyntax: Sendable {
  package let node: SyntaxNode
  package var number: SyntaxToken? { node.token(.number) }
  package var unit: SyntaxToken? { node.tokens(.word).dropFirst().first }
}

/// A language tag and a title in that language.
package struct TitleSyntax: Sendable {
  package let node: SyntaxNode
  package var language: SyntaxToken? { node.token(.word) }
  package var text: SyntaxToken? { node.token(.string) }
}

/// `sum(words) up to N`.
package struct ScoreSumSyntax: Sendable {
  package let node: SyntaxNode
  package var lexicon: SyntaxToken? {
    let words = node.tokens(.word)
    return words.count > 1 && !words[1].isWord("up") ? words[1] : nil
  }
  package var limit: SyntaxToken? { node.token(.number) }
}

/// `name: value` of `hit (channel: sms)`.
package struct ExampleOptionSyntax: Sendable {
  package let node: SyntaxNode
  package var name: SyntaxToken? { node.token(.word) }
  package var value: SyntaxToken? {
    let tokens = node.tokens
    return tokens.count > 2 ? tokens[2] : nil
  }
}
