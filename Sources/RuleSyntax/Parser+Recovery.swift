import Diagnostics

extension Parser {
  /// Whether a new declaration begins here: its words are reserved.
  var isAtDeclaration: Bool { at(anyOf: Keywords.declarations) }

  /// A word that may be a name or value here. A keyword that begins a line begins a declaration:
  /// the name is missing. On the same line it is meant as a name, and the checker says it is reserved.
  var isAtName: Bool { at(.word) && !(current.isFirstOnLine && isAtDeclaration) }

  /// Takes a token of this kind, or reports that `what` was expected.
  @discardableResult
  mutating func expect(_ kind: Token.Kind, _ what: String, after: String = "") -> Bool {
    guard kind == .word ? isAtName : at(kind) else {
      reportExpected(what, after: after)
      return false
    }
    bump()
    return true
  }

  /// Takes this word, or reports that it was expected.
  @discardableResult
  mutating func expectWord(_ word: String, after: String = "") -> Bool {
    guard at(word) else {
      reportExpected("`\(word)`", after: after)
      return false
    }
    bump()
    return true
  }

  /// "expected X after Y, found Z" at the current token, or, where a line ended too early, after
  /// the last token of that line.
  ///
  /// `replacement` is offered as what the token may have been meant to be.
  mutating func reportExpected(
    _ what: String, after: String = "", help: String? = nil, replacement: String? = nil
  ) {
    // The lexer has said what is wrong with a word that is none, and one mistake a token is enough.
    guard !at(.mixedWord), lastMistake != position else { return }
    lastMistake = position
    let place = after.isEmpty ? "" : " after \(after)"
    let isLineEnd = position > 0 && (current.isFirstOnLine || at(.endOfFile))
    let end = position > 0 ? tokens[position - 1].end : 0
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, .error, "expected \(what)\(place), found \(describe(current))",
        at: isLineEnd ? SourceRange(file: file, start: end, end: end) : range(of: current),
        label: "expected \(what)", help: help,
        edits: replacement.map { [SourceEdit(range: range(of: current), replacement: $0)] } ?? []))
  }

  /// Takes a name, or reports that one was expected, taking what was written instead of it.
  mutating func expectName(after: String) {
    if isAtName {
      bump()
      return
    }
    reportExpected(
      "a name", after: after, help: "names are lower-case words joined by `-`, like `pay-first`")
    if at(.number) || at(.hanWord) || at(.mixedWord) || at(.string) { takeAsError() }
  }

  /// What a token is called in a message.
  func describe(_ token: Token) -> String {
    switch token.kind {
    case .endOfFile: return "the end of the file"
    case .string, .pattern, .mixedWord, .hanWord:
      // By characters, so that a cut never splits one; the caret shows the rest.
      let text = text(of: token)
      return text.count > 24 ? "`\(text.prefix(24))…`" : "`\(text)`"
    default: return "`\(text(of: token))`"
    }
  }

  /// Puts tokens into an `error` node until `stop` holds, a declaration begins or the file ends.
  ///
  /// Takes at least one token unless one of these holds at once.
  mutating func skip(until stop: (Parser) -> Bool) {
    let start = mark()
    var isEmpty = true
    while !at(.endOfFile), !isAtDeclaration, !stop(self) {
      bump()
      isEmpty = false
    }
    if !isEmpty { close(.error, from: start) }
  }

  /// Takes the closing bracket of `opening`, or reports that it is missing.
  mutating func expectClosing(_ kind: Token.Kind, of opening: Token) {
    if at(kind) {
      bump()
      return
    }
    let bracket = kind == .rightBrace ? "}" : ")"
    let what = at(.endOfFile) ? "the end of the file" : describe(current)
    diagnostics.append(
      Diagnostic(
        .missingClosing, .error, "expected `\(bracket)` before \(what)", at: range(of: current),
        label: "expected `\(bracket)`",
        secondary: [Diagnostic.Label(range: range(of: opening), text: "opened here")]))
  }

  /// Runs `parse` one level deeper, or, at the limit, reports it and skips the bracket at hand.
  mutating func nested(_ parse: (inout Parser) -> Void) {
    guard depth < Self.deepest else {
      skipTooDeep()
      return
    }
    depth += 1
    parse(&self)
    depth -= 1
  }

  private mutating func skipTooDeep() {
    diagnostics.append(
      Diagnostic(
        .nestedTooDeeply, .error, "this is nested more than \(Self.deepest) levels deep",
        at: range(of: current), help: "give the inner parts names with `condition`"))
    let start = mark()
    var open = 0
    while !at(.endOfFile), !isAtDeclaration, !at(.rightBrace) {
      if open == 0 {
        // What encloses this place goes on here: it is left to whoever opened it.
        if at(.rightParenthesis) || at(.comma) { break }
        if current.isFirstOnLine, at(anyOf: Keywords.rulePredicates) { break }
      }
      if at(.leftParenthesis) { open += 1 }
      if at(.rightParenthesis) { open -= 1 }
      bump()
    }
    close(.error, from: start)
  }
}
