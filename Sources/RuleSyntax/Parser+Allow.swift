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
    case "sender", "domain", "message": parseTexts(after: word, several: true)
    case "owner", "why": parseTexts(after: word, several: false)
    case "until": parseDate()
    default: parseUnknownClause(keyword)
    }
    close(.clause, from: start)
  }

  private mutating func parseTexts(after keyword: String, several: Bool) {
    guard at(.string) else {
      reportExpected("a text", after: "`\(keyword)`", help: "texts stand in quotes")
      takeUnquoted()
      return
    }
    bump()
    while several, at(.string) { bump() }
  }

  /// A value written in another way is one mistake, not two.
  private mutating func takeUnquoted() {
    let isClause = at(anyOf: ["sender", "domain", "message", "owner", "until", "why"])
    if at(.word), !isClause, !isAtDeclaration { takeAsError() }
    if at(.number) || at(.hanWord) || at(.mixedWord) { takeAsError() }
  }

  private mutating func parseDate() {
    guard !at(.date) else {
      bump()
      return
    }
    let quoted = source.bytes[current.start..<current.end].dropFirst().dropLast()
    guard at(.string), let first = quoted.first, (0x30...0x39).contains(first) else {
      reportExpected("a date", after: "`until`", help: "for example `until 2027-03-31`")
      if at(.string) { takeAsError() } else { takeUnquoted() }
      return
    }
    diagnostics.append(
      Diagnostic(
        .unexpectedToken, .error, "a date stands without quotes", at: range(of: current),
        edits: [
          SourceEdit(
            range: range(of: current), replacement: String(decoding: quoted, as: UTF8.self))
        ]))
    takeAsError()
  }
}
