package import Diagnostics

/// A file as a tree of nodes over its tokens; printing it gives the file back, byte for byte.
///
/// Immutable and shared: a node is an index into it. Depth is bounded by the parser.
package final class SyntaxTree: Sendable {
  package let source: SourceFile
  package let file: FileID
  package let tokens: [Token]
  let nodes: [Node]
  let elements: [Element]

  struct Node: Sendable {
    private let start: UInt32
    private let end: UInt32
    let kind: SyntaxKind

    init(kind: SyntaxKind, children: Range<Int>) {
      self.kind = kind
      start = UInt32(children.lowerBound)
      end = UInt32(children.upperBound)
    }

    /// Its children: a range of `elements`.
    var children: Range<Int> { Int(start)..<Int(end) }
  }

  /// A child, a token or a node, by its number; in half of the room that `Int` would take.
  enum Element: Sendable {
    case token(UInt32)
    case node(UInt32)
  }

  init(source: SourceFile, file: FileID, tokens: [Token], nodes: [Node], elements: [Element]) {
    precondition(!nodes.isEmpty, "a tree has a root")
    self.source = source
    self.file = file
    self.tokens = tokens
    self.nodes = nodes
    self.elements = elements
  }

  /// The node of the whole file.
  package var root: SyntaxNode { SyntaxNode(tree: self, index: nodes.count - 1) }

  /// The bytes of the tree in order: those of the file. Walks the tree, so that it tests it.
  package func printed() -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(source.bytes.count)
    for token in root.allTokens {
      output += source.bytes[token.token.triviaStart..<token.token.end]
    }
    return output
  }
}

/// A token at its place in a tree.
package struct SyntaxToken: Sendable {
  package let tree: SyntaxTree
  package let index: Int

  package var token: Token { tree.tokens[index] }
  package var kind: Token.Kind { token.kind }
  package var bytes: ArraySlice<UInt8> { tree.source.bytes[token.start..<token.end] }
  /// The token as text; invalid UTF-8 becomes U+FFFD.
  package var text: String { String(decoding: bytes, as: UTF8.self) }
  package var range: SourceRange {
    SourceRange(file: tree.file, start: token.start, end: token.end)
  }
  /// The white space and comments before it.
  package var leadingTrivia: [TriviaPiece] {
    Lexer.pieces(of: tree.source.bytes, from: token.triviaStart, to: token.start)
  }

  package func isWord(_ word: String) -> Bool {
    kind == .word && bytes.elementsEqual(word.utf8)
  }
}
