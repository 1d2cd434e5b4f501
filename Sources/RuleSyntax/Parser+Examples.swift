import Diagnostics

/// The messages of `hit` and `miss`.
extension Parser {
  /// `hit [(options)] ".." ".."` or `hit { them ".." }`.
  mutating func parseExamples(after: String) {
    if at(.leftParenthesis) { parseExampleOptions() }
    if at(.leftBrace) {
      parseDialogue()
      return
    }
    guard at(.string) else {
      reportExpected("a text", after: after)
      return
    }
    while at(.string) {
      let start = mark()
      bump()
      close(.example, from: start)
      if at(.comma), peek(1).kind == .string { bump() }
    }
  }

  private mutating func parseExampleOptions() {
    let start = mark()
    let opening = current
    bump()
    while isAtName {
      let option = mark()
      bump()
      if expect(.colon, "`:`", after: "the option's name") {
        if isAtName || at(.string) || at(.number) || at(.mixedWord) {
          bump()
        } else {
          reportExpected("a value", after: "`:`")
        }
      }
      close(.exampleOption, from: option)
      guard at(.comma) else { break }
      bump()
    }
    expectClosing(.rightParenthesis, of: opening)
    close(.exampleOptions, from: start)
  }

  /// `{ them ".." me ".." after 2 days them ".." }`.
  private mutating func parseDialogue() {
    let opening = current
    bump()
    while true {
      if at("me") || at("them") || at("after") {
        parseDialogueLine()
      } else if at(.word), peek(1).kind == .string, !isClauseKeyword, !isAtDeclaration {
        reportExpected("`me` or `them`")
        let start = mark()
        bump()
        bump()
        close(.error, from: start)
      } else {
        break
      }
    }
    expectClosing(.rightBrace, of: opening)
  }

  private mutating func parseDialogueLine() {
    let start = mark()
    if at("after") { parsePause() }
    if at("me") || at("them") {
      bump()
      expect(.string, "a text", after: "who says it")
    } else {
      reportExpected("`me` or `them`", after: "the time that passes")
    }
    close(.dialogueLine, from: start)
  }

  /// `after 2 days`.
  private mutating func parsePause() {
    let start = mark()
    bump()
    expect(.number, "a number", after: "`after`")
    if at(.word), !at("me"), !at("them") { bump() }
    close(.pause, from: start)
  }
}
