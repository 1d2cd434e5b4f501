import Diagnostics
import RuleSyntax

extension PackChecker {
  mutating func checkCondition(_ index: Int) {
    owner = .condition(index)
    guard let syntax = declared.conditions[index].condition else { return }
    pack.conditions[index].expression = condition(syntax)
  }

  /// The condition an expression makes; what is missing in it was reported and counts as absent.
  mutating func condition(_ expression: ExpressionSyntax) -> ConditionExpression {
    let range = expression.range
    let kind: ConditionExpression.Kind?
    switch expression.form {
    case .entity where Self.isDisguise(expression):
      kind = disguiseOperand(expression).map { .present($0) }
    case .phrase, .pattern, .entity, .group, .gap, .union, .sided:
      kind = .present(operand(expression, use: "`|`"))
    case .name(let name): kind = condition(named: name)
    case .parenthesized:
      guard let inner = expression.operands.first else { return .nothing(range) }
      return condition(inner)
    case .or: kind = .or(expression.operands.map { condition($0) })
    case .and: kind = .and(expression.operands.map { condition($0) })
    case .not: kind = expression.operands.first.map { .not(condition($0)) }
    case .chain(let operators): kind = chain(expression, operators)
    case .quota(let count): kind = quota(expression, count)
    case .sameSentence:
      kind = .sameSentence(expression.members.map { operand($0, use: "`same sentence`") })
    case .count, .sum, .length, .script, .language, .senderIs, .senderIn, .channel:
      kind = specialForm(expression)
    }
    guard let kind else { return .nothing(range) }
    return ConditionExpression(kind, range: range)
  }

  /// Something with spans inside a condition.
  mutating func operand(_ expression: ExpressionSyntax, use: String) -> SpanOperand {
    SpanOperand(items: spans(expression, use: use), range: expression.range)
  }

  private mutating func condition(named name: SyntaxToken) -> ConditionExpression.Kind? {
    switch resolve(name) {
    case .lexicon(let index):
      .present(SpanOperand(items: [.lexicon(index)], range: name.range))
    case .signal(let index): .present(SpanOperand(items: [.signal(index)], range: name.range))
    case .condition(let index): .condition(index)
    case nil: nil
    }
  }

  private mutating func chain(
    _ expression: ExpressionSyntax, _ operators: [SyntaxToken]
  ) -> ConditionExpression.Kind? {
    let limit = wholeNumber(expression.within, in: Self.distances) ?? 0
    guard let first = operators.first else { return nil }
    let use = "`\(first.text)`"
    let operands = expression.operands.map { operand($0, use: use) }
    if let other = operators.first(where: { $0.text != first.text }) {
      report(
        .mixedChain, "`near` and `then` cannot be mixed in one chain", at: other.range,
        label: "not the same",
        secondary: [Diagnostic.Label(range: first.range, text: "the chain begins with \(use)")],
        help: "join two chains with `and`")
      return nil
    }
    if first.isWord("near"), operators.count > 1 {
      report(
        .mixedChain, "`near` stands between two operands only", at: operators[1].range,
        secondary: [Diagnostic.Label(range: first.range, text: "the first is here")],
        help: "write `all of (a, b, c) within N`, or `then` if the order matters")
      return nil
    }
    // Fewer where an operand is missing, which the parser has reported.
    guard operands.count == operators.count + 1 else { return nil }
    if isInThreadRule, first.isWord("then"), !expression.hasWithin {
      report(
        .missingWithin, "`then` needs `within` and a number of tokens", at: first.range,
        label: "how near is not said",
        help: "only the steps of a thread rule are without: here `then` is within one message")
      return nil
    }
    if first.isWord("near") { return .near(operands[0], operands[1], limit: limit) }
    return .then(operands, limit: limit)
  }

  private mutating func quota(
    _ expression: ExpressionSyntax, _ token: SyntaxToken
  ) -> ConditionExpression.Kind? {
    let members = expression.members
    guard !members.isEmpty else {
      if expression.node.node(.conditionList) != nil {
        report(.emptyDeclaration, "the list has no members", at: expression.range)
      }
      return nil
    }
    let count: Int
    if token.isWord("any") {
      count = 1
    } else if token.isWord("all") {
      count = members.count
    } else {
      guard let number = wholeNumber(token, in: 1...members.count) else { return nil }
      count = number
    }
    guard expression.hasWithin else {
      return .atLeast(count: count, members.map { condition($0) })
    }
    let limit = wholeNumber(expression.within, in: Self.distances) ?? 0
    let operands = members.map { operand($0, use: "`within`") }
    return .atLeastWithin(count: count, operands, limit: limit)
  }
}
