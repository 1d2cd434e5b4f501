import RuleCheck
import RuleSyntax

/// Reads the clauses of a rule up to a place and says what may follow.
struct RuleClauseReader {
  let declaration: CompletionReader
  /// The tokens after the rule's opening brace.
  let body: ArraySlice<SyntaxToken>

  private var isThread: Bool { declaration.isThreadRule }

  /// The clauses a rule may have.
  static func clauses(thread: Bool) -> [String] {
    [
      "title", "stage", "group", "score", "when", "unless", "label", "refer", "shadow", "hit",
      "miss",
    ] + (thread ? ["within"] : [])
  }

  func read() -> [CompletionPlace.Wanted] {
    let clauses = CompletionPlace.Wanted.clauses(Self.clauses(thread: isThread))
    guard let start = clauseStart else { return [clauses] }
    let values = body[(start + 1)...]
    switch body[start].text {
    case "title":
      guard let last = values.last else { return [.languages] }
      return last.kind == .string ? [clauses, .languages] : []
    case "stage":
      return values.isEmpty ? [.values(StageName.allCases.map(\.rawValue))] : [clauses]
    case "group": return values.isEmpty ? [.groups(family: family)] : [clauses]
    case "label": return values.isEmpty || values.last?.kind == .comma ? [.labels] : [clauses]
    case "score": return score(values, clauses)
    case "refer": return values.isEmpty ? [] : [clauses]
    case "hit", "miss": return examples(values, clauses)
    case "within":
      guard let last = values.last else { return [] }
      return last.kind == .number ? [.values(Keywords.durations)] : [clauses]
    case "when", "unless":
      let wanted = declaration.condition(after: start, thread: isThread)
      // On a line of its own another clause may begin where the condition is whole.
      return declaration.isFirstOnLine && !values.isEmpty && wanted.first?.isOperators == true
        ? wanted + [clauses] : wanted
    default: return [clauses]
    }
  }

  private var family: String {
    let head = declaration.tokens.prefix { $0.kind != .leftBrace }
    guard let place = head.firstIndex(where: { $0.isWord("in") }), place + 1 < head.endIndex else {
      return ""
    }
    return head[place + 1].text
  }

  /// The keyword of the clause that the place is in: the last that stands in no brackets, where a
  /// clause may begin.
  private var clauseStart: Int? {
    var depth = 0
    var found: Int?
    for index in body.indices {
      switch body[index].kind {
      case .leftParenthesis, .leftBrace: depth += 1
      case .rightParenthesis, .rightBrace: depth -= 1
      case .word where depth == 0:
        if beginsClause(index, after: found) { found = index }
      default: continue
      }
    }
    return found
  }

  private func beginsClause(_ index: Int, after clause: Int?) -> Bool {
    let token = body[index]
    guard Self.clauses(thread: isThread).contains(token.text) else { return false }
    guard let clause else { return true }
    // The value of a clause may be spelt like a keyword.
    if index == clause + 1 { return ["shadow"].contains(body[clause].text) }
    guard token.isWord("within") else { return true }
    // `near b within 7` ends a chain; a time has a unit, and a chain over messages none before it.
    guard index + 2 < body.endIndex else { return false }
    return Keywords.durations.contains(body[index + 2].text)
  }

  private func score(
    _ values: ArraySlice<SyntaxToken>, _ clauses: CompletionPlace.Wanted
  ) -> [CompletionPlace.Wanted] {
    guard let last = values.last else { return [.keywords(["sum"])] }
    switch last.kind {
    case .leftParenthesis: return [.lexicons(scored: true)]
    case .rightParenthesis: return [.keywords(["up"]), clauses]
    case .word: return last.isWord("up") ? [.keywords(["to"])] : []
    default: return [clauses]
    }
  }

  private func examples(
    _ values: ArraySlice<SyntaxToken>, _ clauses: CompletionPlace.Wanted
  ) -> [CompletionPlace.Wanted] {
    guard let last = values.last else { return [] }
    if values.contains(where: { $0.kind == .leftBrace }), declaration.braceDepth > 1 {
      switch last.kind {
      case .number: return [.values(Keywords.durations)]
      case .word:
        return last.isWord("after") || last.isWord("me") || last.isWord("them")
          ? [] : [.keywords(["me", "them"])]
      default: return [.keywords(["me", "them", "after"])]
      }
    }
    switch last.kind {
    case .leftParenthesis, .comma: return [.values(["channel", "sender"])]
    case .colon:
      let isChannel = values.dropLast().last?.isWord("channel") == true
      return isChannel
        ? [.values(ConditionExpression.ChannelName.allCases.map(\.rawValue))] : []
    case .string, .rightBrace: return [clauses]
    default: return []
    }
  }
}

extension CompletionPlace.Wanted {
  /// Whether it is what joins two operands: what stands before is whole.
  fileprivate var isOperators: Bool {
    switch self {
    case .keywords(let words): words.contains("and")
    case .values: true
    default: false
    }
  }
}
