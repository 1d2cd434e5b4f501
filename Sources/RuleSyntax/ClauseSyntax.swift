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
  /// The lines of `hit { them ".." }`.
  package var dialogue: [SyntaxNode] { node.nodes(.dialogueLine) }
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
