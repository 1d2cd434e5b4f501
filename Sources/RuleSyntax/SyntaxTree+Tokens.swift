extension SyntaxTree {
  /// A token by its index in `tokens`: who asks about a place finds it there by its offset.
  package func token(_ index: Int) -> SyntaxToken { SyntaxToken(tree: self, index: index) }
}
