import Diagnostics
import RuleSyntax

/// The chain of a thread rule.
extension PackChecker {
  /// The steps and the duration of a thread rule; nil, reported, where it has none.
  mutating func threadChain(
    _ name: SyntaxToken, when: ClauseSyntax?, within: ClauseSyntax?
  ) -> ThreadChain? {
    let seconds = within.flatMap { duration($0.duration) }
    guard let expression = when?.condition else { return nil }
    if within == nil, !expression.hasWithin {
      report(
        .missingClause, "the thread rule `\(name.text)` has no `within`", at: name.range,
        help: "say in what time it all happens, like `within 7 days`")
    }
    guard let steps = threadSteps(expression) else {
      // What it refers to is not called unused.
      resolveAll(in: expression.node)
      return nil
    }
    guard let seconds else { return nil }
    return ThreadChain(steps: steps, duration: seconds, range: expression.range)
  }

  private mutating func threadSteps(_ expression: ExpressionSyntax) -> [ThreadChain.Step]? {
    guard case .chain(let operators) = expression.form,
      operators.allSatisfy({ $0.isWord("then") })
    else {
      reportNoChain(expression)
      return nil
    }
    if let window = expression.node.node(.withinPhrase) {
      report(
        .wrongValue, "the steps of a thread rule lie in a time, not in a number of tokens",
        at: window.range, help: "write a unit, like `within 7 days`")
      return nil
    }
    let operands = expression.operands
    // Fewer where an operand is missing, which the parser has reported.
    guard operands.count == operators.count + 1 else { return nil }
    guard operands.count <= ThreadChain.mostSteps else {
      report(
        .valueOutOfRange, "a chain has at most \(ThreadChain.mostSteps) steps",
        at: operands[ThreadChain.mostSteps].range, label: "one too many")
      return nil
    }
    return operands.map { threadStep($0) }
  }

  private mutating func threadStep(_ operand: ExpressionSyntax) -> ThreadChain.Step {
    var side = ThreadChain.Side.them
    var condition = operand
    if case .sided(let word) = operand.form, let inner = operand.operands.first {
      side = word.isWord("me") ? .me : .them
      condition = inner
    }
    return ThreadChain.Step(
      side: side, expression: self.condition(condition), range: operand.range)
  }

  private mutating func reportNoChain(_ expression: ExpressionSyntax) {
    // Half a chain has been reported as what it lacks.
    guard expression.node.node(.error) == nil else { return }
    let help =
      switch expression.form {
      case .or, .and, .not, .chain:
        "put what is said of one message in parentheses: `(a and b) then c`"
      default: "name the messages in order, like `recruits then asks-deposit`"
      }
    report(
      .notAThreadChain, "a thread rule looks for two or more messages joined by `then`",
      at: expression.range, label: "this is said of one message", help: help)
  }

  // MARK: - Time

  /// Seconds; nil, reported, where they cannot be meant.
  mutating func duration(_ syntax: DurationSyntax) -> Int64? {
    guard let number = syntax.number else { return nil }
    guard let unit = syntax.unit else {
      report(
        .wrongValue, "the time has no unit", at: number.range,
        help: "write one after the number, like `\(number.text) days`")
      return nil
    }
    guard let unitSeconds = Self.seconds(of: unit.text) else {
      let near = NameSuggestion.nearest(to: unit.text, among: Keywords.durations)
      report(
        .wrongValue, "`\(unit.text)` is no unit of time", at: unit.range,
        help: near.map { "did you mean `\($0)`?" }
          ?? "it is one of seconds, minutes, hours, days, weeks",
        edits: near.map { [SourceEdit(range: unit.range, replacement: $0)] } ?? [])
      return nil
    }
    guard let count = wholeNumber(number, in: 1...1_000_000) else { return nil }
    let seconds = Int64(count) * unitSeconds
    guard seconds <= ThreadChain.longestDuration else {
      report(
        .valueOutOfRange, "a thread is followed for 366 days at most", at: number.range)
      return nil
    }
    return seconds
  }

  private static func seconds(of unit: String) -> Int64? {
    switch unit {
    case "second", "seconds": 1
    case "minute", "minutes": 60
    case "hour", "hours": 3600
    case "day", "days": 86_400
    case "week", "weeks": 604_800
    default: nil
    }
  }
}
