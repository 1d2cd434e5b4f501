import Diagnostics
import RuleSyntax

extension PackChecker {
  mutating func checkSignal(_ index: Int) {
    let syntax = declared.signals[index]
    owner = .signal(index)
    let items = syntax.items
    if items.isEmpty, !syntax.node.nodes.contains(where: { $0.kind == .error }) {
      report(
        .emptyDeclaration, "the signal `\(pack.signals[index].name)` looks for nothing",
        at: pack.signals[index].range)
    }
    pack.signals[index].items = items.flatMap { spans($0, use: "a signal") }
    pack.signals[index].exceptions = syntax.exceptions.flatMap { spans($0, use: "`except`") }
  }

  /// The items of an expression that must have spans; what has none is reported, naming the `use`.
  mutating func spans(_ expression: ExpressionSyntax, use: String) -> [SignalItem] {
    switch expression.form {
    case .phrase(let phrase): return checkPhrase(phrase).map { [.phrase($0)] } ?? []
    case .pattern(let pattern): return checkPattern(pattern).map { [.pattern($0)] } ?? []
    case .name(let name): return spans(ofName: name, use: use)
    case .entity(let entity): return self.entity(entity, use: use).map { [$0] } ?? []
    case .group, .union, .parenthesized:
      return expression.operands.flatMap { spans($0, use: use) }
    case .gap(let limits): return gap(expression, limits)
    case .sided(let side):
      reportSide(side)
      return expression.operands.flatMap { spans($0, use: use) }
    case .or, .and, .not, .chain, .quota, .count, .sum, .length, .sameSentence, .script,
      .language, .senderIs, .senderIn, .channel:
      report(
        .conditionWhereSpansNeeded, "\(use) needs something with spans, and this is a condition",
        at: expression.range, label: "true or false, but nowhere in the text",
        help: conditionHelp(expression))
      return []
    }
  }

  private func conditionHelp(_ expression: ExpressionSyntax) -> String {
    if case .or = expression.form { return "write `|` between signals" }
    return "join whole conditions with `and`, `or` and `not`"
  }

  private mutating func spans(ofName name: SyntaxToken, use: String) -> [SignalItem] {
    switch resolve(name) {
    case .lexicon(let index): return [.lexicon(index)]
    case .signal(let index): return [.signal(index)]
    case .condition(let index):
      report(
        .conditionWhereSpansNeeded,
        "\(use) needs something with spans, and `\(name.text)` is a condition", at: name.range,
        label: "true or false, but nowhere in the text",
        secondary: [
          Diagnostic.Label(
            range: pack.conditions[index].range, text: "declared as a condition here")
        ], help: "declare it with `signal` if it only joins phrases, patterns and lexicons")
      return []
    case nil: return []
    }
  }

  private mutating func gap(_ expression: ExpressionSyntax, _ limits: [SyntaxToken]) -> [SignalItem]
  {
    let operands = expression.operands.map { spans($0, use: "a gap") }
    let values = limits.map { wholeNumber($0, in: Self.distances) ?? 0 }
    // Fewer where a part is missing, which the parser has reported.
    guard values.count == operands.count - 1 else { return operands.flatMap { $0 } }
    return [.gap(operands: operands, limits: values)]
  }

  /// Tokens a gap or a window may span.
  static var distances: ClosedRange<Int> { 0...10_000 }

  mutating func reportSide(_ side: SyntaxToken) {
    report(
      .wrongValue, "`\(side.text)` picks the side of a conversation, and this is one message",
      at: side.range,
      help: isInThreadRule
        ? "it stands before a whole step of `when`" : "it belongs in a `thread rule`")
  }
}
