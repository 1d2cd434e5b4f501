import Diagnostics
import RuleSyntax
import TestSupport

/// Writes a file anew with other white space, or with comments in it, so that it parses as before.
struct Disturber {
  var random: SeededRandom
  private var commentCount = 0
  /// The tokens that begin declarations.
  private var starts: Set<Int> = []

  init(random: SeededRandom) { self.random = random }

  /// Other spaces, line ends and indentation between the tokens. Comments stay on their lines, and
  /// so do empty lines, which are the author's.
  mutating func otherSpace(_ tree: SyntaxTree) -> String {
    var output = ""
    starts = Set(tree.root.nodes.compactMap { $0.firstToken?.index })
    for token in tree.root.allTokens {
      let pieces = token.leadingTrivia
      let lineEnds = pieces.count { $0.kind == .lineEnd }
      if pieces.contains(where: { $0.kind == .comment }) {
        output += sameLines(token, pieces)
      } else if token.kind == .endOfFile {
        output += String(repeating: "\n", count: Int.random(in: 0...3, using: &random))
      } else if lineEnds > 1 {
        output += pick(["\n\n", "\n\n\n", "\n \t\n\r\n"]) + indentation(before: token)
      } else if token.index > 0 {
        output += between(token, hasLineEnd: lineEnds > 0)
      }
      output += token.text
    }
    return output
  }

  /// A comment after every few tokens, on the token's line or on one of its own.
  mutating func withComments(_ tree: SyntaxTree) -> String {
    var output = ""
    starts = Set(tree.root.nodes.compactMap { $0.firstToken?.index })
    for token in tree.root.allTokens {
      let isAllowed = token.index > 0 && token.kind != .endOfFile && !isTiedToLine(token)
      let bytes = tree.source.bytes[token.token.triviaStart..<token.token.start]
      if isAllowed, Int.random(in: 0..<6, using: &random) == 0,
        !bytes.contains(UInt8(ascii: "#"))
      {
        commentCount += 1
        output += pick([
          " # c\(commentCount)\n", "\n# c\(commentCount)  \n", "\n\n  #c\(commentCount)\n\n",
        ])
        output += indentation(before: token)
      } else {
        output += String(decoding: bytes, as: UTF8.self)
      }
      output += token.text
    }
    return output
  }

  private mutating func pick(_ from: [String]) -> String {
    from[Int.random(in: 0..<from.count, using: &random)]
  }

  private mutating func sameLines(_ token: SyntaxToken, _ pieces: [TriviaPiece]) -> String {
    var output = ""
    for (index, piece) in pieces.enumerated() {
      let bytes = token.tree.source.bytes[piece.start..<piece.end]
      let isLast = index == pieces.count - 1
      switch piece.kind {
      case .space where isLast: break
      case .space: output += pick([" ", "\t", "   "])
      case .lineEnd: output += pick(["\n", "\r\n"])
      case .comment: output += String(decoding: bytes, as: UTF8.self)
      }
    }
    return output + indentation(before: token)
  }

  private mutating func between(_ token: SyntaxToken, hasLineEnd: Bool) -> String {
    let isGlued = token.leadingTrivia.isEmpty
    if startsDeclaration(token) { return "\n" }
    let canBreak = !isTiedToLine(token)
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where canBreak: return "\n" + indentation(before: token)
    case 1 where isGlued: return ""
    default: return pick([" ", "  ", "\t", "\u{3000}"])
    }
  }

  /// What follows on a new line is indented, unless it begins a declaration.
  private mutating func indentation(before token: SyntaxToken) -> String {
    startsDeclaration(token)
      ? "" : String(repeating: " ", count: Int.random(in: 1...9, using: &random))
  }

  private func startsDeclaration(_ token: SyntaxToken) -> Bool { starts.contains(token.index) }

  /// Words that mean something else at the start of a line: `me x`, `7 days`, `group thread`.
  private func isTiedToLine(_ token: SyntaxToken) -> Bool {
    guard token.kind == .word else { return false }
    if Keywords.declarations.contains(token.text) { return true }
    guard token.index > 0 else { return false }
    let before = token.tree.tokens[token.index - 1]
    let text = String(decoding: token.tree.source.bytes[before.start..<before.end], as: UTF8.self)
    return ["me", "them", "thread"].contains(text) || before.kind == .number
  }
}
