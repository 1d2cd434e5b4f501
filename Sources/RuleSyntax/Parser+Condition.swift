import Diagnostics

/// Conditions, loosest first: `or`, `and`, `not`, `near` and `then`, `|`, `..`.
extension Parser {
  /// Takes a condition, one level deeper than where it stands.
  mutating func parseCondition() {
    nested { $0.parseOr() }
  }

  private mutating func parseOr() {
    let start = mark()
    parseAnd()
    guard at("or") else { return }
    while at("or") {
      bump()
      parseAnd()
    }
    close(.orCondition, from: start)
  }

  private mutating func parseAnd() {
    let start = mark()
    parseNot()
    guard at("and") else { return }
    while at("and") {
      bump()
      parseNot()
    }
    close(.andCondition, from: start)
  }

  private mutating func parseNot() {
    guard at("not") else {
      parseChain()
      return
    }
    nested { parser in
      let start = parser.mark()
      parser.bump()
      parser.parseNot()
      parser.close(.notCondition, from: start)
    }
  }

  /// `a near b within N`, `a then b then c within N`.
  private mutating func parseChain() {
    let start = mark()
    parseUnion()
    guard at("near") || at("then") else {
      reportStrayWithin()
      return
    }
    let chain = current
    while at("near") || at("then") {
      bump()
      parseUnion()
    }
    if at("within"), !isAtThreadDuration {
      parseWithin()
    } else if !isInThreadRule || isWord(chain, "near") {
      let word = text(of: chain)
      diagnostics.append(
        Diagnostic(
          .missingWithin, .error, "`\(word)` needs `within` and a number of tokens",
          at: range(of: chain), label: "how near is not said",
          help: "write `a \(word) b within 12`"))
    }
    close(.chainCondition, from: start)
  }

  private mutating func reportStrayWithin() {
    guard at("within"), !isAtThreadDuration else { return }
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, .error, "`within` has nothing to limit here", at: range(of: current),
        help: "it follows `near`, `then`, `any of (..)`, `all of (..)` and `2 of (..)`"))
    let start = mark()
    bump()
    if at(.number) { bump() }
    close(.error, from: start)
  }

  /// `within 7 days`: the clause of a thread rule, not the end of a chain.
  var isAtThreadDuration: Bool {
    guard at("within"), peek(1).kind == .number else { return false }
    let unit = peek(2)
    if Keywords.durations.contains(where: { isWord(unit, $0) }) { return true }
    // In a thread rule any word on the line is meant as a unit: the checker names the known ones.
    guard isInThreadRule, depth == 1, unit.kind == .word, !unit.isFirstOnLine else { return false }
    return !(Keywords.clauses + Keywords.operators + ["tokens"]).contains { isWord(unit, $0) }
  }

  mutating func parseWithin() {
    let start = mark()
    bump()
    expect(.number, "a number of tokens", after: "`within`")
    if at("tokens") { bump() }
    close(.withinPhrase, from: start)
  }

  /// `a | b`, perhaps with the side of a thread before it.
  private mutating func parseUnion() {
    let start = mark()
    if at("me") || at("them"), isWord(peek(1), "not") {
      bump()
      reportExpected(
        "a signal or `(`", help: "put what is said of one message in parentheses: `me (not a)`")
      parseNot()
      close(.sidedItem, from: start)
      return
    }
    if at("me") || at("them"), startsOperand(peek(1)) {
      bump()
      parseUnion(from: mark())
      close(.sidedItem, from: start)
      return
    }
    parseUnion(from: start)
  }

  private mutating func parseUnion(from start: Int) {
    parseGap()
    guard at(.pipe) else { return }
    while at(.pipe) {
      bump()
      parseGap()
    }
    close(.unionItem, from: start)
  }

  private mutating func parseGap() {
    let start = mark()
    parsePrimary()
    guard at(.gap) else { return }
    while at(.gap) {
      bump()
      expect(.number, "how many tokens may lie between", after: "`..`")
      parsePrimary()
    }
    close(.gapItem, from: start)
  }

  private func startsOperand(_ token: Token) -> Bool {
    switch token.kind {
    case .tilde, .string, .hanWord, .pattern, .entity, .leftParenthesis, .number: return true
    case .word:
      return !Keywords.reserved.contains(text(of: token)) && !token.isFirstOnLine
    default: return false
    }
  }

  private mutating func parsePrimary() {
    if at(.leftParenthesis) {
      parseParenthesized()
    } else if parseSpecialForm() {
      return
    } else if isAtSimpleItem {
      parseSimpleItem()
      reportSideBySide()
    } else {
      reportExpected("a condition")
    }
  }

  private mutating func parseParenthesized() {
    nested { parser in
      let start = parser.mark()
      let opening = parser.current
      parser.bump()
      parser.parseOr()
      parser.expectClosing(.rightParenthesis, of: opening)
      parser.close(.parenthesizedCondition, from: start)
    }
  }

  /// `"a" "b"` is a union in a signal, and a mistake in a condition.
  private mutating func reportSideBySide() {
    guard isAtSimpleItem, !(at(.word) && current.isFirstOnLine), !at(anyOf: Keywords.clauses)
    else { return }
    let near = nearOperator
    reportExpected(
      "an operator",
      help: near.map { "did you mean `\($0)`?" } ?? "write `|`, `and` or `or` between two signals",
      replacement: near)
    let start = mark()
    while isAtSimpleItem, !(at(.word) && current.isFirstOnLine), !at(anyOf: Keywords.clauses) {
      parseSimpleItem()
    }
    close(.error, from: start)
  }

  /// The operator, or clause of a rule, that the word at hand may have been meant to be.
  var nearOperator: String? {
    guard at(.word) else { return nil }
    return NameSuggestion.nearest(
      to: text(of: current), among: Keywords.operators + Keywords.rulePredicates)
  }
}
