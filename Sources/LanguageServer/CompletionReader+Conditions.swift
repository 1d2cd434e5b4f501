import RuleCheck
import RuleSyntax

/// Conditions and the arguments of entities.
extension CompletionReader {
  /// What may follow in a condition whose first token is after index `start`.
  func condition(after start: Int, thread: Bool) -> [CompletionPlace.Wanted] {
    if let argument = entityArgument { return argument }
    let operand: [CompletionPlace.Wanted] = [
      .names(conditions: true), .entities,
      .keywords(
        ["not", "any", "all", "count", "sum", "length", "same", "script", "language", "sender"]
          + ["channel", "raw"] + (thread ? ["me", "them"] : [])),
    ]
    let further: [CompletionPlace.Wanted] = [
      .keywords(["and", "or", "near", "then", "within"])
    ]
    guard tokens.count - 1 > start, let last else { return operand }
    switch last.kind {
    case .word: return condition(afterWord: last, operand: operand, further: further, thread)
    case .pipe: return alternatives ?? operand
    case .leftParenthesis:
      let isSum = tokens.count >= 2 && tokens[tokens.count - 2].isWord("sum")
      return isSum ? [.lexicons(scored: true)] : operand
    case .comma, .equals: return operand
    case .number: return afterNumber(operand: operand, further: further, thread)
    case .string, .pattern, .hanWord, .mixedWord, .entity, .rightParenthesis, .date: return further
    case .comparison, .gap, .tilde, .colon, .slash, .leftBrace, .rightBrace, .unknown, .endOfFile:
      return []
    }
  }

  private func condition(
    afterWord word: SyntaxToken, operand: [CompletionPlace.Wanted],
    further: [CompletionPlace.Wanted], _ thread: Bool
  ) -> [CompletionPlace.Wanted] {
    let before = tokens.dropLast().last
    switch word.text {
    case "and", "or", "not", "near", "then": return operand
    case "within", "sum", "length": return []
    case "any", "all": return [.keywords(["of"])]
    case "count": return [.keywords(["distinct"])]
    case "same": return [.keywords(["sentence"])]
    case "script": return [.keywords(["has"])]
    case "language", "channel": return [.keywords(["is"])]
    case "sender": return [.keywords(["is", "in"])]
    case "has", "is": return values(of: before) ?? further
    case "in" where before?.isWord("sender") == true: return [.lexicons(scored: false)]
    case "me", "them": return thread ? operand : further
    case "raw": return [.keywords(["bytes"])]
    default: return further
    }
  }

  /// `within 12`, `a ..4`, `2`: what may follow a number.
  private func afterNumber(
    operand: [CompletionPlace.Wanted], further: [CompletionPlace.Wanted], _ thread: Bool
  ) -> [CompletionPlace.Wanted] {
    guard let before = tokens.dropLast().last else { return further }
    if before.kind == .gap { return operand }
    if before.isWord("within") { return thread ? [.values(Keywords.durations)] + further : further }
    return before.kind == .comparison ? further : [.keywords(["of"])] + further
  }

  /// After `is sms |`: the words that `is` takes.
  private var alternatives: [CompletionPlace.Wanted]? {
    var index = tokens.count - 1
    while index >= 2, tokens[index].kind == .pipe, tokens[index - 1].kind == .word { index -= 2 }
    guard index >= 1, tokens[index].isWord("is") || tokens[index].isWord("has") else { return nil }
    return values(of: tokens[index - 1])
  }

  /// The words that a test compares with.
  private func values(of test: SyntaxToken?) -> [CompletionPlace.Wanted]? {
    switch test?.text {
    case "script": [.values(ConditionExpression.ScriptName.allCases.map(\.rawValue))]
    case "language": [.values(ConditionExpression.LanguageName.allCases.map(\.rawValue))]
    case "sender": [.values(ConditionExpression.SenderKind.allCases.map(\.rawValue))]
    case "channel": [.values(ConditionExpression.ChannelName.allCases.map(\.rawValue))]
    default: nil
    }
  }

  // MARK: - Entities

  /// What may follow between the parentheses of an entity; nil outside any.
  var entityArgument: [CompletionPlace.Wanted]? {
    var depth = 0
    var open: Int?
    for index in tokens.indices.reversed() {
      switch tokens[index].kind {
      case .rightParenthesis: depth += 1
      case .leftParenthesis where depth > 0: depth -= 1
      case .leftParenthesis: open = index
      case .leftBrace, .rightBrace: return nil
      default: continue
      }
      if open != nil { break }
    }
    guard let open, open > 0, tokens[open - 1].kind == .entity, let last else { return nil }
    let entity = String(tokens[open - 1].text.dropFirst())
    let colon = tokens[open...].lastIndex { $0.kind == .colon }
    switch last.kind {
    case .leftParenthesis, .comma: return [.argumentNames(entity: entity)]
    case .colon, .pipe:
      guard let colon, colon > open else { return [] }
      return [.argumentValues(entity: entity, argument: tokens[colon - 1].text)]
    case .number:
      guard let colon, colon > open else { return [] }
      return [.units(entity: entity, argument: tokens[colon - 1].text)]
    default: return []
    }
  }
}
