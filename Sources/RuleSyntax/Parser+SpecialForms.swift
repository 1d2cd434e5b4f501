import Diagnostics

/// Conditions that begin with a word of their own. The words are no keywords elsewhere: a signal
/// may be called `sender` or `count`.
extension Parser {
  /// Takes one of them; false where none begins.
  mutating func parseSpecialForm() -> Bool {
    let next = peek(1)
    if at(.number) {
      parseQuota()
    } else if at("any") || at("all"), isWord(next, "of") {
      parseQuota()
    } else if at("count"), next.kind == .leftParenthesis || isWord(next, "distinct") {
      parseCount()
    } else if at("sum"), next.kind == .leftParenthesis {
      parseSum()
    } else if at("length"), next.kind == .comparison || next.kind == .equals {
      parseLength()
    } else if at("same"), isWord(next, "sentence") {
      parseSameSentence()
    } else if at("script"), isWord(next, "has") {
      parseWords(.scriptCondition, "a script", after: "`has`")
    } else if at("language"), isWord(next, "is") {
      parseWords(.languageCondition, "a language tag", after: "`is`")
    } else if at("channel"), isWord(next, "is") {
      parseWords(.channelCondition, "a channel", after: "`is`")
    } else if at("sender"), isWord(next, "is") || isWord(next, "in") {
      parseSender()
    } else {
      return false
    }
    return true
  }

  /// `2 of (a, b, c) [within N]`.
  private mutating func parseQuota() {
    let start = mark()
    let count = describe(current)
    bump()
    guard expectWord("of", after: count) else {
      close(.quotaCondition, from: start)
      return
    }
    parseConditionList(after: "`of`")
    if at("within"), !isAtThreadDuration { parseWithin() }
    close(.quotaCondition, from: start)
  }

  private mutating func parseSameSentence() {
    let start = mark()
    bump()
    bump()
    parseConditionList(after: "`same sentence`")
    close(.sameSentenceCondition, from: start)
  }

  /// `(a, b, ..)`.
  private mutating func parseConditionList(after: String) {
    let opening = current
    guard at(.leftParenthesis) else {
      reportExpected("`(`", after: after)
      return
    }
    nested { parser in
      let start = parser.mark()
      parser.bump()
      while !parser.at(.rightParenthesis) {
        let before = parser.position
        parser.parseCondition()
        guard parser.at(.comma), parser.position > before || parser.at(.comma) else { break }
        parser.bump()
      }
      parser.expectClosing(.rightParenthesis, of: opening)
      parser.close(.conditionList, from: start)
    }
  }

  private mutating func parseCount() {
    let start = mark()
    bump()
    if at("distinct") { bump() }
    let opening = current
    if at(.leftParenthesis) {
      nested { parser in
        let list = parser.mark()
        parser.bump()
        parser.parseCondition()
        parser.expectClosing(.rightParenthesis, of: opening)
        parser.close(.parenthesizedCondition, from: list)
      }
    } else {
      reportExpected("`(`", after: "`count`")
    }
    parseComparison()
    close(.countCondition, from: start)
  }

  private mutating func parseSum() {
    let start = mark()
    bump()
    parseParenthesizedName(after: "`sum`")
    parseComparison()
    close(.sumCondition, from: start)
  }

  private mutating func parseLength() {
    let start = mark()
    bump()
    parseComparison()
    close(.lengthCondition, from: start)
  }

  private mutating func parseComparison() {
    if at(.equals) {
      diagnostics.append(
        Diagnostic(
          .unexpectedToken, .error, "expected a comparison, found `=`", at: range(of: current),
          help: "write `==`", edits: [SourceEdit(range: range(of: current), replacement: "==")]))
      bump()
    } else if !expect(.comparison, "a comparison like `>=`") {
      return
    }
    expect(.number, "a number", after: "the comparison")
  }

  /// `script has han | latin` and its like.
  private mutating func parseWords(_ kind: SyntaxKind, _ what: String, after: String) {
    let start = mark()
    bump()
    bump()
    parseAlternatives(what, after: after)
    close(kind, from: start)
  }

  private mutating func parseAlternatives(_ what: String, after: String) {
    guard expect(.word, what, after: after) else { return }
    while at(.pipe) {
      bump()
      expect(.word, what, after: "`|`")
    }
  }

  private mutating func parseSender() {
    let start = mark()
    bump()
    let isKind = at("is")
    bump()
    if isKind {
      parseAlternatives("what the sender is", after: "`is`")
    } else {
      expect(.word, "a lexicon's name", after: "`in`")
    }
    close(.senderCondition, from: start)
  }
}
