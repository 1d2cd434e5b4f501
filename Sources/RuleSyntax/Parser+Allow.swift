import Diagnostics

extension Parser {
  /// `allow { .. }`.
  mutating func parseAllow() {
    let start = mark()
    bump()
    let opening = current
    if expect(.leftBrace, "`{`", after: "`allow`") {
      while !at(.rightBrace), !at(.endOfFile), !isAtDeclaration { parseAllowClause() }
      expectClosing(.rightBrace, of: opening)
    } else {
      skip { $0.current.isFirstOnLine && $0.current.indentation == 0 }
    }
    close(.allowDeclaration, from: start)
  }

  /// The keywords mean something here only: elsewhere `sender` and `message` are names.
  private mutating func parseAllowClause() {
    guard at(.word) else {
      // Reports what stands there and takes it.
      parseClause()
      return
    }
    let start = mark()
    let keyword = current
    let word = text(of: keyword)
    bump()
    switch word {
    case "sender", "domain", "message": parseStrings(after: "`\(word)`")
    case "owner", "why": expect(.string, "a text", after: "`\(word)`")
    case "until":
      expect(.date, "a date", after: "`until`")
      // A date in another form is one mistake, not two.
      if at(.string) || at(.number) { takeAsError() }
    default: parseUnknownClause(keyword)
    }
    close(.clause, from: start)
  }
}
