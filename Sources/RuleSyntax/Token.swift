/// One token and the trivia (white space and comments) before it.
///
/// Tokens follow one another without a hole: a token's trivia starts where the token before it
/// ended, and the last token, `endOfFile`, ends with the file.
package struct Token: Sendable, Equatable {
  package var kind: Kind
  /// Where the trivia before the token starts.
  package var triviaStart: Int
  /// The token's own bytes, half-open.
  package var start: Int
  package var end: Int
  /// The first byte of the line the token starts on.
  package var lineStart: Int
  /// Whether only white space stands before it on its line.
  package var isFirstOnLine: Bool

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
