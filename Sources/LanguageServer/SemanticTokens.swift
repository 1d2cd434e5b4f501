import Diagnostics
import JSON
import RuleSyntax

/// What a token is, for colouring: an index into the legend sent to the client.
enum SemanticTokenKind: Int, CaseIterable {
  case keyword, comment, string, regexp, number, macro, type, function, variable, enumMember
  case property, `operator`

  /// The names of the protocol, in the order of the raw values.
  static var legend: JSONValue {
    [
      "tokenTypes": .array(allCases.map { .string("\($0)") }),
      "tokenModifiers": .array([]),
    ]
  }
}

/// Finds what each token of a file is; what needs the pack (the kind of a name) is looked up.
enum SemanticTokens {
  struct Token {
    var range: Range<Int>
    var kind: SemanticTokenKind
  }

  /// The tokens of a file in order. O(tokens).
  static func tokens(of file: FileAnalysis, in analysis: PackAnalysis) -> [Token] {
    var result: [Token] = []
    var names = file.occurrences[...]
    for index in file.tree.tokens.indices {
      let token = file.tree.token(index)
      for piece in token.leadingTrivia where piece.kind == .comment {
        result.append(Token(range: piece.start..<piece.end, kind: .comment))
      }
      names = names.drop { $0.range.end <= token.token.start }
      if let name = names.first, name.range == token.range {
        result.append(
          Token(range: token.token.start..<token.token.end, kind: kind(of: name.symbol)))
      } else if let kind = kind(of: token) {
        result.append(Token(range: token.token.start..<token.token.end, kind: kind))
      }
    }
    return result
  }

  private static func kind(of symbol: Symbol) -> SemanticTokenKind {
    switch symbol.space {
    case .value: .variable
    case .family: .type
    case .rule: .function
    case .group, .label: .enumMember
    }
  }

  private static func kind(of token: SyntaxToken) -> SemanticTokenKind? {
    switch token.kind {
    case .word: KeywordHelp.text(of: token.text) == nil ? .enumMember : .keyword
    case .hanWord, .mixedWord, .string: .string
    case .number, .date: .number
    case .pattern: .regexp
    case .entity: .macro
    case .tilde, .pipe, .gap, .comparison, .equals: .operator
    case .comma, .colon, .slash, .leftParenthesis, .rightParenthesis, .leftBrace, .rightBrace,
      .unknown, .endOfFile:
      nil
    }
  }
}
