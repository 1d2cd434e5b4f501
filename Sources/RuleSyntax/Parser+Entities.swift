import Diagnostics

extension Parser {
  /// `@name [(argument, ..)]`.
  mutating func parseEntity() {
    let start = mark()
    bump()
    if at(.leftParenthesis) {
      let list = mark()
      let opening = current
      bump()
      while isAtName {
        parseArgument()
        guard at(.comma) else { break }
        bump()
      }
      expectClosing(.rightParenthesis, of: opening)
      close(.argumentList, from: list)
    }
    close(.entityItem, from: start)
  }

  /// `at-least: 3000 CNY | 400 USD`.
  private mutating func parseArgument() {
    let start = mark()
    bump()
    if expect(.colon, "`:`", after: "the argument's name") {
      parseQuantity()
      while at(.pipe) {
        bump()
        parseQuantity()
      }
    }
    close(.argument, from: start)
  }

  private mutating func parseQuantity() {
    let start = mark()
    if at(.number) {
      bump()
      if isAtName || at(.hanWord) || at(.string) { bump() }
    } else if isAtName || at(.string) || at(.hanWord) || at(.mixedWord) {
      bump()
    } else {
      reportExpected("a value")
      return
    }
    close(.quantity, from: start)
  }
}
