package import Diagnostics

/// Cuts a file into tokens; every byte of the file is in exactly one token or its trivia.
///
/// Never fails: what begins no token becomes an `unknown` token and a diagnostic. O(bytes).
package struct Lexer {
  let bytes: [UInt8]
  let file: FileID
  var position = 0
  var lineStart = 0
  var isFirstOnLine = true
  var tokens: [Token] = []
  package private(set) var diagnostics: [Diagnostic] = []

  /// Bytes of a rule file to a token, about: room is made for so many at once.
  private static let bytesPerToken = 5

  package init(_ source: SourceFile, file: FileID) {
    self.bytes = source.bytes
    self.file = file
  }

  /// The tokens of a file, `endOfFile` last, and what is wrong with them.
  package static func tokens(
    of source: SourceFile, file: FileID
  ) -> (tokens: [Token], diagnostics: [Diagnostic]) {
    var lexer = Lexer(source, file: file)
    lexer.run()
    return (lexer.tokens, lexer.diagnostics)
  }

  private mutating func run() {
    tokens.reserveCapacity(bytes.count / Self.bytesPerToken)
    while true {
      let triviaStart = position
      skipTrivia()
      let start = position
      guard position < bytes.count else {
        append(.endOfFile, triviaStart, start)
        return
      }
      let kind = lexToken()
      precondition(position > start, "the lexer must advance")
      append(kind, triviaStart, start)
    }
  }

  private mutating func append(_ kind: Token.Kind, _ triviaStart: Int, _ start: Int) {
    tokens.append(
      Token(
        kind: kind, triviaStart: triviaStart, start: start, end: position, lineStart: lineStart,
        isFirstOnLine: isFirstOnLine))
    isFirstOnLine = false
  }

  /// Takes one token; `position` is at its first byte and in bounds.
  private mutating func lexToken() -> Token.Kind {
    switch bytes[position] {
    case UInt8(ascii: "{"): return one(.leftBrace)
    case UInt8(ascii: "}"): return one(.rightBrace)
    case UInt8(ascii: "("): return one(.leftParenthesis)
    case UInt8(ascii: ")"): return one(.rightParenthesis)
    case UInt8(ascii: "|"): return one(.pipe)
    case UInt8(ascii: ","): return one(.comma)
    case UInt8(ascii: ":"): return one(.colon)
    case UInt8(ascii: "~"): return one(.tilde)
    case UInt8(ascii: "\""): return lexString()
    case UInt8(ascii: "/"): return isPathSlash ? one(.slash) : lexPattern()
    case UInt8(ascii: "."): return lexDots()
    case UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "="), UInt8(ascii: "!"):
      return lexComparison()
    case UInt8(ascii: "+"), UInt8(ascii: "-"):
      return isDigit(at: position + 1) ? lexNumber() : lexUnknown()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): return lexNumber()
    case UInt8(ascii: "@"): return lexEntity()
    default: return lexWordOrUnknown()
    }
  }

  private mutating func one(_ kind: Token.Kind) -> Token.Kind {
    position += 1
    return kind
  }

  private mutating func lexDots() -> Token.Kind {
    guard byte(at: position + 1) == UInt8(ascii: ".") else { return lexUnknown() }
    position += 2
    return .gap
  }

  private mutating func lexComparison() -> Token.Kind {
    let first = bytes[position]
    let isDouble = byte(at: position + 1) == UInt8(ascii: "=")
    switch (first, isDouble) {
    case (_, true): position += 2
    case (UInt8(ascii: "="), false): return one(.equals)
    case (UInt8(ascii: "!"), false): return lexUnknown()
    case (_, false): position += 1
    }
    return .comparison
  }

  /// `adjust family/rule`: the one place where a slash begins no pattern.
  private var isPathSlash: Bool {
    guard tokens.count >= 2, tokens[tokens.count - 1].kind == .word else { return false }
    let before = tokens[tokens.count - 2]
    return before.kind == .word && bytes[before.start..<before.end].elementsEqual("adjust".utf8)
  }

  // MARK: - What every part of the lexer uses

  func byte(at offset: Int) -> UInt8? { offset < bytes.count ? bytes[offset] : nil }

  func isDigit(at offset: Int) -> Bool {
    guard let byte = byte(at: offset) else { return false }
    return byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
  }

  func isLineEnd(at offset: Int) -> Bool {
    guard let byte = byte(at: offset) else { return true }
    return byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  func range(_ start: Int, _ end: Int) -> SourceRange {
    SourceRange(file: file, start: start, end: end)
  }

  mutating func report(_ diagnostic: Diagnostic) { diagnostics.append(diagnostic) }

  /// Reports every run of bytes in `start..<end` that is no UTF-8.
  mutating func reportInvalidUTF8(_ start: Int, _ end: Int) {
    var offset = start
    while offset < end {
      let step = UTF8Decoder.step(in: bytes, at: offset)
      guard step.scalar == nil else {
        offset += step.length
        continue
      }
      let runStart = offset
      while offset < end, UTF8Decoder.step(in: bytes, at: offset).scalar == nil { offset += 1 }
      report(
        Diagnostic(
          .invalidUTF8, .error, "the file is not valid UTF-8 here", at: range(runStart, offset),
          label: offset - runStart == 1 ? "this byte" : "these \(offset - runStart) bytes",
          help: "save the file as UTF-8"))
    }
  }
}
