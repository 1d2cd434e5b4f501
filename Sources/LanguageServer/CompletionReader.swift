import RuleCheck
import RuleSyntax

/// Reads the tokens of a declaration up to a place and says what may follow.
struct CompletionReader {
  /// From the declaration's keyword on; empty where none begins before the place.
  let tokens: [SyntaxToken]
  let isFirstOnLine: Bool
  let indentation: Int

  var isThreadRule: Bool { tokens.first?.isWord("thread") ?? false }
  var last: SyntaxToken? { tokens.last }

  mutating func read() -> [CompletionPlace.Wanted] {
    guard let keyword = tokens.first, keyword.kind == .word, !isPastDeclaration else {
      return [.declarations]
    }
    // A declaration may begin on any line that could not go on with the one before.
    let beginsLine = isFirstOnLine && indentation == 0
    let inside = wantedInside(keyword.text)
    return beginsLine && braceDepth == 0 ? [.declarations] + inside : inside
  }

  private func wantedInside(_ keyword: String) -> [CompletionPlace.Wanted] {
    switch keyword {
    case "pack": return block(clauses: ["name", "version", "prior"])
    case "family":
      return braceDepth == 0 ? [] : block(clauses: ["title", "review", "block"])
    case "lexicon": return lexicon
    case "signal": return signal
    case "condition":
      guard let equals = tokens.firstIndex(where: { $0.kind == .equals }) else { return [] }
      return condition(after: equals, thread: false)
    case "rule", "thread": return rule
    case "adjust": return adjust
    case "allow":
      return block(clauses: ["sender", "domain", "message", "owner", "until", "why"])
    default: return []  // `variants`: characters and words, none of them known.
    }
  }

  // MARK: - Where the place is

  var braceDepth: Int {
    tokens.reduce(0) { depth, token in
      switch token.kind {
      case .leftBrace: depth + 1
      case .rightBrace: depth - 1
      default: depth
      }
    }
  }

  /// Whether the declaration was closed: by its brace, or, in the `=` form, by a line that begins
  /// at the margin after something whole.
  private var isPastDeclaration: Bool {
    if tokens.contains(where: { $0.kind == .leftBrace }) { return braceDepth <= 0 }
    guard isFirstOnLine, indentation == 0, tokens.count > 2, let last else { return false }
    switch last.kind {
    case .pipe, .equals, .gap, .comma, .leftParenthesis, .tilde: return false
    case .word: return !Keywords.operators.contains(last.text)
    default: return true
    }
  }

  // MARK: - Declarations

  private var lexicon: [CompletionPlace.Wanted] {
    guard braceDepth > 0 else {
      return tokens.count >= 2 ? [.keywords(["from"])] : []
    }
    return last?.kind == .leftBrace || isFirstOnLine ? [.languages] : []
  }

  private var signal: [CompletionPlace.Wanted] {
    let isOpen = tokens.contains { $0.kind == .equals || $0.kind == .leftBrace }
    guard isOpen else { return [] }
    if let argument = entityArgument { return argument }
    switch last?.kind {
    case .gap, .tilde: return []
    default:
      return [.names(conditions: false), .entities, .keywords(["except", "raw"])]
    }
  }

  private var rule: [CompletionPlace.Wanted] {
    let head = tokens.dropFirst(isThreadRule ? 2 : 1)
    guard let brace = tokens.firstIndex(where: { $0.kind == .leftBrace }) else {
      if isThreadRule, head.isEmpty { return tokens.count == 1 ? [.keywords(["rule"])] : [] }
      if head.count == 1 { return [.keywords(["in"])] }
      return last?.isWord("in") == true ? [.families(withAll: true)] : []
    }
    return RuleClauseReader(declaration: self, body: tokens[(brace + 1)...]).read()
  }

  private var adjust: [CompletionPlace.Wanted] {
    guard braceDepth == 0 else {
      return block(clauses: ["score", "review", "block", "disabled", "shadow"])
    }
    if last?.kind == .slash, tokens.count >= 3 { return [.rules(family: tokens[1].text)] }
    return tokens.count == 1 ? [.families(withAll: false), .rules(family: nil)] : []
  }

  /// The clauses of a simple block, unless a value is due.
  func block(clauses: [String]) -> [CompletionPlace.Wanted] {
    guard braceDepth > 0, let last else { return [] }
    let isKeyword = last.kind == .word && clauses.contains(last.text)
    guard isKeyword, !["disabled", "shadow"].contains(last.text) else {
      return last.kind == .word && !isKeyword ? [] : titleLanguages + [.clauses(clauses)]
    }
    if last.isWord("title") { return [.languages] }
    return last.isWord("score") ? [.keywords(["sum"])] : []
  }

  /// After a title another may follow in another language.
  private var titleLanguages: [CompletionPlace.Wanted] {
    guard tokens.count >= 3, last?.kind == .string, tokens[tokens.count - 2].kind == .word,
      LanguageTag.isWellFormed(tokens[tokens.count - 2].text)
    else { return [] }
    return [.languages]
  }
}
