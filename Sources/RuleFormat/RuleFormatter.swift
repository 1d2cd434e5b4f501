import Diagnostics
package import RuleSyntax

/// Writes rule files in their one canonical form.
///
/// The form depends on the tokens, the comments and the empty lines of a file and on nothing else:
/// how its author broke and indented lines does not matter.
package enum RuleFormatter {
  /// The canonical form of a rule file, or nil where it has syntax errors and is left as it is.
  ///
  /// Keeps every comment and the meaning; formatting the result again gives the same bytes. O(n).
  package static func format(_ text: String) -> String? {
    let source = SourceFile(path: "", bytes: Array(text.utf8))
    let (tree, diagnostics) = Parser.parse(source)
    return diagnostics.contains { $0.severity == .error } ? nil : format(tree)
  }

  /// The canonical form of a tree that was parsed without errors.
  package static func format(_ tree: SyntaxTree) -> String {
    let formatted = layOut(tree)
    guard means(formatted, theSameAs: tree) else {
      assertionFailure("formatting changed the meaning of a file")
      // An unformatted file harms nobody, a changed rule might.
      return String(decoding: tree.source.bytes, as: UTF8.self)
    }
    return formatted
  }

  static func layOut(_ tree: SyntaxTree) -> String {
    var builder = LayoutBuilder(tree)
    return LineJoiner.text(of: LayoutPrinter.lines(of: builder.file()))
  }

  /// Whether `text` parses to a tree of the same nodes, tokens and comments.
  static func means(_ text: String, theSameAs tree: SyntaxTree) -> Bool {
    let source = SourceFile(path: tree.source.path, bytes: Array(text.utf8))
    let (other, diagnostics) = Parser.parse(source)
    return !diagnostics.contains { $0.severity == .error }
      && Outline(tree.root).parts == Outline(other.root).parts
  }
}

/// What a tree says, without its white space.
private struct Outline {
  enum Part: Equatable {
    case start(SyntaxKind), end
    case token(ArraySlice<UInt8>)
    case comment(ArraySlice<UInt8>)
  }

  private(set) var parts: [Part] = []

  init(_ node: SyntaxNode) { add(node) }

  /// Recursion is as deep as the tree, which the parser bounds.
  private mutating func add(_ node: SyntaxNode) {
    parts.append(.start(node.kind))
    for child in node.children {
      switch child {
      case .node(let inner): add(inner)
      case .token(let token):
        let bytes = token.tree.source.bytes
        for piece in token.leadingTrivia where piece.kind == .comment {
          let comment = bytes[piece.start..<piece.end]
          let end = comment.lastIndex { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
          parts.append(.comment(comment[...(end ?? piece.start)]))
        }
        parts.append(.token(token.bytes))
      }
    }
    parts.append(.end)
  }
}
