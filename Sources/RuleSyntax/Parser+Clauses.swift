import Diagnostics

extension Parser {
  /// Takes one clause: a keyword and the values its keyword asks for.
  ///
  /// Which clauses a block may have is the checker's question: a clause has the same shape wherever
  /// it stands.
  mutating func parseClause() {
    let start = mark()
    guard at(.word) else {
      reportExpected("a clause or `}`")
      skip { $0.at(.rightBrace) || ($0.at(.word) && $0.current.isFirstOnLine) }
      // A brace that opens nothing known would otherwise be met again and again.
      if mark() == start, !at(.rightBrace) { takeAsError() }
      return
    }
    let keyword = text(of: current)
    let token = current
    bump()
    switch keyword {
    case "name", "version": expect(.string, "a text", after: "`\(keyword)`")
    case "refer": parseStrings(after: "`refer`")
    case "prior", "review", "block": expect(.number, "a number", after: "`\(keyword)`")
    case "stage", "group": expect(.word, "a name", after: "`\(keyword)`")
    case "label": parseLabels()
    case "title": parseTitle()
    case "score": parseScore()
    case "when", "unless": parseCondition()
    case "within": parseDuration()
    case "hit", "miss": parseExamples(after: "`\(keyword)`")
    case "disabled", "shadow": break
    default: parseUnknownClause(token)
    }
    close(.clause, from: start)
  }

  mutating func takeAsError() {
    let start = mark()
    bump()
    close(.error, from: start)
  }

  private mutating func parseStrings(after: String) {
    guard expect(.string, "a text", after: after) else { return }
    while at(.string) { bump() }
  }

  private mutating func parseLabels() {
    guard expect(.word, "a name", after: "`label`") else { return }
    while at(.comma) {
      bump()
      expect(.word, "a name", after: "`,`")
    }
  }

  /// `title en ".." zh ".."`.
  private mutating func parseTitle() {
    var isFirst = true
    while true {
      let start = mark()
      let isEntry = at(.word) && peek(1).kind == .string
      guard isEntry, isFirst || !isClauseKeyword else { break }
      bump()
      bump()
      close(.titleEntry, from: start)
      isFirst = false
    }
    guard isFirst else { return }
    reportExpected(
      "a language tag and a text", after: "`title`", help: "for example `title en \"..\" zh \"..\"`"
    )
    if at(.string) { takeAsError() }
  }

  var isClauseKeyword: Bool { at(anyOf: Keywords.clauses) }

  /// A number, or `sum(words) [up to N]`.
  private mutating func parseScore() {
    guard at("sum") else {
      expect(.number, "a number or `sum(..)`", after: "`score`")
      return
    }
    let start = mark()
    bump()
    parseParenthesizedName(after: "`sum`")
    if at("up") {
      bump()
      expectWord("to", after: "`up`")
      expect(.number, "a number", after: "`up to`")
    }
    close(.scoreSum, from: start)
  }

  /// `(` name `)`.
  mutating func parseParenthesizedName(after: String) {
    let opening = current
    guard expect(.leftParenthesis, "`(`", after: after) else { return }
    expect(.word, "a lexicon's name", after: "`(`")
    expectClosing(.rightParenthesis, of: opening)
  }

  private mutating func parseDuration() {
    guard expect(.number, "a number", after: "`within`") else { return }
    if isAtName, !isClauseKeyword { bump() }
  }

  /// Keeps the values of a clause the language does not have; the checker names the clause.
  mutating func parseUnknownClause(_ keyword: Token) {
    var open = 0
    let start = mark()
    while !at(.endOfFile), !isAtDeclaration {
      if at(.leftBrace) { open += 1 }
      if at(.rightBrace) {
        if open == 0 { break }
        open -= 1
      }
      if open == 0, at(.word), current.isFirstOnLine || isClauseKeyword { break }
      bump()
    }
    if mark() > start { close(.error, from: start) }
  }
}
