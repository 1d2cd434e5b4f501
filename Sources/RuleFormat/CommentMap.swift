import Diagnostics
import RuleSyntax

/// The comments of a file by the tokens they belong to, and where its author left lines empty.
///
/// A comment that ends a line belongs to the last token of that line, one on a line of its own to
/// the token after it.
struct CommentMap {
  /// A comment on a line of its own.
  struct OwnLine {
    var text: String
    var isAfterBlank: Bool
    /// Whether white space stands before it on its line.
    var isIndented: Bool
  }

  struct Entry {
    var above: [OwnLine] = []
    /// Whether an empty line stands before the token, after the comments above it.
    var isAfterBlank = false
    /// The comment that ends the token's line.
    var end: String?
  }

  /// One for each token.
  private(set) var entries: [Entry]

  init(_ tree: SyntaxTree) {
    entries = [Entry](repeating: Entry(), count: tree.tokens.count)
    for token in tree.root.allTokens { read(token) }
  }

  private mutating func read(_ token: SyntaxToken) {
    var lineEnds = 0
    // Before the first token every line is one of its own.
    var isOwnLine = token.index == 0
    var isIndented = false
    for piece in token.leadingTrivia {
      switch piece.kind {
      case .space: isIndented = true
      case .lineEnd:
        lineEnds += 1
        isOwnLine = true
        isIndented = false
      case .comment:
        let text = Self.text(token.tree.source.bytes[piece.start..<piece.end])
        if isOwnLine {
          entries[token.index].above.append(
            OwnLine(text: text, isAfterBlank: lineEnds > 1, isIndented: isIndented))
        } else {
          entries[token.index - 1].end = text
        }
        lineEnds = 0
      }
    }
    entries[token.index].isAfterBlank = lineEnds > 1
  }

  /// Takes away, and gives, the comments above a token that stand right below what is before them
  /// and are indented: they speak of that.
  mutating func takeIndented(above token: SyntaxToken) -> [String] {
    let above = entries[token.index].above
    let taken = above.prefix { $0.isIndented && !$0.isAfterBlank }
    entries[token.index].above.removeFirst(taken.count)
    return taken.map(\.text)
  }

  /// A comment without the white space that ends its line.
  private static func text(_ bytes: ArraySlice<UInt8>) -> String {
    let end = bytes.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
    return String(decoding: bytes[...(end ?? bytes.startIndex)], as: UTF8.self)
  }
}
