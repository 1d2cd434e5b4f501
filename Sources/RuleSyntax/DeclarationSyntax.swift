package import Diagnostics

/// A declaration of a file, as a typed view over its node.
///
/// Every part that the parser could not find is nil or empty; it has been reported.
package enum DeclarationSyntax: Sendable {
  case pack(BlockSyntax)
  case family(BlockSyntax)
  case variants([VariantSyntax])
  case lexicon(LexiconSyntax)
  case signal(SignalSyntax)
  case condition(ConditionDeclarationSyntax)
  case rule(RuleSyntax)
  case adjust(AdjustSyntax)
  case allow(BlockSyntax)

  package init?(_ node: SyntaxNode) {
    switch node.kind {
    case .packDeclaration: self = .pack(BlockSyntax(node: node))
    case .familyDeclaration: self = .family(BlockSyntax(node: node))
    case .variantsDeclaration: self = .variants(node.nodes(.variant).map(VariantSyntax.init))
    case .lexiconDeclaration: self = .lexicon(LexiconSyntax(node: node))
    case .signalDeclaration: self = .signal(SignalSyntax(node: node))
    case .conditionDeclaration: self = .condition(ConditionDeclarationSyntax(node: node))
    case .ruleDeclaration, .threadRuleDeclaration: self = .rule(RuleSyntax(node: node))
    case .adjustDeclaration: self = .adjust(AdjustSyntax(node: node))
    case .allowDeclaration: self = .allow(BlockSyntax(node: node))
    default: return nil  // Skipped tokens, and nodes that are parts of declarations.
    }
  }
}

extension SyntaxTree {
  /// The declarations of the file in order.
  package var declarations: [DeclarationSyntax] { root.nodes.compactMap(DeclarationSyntax.init) }
}

/// `pack { .. }`, `family NAME { .. }`, `allow { .. }`.
package struct BlockSyntax: Sendable {
  package let node: SyntaxNode
  package var keyword: SyntaxToken? { node.firstToken }
  package var name: SyntaxToken? { node.token(.word, after: 1) }
  package var clauses: [ClauseSyntax] { node.nodes(.clause).map(ClauseSyntax.init) }
}

/// `adjust FAMILY { .. }` or `adjust FAMILY/RULE { .. }`.
package struct AdjustSyntax: Sendable {
  package let node: SyntaxNode
  package var keyword: SyntaxToken? { node.firstToken }
  /// The family, `all`, or a rule of no family.
  package var name: SyntaxToken? { node.token(.word, after: 1) }
  package var hasSlash: Bool { node.token(.slash) != nil }
  /// The rule after the slash.
  package var rule: SyntaxToken? { hasSlash ? node.token(.word, after: 2) : nil }
  package var clauses: [ClauseSyntax] { node.nodes(.clause).map(ClauseSyntax.init) }
}

/// `rule NAME in FAMILY { .. }`, perhaps with `thread` before it.
package struct RuleSyntax: Sendable {
  package let node: SyntaxNode
  package var isThread: Bool { node.kind == .threadRuleDeclaration }
  package var keyword: SyntaxToken? { node.firstToken }
  package var name: SyntaxToken? { node.token(.word, after: keywords) }
  /// The family, or `all`; nil for a rule of no family.
  package var family: SyntaxToken? {
    guard node.token(.word, after: keywords + 1)?.isWord("in") == true else { return nil }
    return node.token(.word, after: keywords + 2)
  }
  package var clauses: [ClauseSyntax] { node.nodes(.clause).map(ClauseSyntax.init) }

  private var keywords: Int { isThread ? 2 : 1 }
}

/// `signal NAME = ..` or `signal NAME { .. }`.
package struct SignalSyntax: Sendable {
  package let node: SyntaxNode
  package var name: SyntaxToken? { node.token(.word, after: 1) }
  package var items: [ExpressionSyntax] { node.nodes.compactMap(ExpressionSyntax.init) }
  package var exceptions: [ExpressionSyntax] {
    node.nodes(.exceptClause).flatMap { $0.nodes.compactMap(ExpressionSyntax.init) }
  }
}

/// `condition NAME = ..`.
package struct ConditionDeclarationSyntax: Sendable {
  package let node: SyntaxNode
  package var name: SyntaxToken? { node.token(.word, after: 1) }
  package var condition: ExpressionSyntax? {
    node.nodes.lazy.compactMap(ExpressionSyntax.init).first
  }
}

/// `lexicon NAME from ".." { .. }`.
package struct LexiconSyntax: Sendable {
  package let node: SyntaxNode
  package var name: SyntaxToken? { node.token(.word, after: 1) }
  /// The paths of its list files, as string tokens.
  package var sources: [SyntaxToken] {
    node.nodes(.lexiconSource).compactMap { $0.token(.string) }
  }
  package var groups: [LanguageGroupSyntax] {
    node.nodes(.languageGroup).map(LanguageGroupSyntax.init)
  }
}

/// A language tag and its entries.
package struct LanguageGroupSyntax: Sendable {
  package let node: SyntaxNode
  package var tag: SyntaxToken? { node.token(.word) }
  package var entries: [LexiconEntrySyntax] {
    node.nodes(.lexiconEntry).map(LexiconEntrySyntax.init)
  }
}

/// A phrase, perhaps with a score.
package struct LexiconEntrySyntax: Sendable {
  package let node: SyntaxNode
  package var phrase: PhraseSyntax? { node.node(.phrase).map(PhraseSyntax.init) }
  package var score: SyntaxToken? { node.token(.number) }
}

/// `x = y z`.
package struct VariantSyntax: Sendable {
  package let node: SyntaxNode
  /// What is varied, then what may stand for it.
  package var phrases: [PhraseSyntax] { node.nodes(.phrase).map(PhraseSyntax.init) }
}

extension RuleSyntax {
  /// From its keyword to its closing brace.
  package var range: SourceRange { node.range }
}
