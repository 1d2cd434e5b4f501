import Diagnostics
import RuleSyntax

extension PackChecker {
  /// Conditions that begin with a word of their own.
  mutating func specialForm(_ expression: ExpressionSyntax) -> ConditionExpression.Kind? {
    switch expression.form {
    case .count(let isDistinct, let comparison):
      let operands = expression.operands.map { operand($0, use: "`count`") }
      guard let operand = operands.first, let sign = sign(comparison),
        let number = wholeNumber(comparison.number, in: 0...1_000_000)
      else { return nil }
      return .count(operand, distinct: isDistinct, sign, number)
    case .sum(let lexicon, let comparison):
      guard let lexicon, let index = resolveScoredLexicon(lexicon), let sign = sign(comparison),
        let number = score(comparison.number)
      else { return nil }
      return .sum(lexicon: index, sign, number)
    case .length(let comparison):
      guard let sign = sign(comparison),
        let number = wholeNumber(comparison.number, in: 0...1_000_000)
      else { return nil }
      return .length(sign, number)
    case .script(let words):
      return either(words, expression.range) { checker, word in
        checker.value(word, as: ConditionExpression.ScriptName.self, what: "script")
          .map { .script($0) }
      }
    case .language(let words):
      return either(words, expression.range) { checker, word in
        checker.value(word, as: ConditionExpression.LanguageTag.self, what: "language Weir can tell")
          .map { .language($0.rawValue) }
      }
    case .senderIs(let words):
      return either(words, expression.range) { checker, word in
        checker.value(word, as: ConditionExpression.SenderKind.self, what: "kind of sender")
          .map { .senderIs($0) }
      }
    case .senderIn(let name):
      guard let name else { return nil }
      return resolveLexicon(name.text, at: name.range, use: "`sender in`")
        .map { .senderIn(lexicon: $0) }
    case .channel(let words):
      return either(words, expression.range) { checker, word in
        checker.value(word, as: ConditionExpression.ChannelName.self, what: "channel")
          .map { .channelIs($0) }
      }
    case .phrase, .pattern, .name, .entity, .group, .gap, .union, .sided, .or, .and, .not, .chain,
      .quota, .parenthesized, .sameSentence:
      preconditionFailure("the caller passes special forms only")
    }
  }

  /// One condition a word, or-ed.
  private mutating func either(
    _ words: [SyntaxToken], _ range: SourceRange,
    _ make: (inout PackChecker, SyntaxToken) -> ConditionExpression.Kind?
  ) -> ConditionExpression.Kind? {
    var kinds: [ConditionExpression] = []
    for word in words {
      guard let kind = make(&self, word) else { continue }
      kinds.append(ConditionExpression(kind, range: word.range))
    }
    return kinds.count == 1 ? kinds[0].kind : kinds.isEmpty ? nil : .or(kinds)
  }

  private func sign(_ comparison: ComparisonSyntax) -> ConditionExpression.Comparison? {
    guard let sign = comparison.sign else { return nil }
    // A `=` was reported by the parser and is read as what it means.
    return sign.kind == .equals
      ? .equal : ConditionExpression.Comparison(rawValue: sign.text)
  }
}
