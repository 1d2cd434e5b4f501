/// One token and the trivia (white space and comments) before it.
///
/// Tokens follow one another without a hole: a token's trivia starts where the token before it
/// ended, and the last token, `endOfFile`, ends with the file.
///
/// Twenty bytes: with eight for each place the tokens and the tree of 3,000 rules were five megabytes, and a
/// third of the time of parsing went into the pages for them.
package struct Token: Sendable, Equatable {
  package let kind: Kind
  /// Whether only white space stands before it on its line.
  package let isFirstOnLine: Bool
  private let shortTriviaStart: UInt32
  private let shortStart: UInt32
  private let shortEnd: UInt32
  private let shortLineStart: UInt32

  /// Where the trivia before the token starts.
  package var triviaStart: Int { Int(shortTriviaStart) }
  /// The token's own bytes, half-open.
  package var start: Int { Int(shortStart) }
  package var end: Int { Int(shortEnd) }
  /// The first byte of the line the token starts on.
  package var lineStart: Int { Int(shortLineStart) }

  /// Places behind the first four gigabytes of a file are taken to be there; no rule file is read that has
  /// as many.
  init(
    kind: Kind, triviaStart: Int, start: Int, end: Int, lineStart: Int, isFirstOnLine: Bool
  ) {
    self.kind = kind
    self.isFirstOnLine = isFirstOnLine
    shortTriviaStart = UInt32(clamping: triviaStart)
    shortStart = UInt32(clamping: start)
    shortEnd = UInt32(clamping: end)
    shortLineStart = UInt32(clamping: lineStart)
  }

  /// Bytes between the start of the line and the token: comparable as indentation where the token
  /// is the first on its line.
  package var indentation: Int { start - lineStart }

  package enum Kind: Sendable, Equatable {
    /// A name or keyword: ASCII letters, digits, `-` and `_`, beginning with a letter.
    case word
    /// Han characters only.
    case hanWord
    /// Letters that make neither: to be quoted. Reported by the lexer.
    case mixedWord
    case number
    /// `2027-03-31`: what begins with a digit after `until`, and nowhere else.
    case date
    case string
    /// A regular expression with its slashes.
    case pattern
    /// `@name`.
    case entity
    case tilde, pipe, comma, colon, equals, slash, gap
    case leftParenthesis, rightParenthesis, leftBrace, rightBrace
    /// `<`, `<=`, `==`, `!=`, `>=`, `>`.
    case comparison
    /// Bytes that begin no token. Reported by the lexer.
    case unknown
    case endOfFile
  }
}

/// A piece of the trivia before a token.
package struct TriviaPiece: Sendable, Equatable {
  package enum Kind: Sendable, Equatable {
    /// Spaces, tabs and the like on one line; a byte order mark at the start.
    case space
    /// One line end: LF, CRLF or a lone CR.
    case lineEnd
    /// From `#` up to the line end.
    case comment
  }
  package var kind: Kind
  package var start: Int
  package var end: Int
}
