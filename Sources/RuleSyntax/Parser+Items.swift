import Diagnostics

extension Parser {
  /// `signal NAME = ..` or `signal NAME { .. }`.
  mutating func parseSignal() {
    let start = mark()
    let keyword = current
    bump()
    expectName(after: "`signal`")
    if at(.leftBrace) {
      let opening = current
      bump()
      parseItemsAndException(of: nil)
      while !at(.rightBrace), !at(.endOfFile), !isAtDeclaration {
        reportNotAnItem()
        parseItemsAndException(of: nil)
      }
      expectClosing(.rightBrace, of: opening)
    } else {
      expect(.equals, "`=` or `{`", after: "the signal's name")
      parseItemsAndException(of: keyword)
      skipRestOfDeclaration(keyword, hint: wrongOperatorHint)
    }
    if at("except") { parseException(of: keyword) }
    close(.signalDeclaration, from: start)
  }

  /// Whether the `=` form that began with `keyword` is over: a word begins a line that is not
  /// indented deeper. What cannot begin a declaration continues it wherever it stands.
  private func isPastLine(of keyword: Token) -> Bool {
    guard current.isFirstOnLine, current.indentation <= keyword.indentation else { return false }
    return at(.word) && !at(anyOf: Keywords.operators)
  }

  private var wrongOperatorHint: String? {
    at(anyOf: ["and", "or", "not", "near", "then", "within"])
      ? "`\(text(of: current))` makes a condition: declare it with `condition`" : nil
  }

  private mutating func reportNotAnItem() {
    reportExpected("a phrase, pattern, lexicon or signal", help: wrongOperatorHint)
    takeAsError()
    skip { $0.at(.rightBrace) || $0.isAtItem }
  }

  private mutating func parseItemsAndException(of keyword: Token?) {
    parseItems(of: keyword)
    if at("except") { parseException(of: keyword) }
  }

  private mutating func parseException(of keyword: Token?) {
    let start = mark()
    bump()
    if isAtItem {
      parseGapItem()
      parseItems(of: keyword)
    } else {
      reportExpected("what to leave out", after: "`except`")
    }
    close(.exceptClause, from: start)
  }

  /// Items side by side, with or without `|` between: up to a bracket, or, in the `=` form of the
  /// declaration that `keyword` began, up to the end of its lines.
  private mutating func parseItems(of keyword: Token?) {
    while true {
      if let keyword, isPastLine(of: keyword) { return }
      // An operator at the end of a line joins the next line, indented or not.
      if at(.pipe) {
        bump()
        guard isAtItem else {
          reportExpected("a phrase, pattern, lexicon or signal", after: "`|`")
          continue
        }
      }
      guard isAtItem else { return }
      parseGapItem()
    }
  }

  /// `a ..8 b ..12 c`, or one item.
  private mutating func parseGapItem() {
    let start = mark()
    parseItem()
    guard at(.gap) else { return }
    while at(.gap) {
      bump()
      expect(.number, "how many tokens may lie between", after: "`..`")
      guard isAtItem else {
        reportExpected("what comes after the gap")
        break
      }
      parseItem()
    }
    close(.gapItem, from: start)
  }

  private mutating func parseItem() {
    guard at(.leftParenthesis) else {
      parseSimpleItem()
      return
    }
    nested { parser in
      let start = parser.mark()
      let opening = parser.current
      parser.bump()
      parser.parseItems(of: nil)
      if parser.at("except") {
        parser.reportExpected(
          "`)`", help: "`except` belongs to a whole signal: give this one a name")
        parser.skip { $0.at(.rightParenthesis) || $0.at(.rightBrace) || $0.current.isFirstOnLine }
      }
      parser.expectClosing(.rightParenthesis, of: opening)
      parser.close(.itemGroup, from: start)
    }
  }

  /// A phrase, pattern, entity or name.
  mutating func parseSimpleItem() {
    if isAtPhrase {
      parsePhrase()
    } else if isAtPattern {
      parsePattern()
    } else if at(.entity) {
      parseEntity()
    } else {
      let start = mark()
      bump()
      close(.nameReference, from: start)
    }
  }

  // MARK: - Simple items

  var isAtItem: Bool { isAtSimpleItem || at(.leftParenthesis) }

  var isAtSimpleItem: Bool {
    if isAtPhrase || at(.pattern) || at(.entity) { return true }
    guard at(.word), !isAtDeclaration else { return false }
    return !at(anyOf: Keywords.operators) && !at(anyOf: Keywords.rulePredicates)
  }

  var isAtPhrase: Bool { at(.tilde) || at(.string) || at(.hanWord) || at(.mixedWord) }

  private var isAtPattern: Bool {
    if at(.pattern) { return true }
    guard at("raw") else { return false }
    return peek(1).kind == .pattern || (isWord(peek(1), "bytes") && peek(2).kind == .pattern)
  }

  /// `[~]` and a text.
  mutating func parsePhrase() {
    let start = mark()
    if at(.tilde) {
      bump()
      if !at(.string), !at(.hanWord), !at(.mixedWord) {
        reportExpected("a text", after: "`~`", help: "only phrases can be loose")
        close(.phrase, from: start)
        return
      }
    }
    bump()
    close(.phrase, from: start)
  }

  private mutating func parsePattern() {
    let start = mark()
    while !at(.pattern) { bump() }
    bump()
    close(.patternItem, from: start)
  }
}
