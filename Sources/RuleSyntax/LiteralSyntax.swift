/// `"text"`, `~"text"` or a bare Han word.
package struct PhraseSyntax: Sendable {
  package let node: SyntaxNode
  package var isLoose: Bool { node.token(.tilde) != nil }
  /// The text's token; nil where `~` stands alone.
  package var literal: SyntaxToken? { node.tokens.first { $0.kind != .tilde } }

  /// Its text with escapes undone. A bare word is its own text, without marks.
  package var decoded: StringLiteral.Decoded? { literal.map(Self.decode) }

  private static func decode(_ token: SyntaxToken) -> StringLiteral.Decoded {
    guard token.kind == .string else {
      return StringLiteral.Decoded(
        text: token.text, takesRest: false, startsClause: false, mistakes: [])
    }
    return StringLiteral.decode(token.content(quote: UInt8(ascii: "\"")))
  }
}

/// `/../`, `raw /../` or `raw bytes /../`.
package struct PatternSyntax: Sendable {
  package let node: SyntaxNode
  package var isRaw: Bool { node.tokens(.word).contains { $0.isWord("raw") } }
  package var isBytes: Bool { node.tokens(.word).contains { $0.isWord("bytes") } }
  package var literal: SyntaxToken? { node.token(.pattern) }
}

/// `@name(argument: value)`.
package struct EntitySyntax: Sendable {
  package let node: SyntaxNode
  package var name: SyntaxToken? { node.token(.entity) }
  package var arguments: [EntityArgumentSyntax] {
    node.node(.argumentList)?.nodes(.argument).map(EntityArgumentSyntax.init) ?? []
  }
}

/// `at-least: 3000 CNY | 400 USD`.
package struct EntityArgumentSyntax: Sendable {
  package let node: SyntaxNode
  package var name: SyntaxToken? { node.token(.word) }
  package var values: [QuantitySyntax] { node.nodes(.quantity).map(QuantitySyntax.init) }
}

/// `3000 CNY`, `wechat`.
package struct QuantitySyntax: Sendable {
  package let node: SyntaxNode
  /// The number, or the word.
  package var value: SyntaxToken? { node.tokens.first }
  package var unit: SyntaxToken? { node.tokens.dropFirst().first }
}

extension SyntaxToken {
  /// The bytes between the token's quotes or slashes; of one that is not closed, up to its end.
  package func content(quote: UInt8) -> ArraySlice<UInt8> {
    let inner = bytes.dropFirst()
    guard inner.last == quote else { return inner }
    // An escaped quote closes nothing: an odd number of backslashes precedes it.
    let backslashes = inner.dropLast().reversed().prefix { $0 == UInt8(ascii: "\\") }.count
    return backslashes % 2 == 0 ? inner.dropLast() : inner
  }

  /// A quoted text with its escapes undone, for titles and tests: a `*` is a `*`.
  package var plainText: String {
    guard kind == .string else { return text }
    return StringLiteral.decode(content(quote: UInt8(ascii: "\"")), takesMarks: false).text
  }
}
