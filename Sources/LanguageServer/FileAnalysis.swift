import Diagnostics
import RuleSyntax

/// What is known of one rule file by itself; made once for each text of it.
struct FileAnalysis: Sendable {
  let text: DocumentText
  let tree: SyntaxTree
  let mistakes: [Diagnostic]
  let occurrences: [Occurrence]
  let declarations: [Declaration]

  /// Parses a file that is the `file`th of its pack. O(bytes).
  init(path: String, text: DocumentText, file: FileID) {
    self.text = text
    (tree, mistakes) = Parser.parse(SourceFile(path: path, bytes: text.bytes), file: file)
    occurrences = OccurrenceCollector.occurrences(in: tree)
    declarations = DeclarationCollector.declarations(in: tree)
  }

  var path: String { tree.source.path }

  /// The name at an offset, also the one that ends there. O(log n).
  func occurrence(at offset: Int) -> Occurrence? {
    var (low, high) = (0, occurrences.count)
    while low < high {
      let middle = (low + high) / 2
      if occurrences[middle].range.start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, occurrences[low - 1].range.end >= offset else { return nil }
    return occurrences[low - 1]
  }

  /// The token at an offset: the one that holds it, else the one that ends there. O(log n).
  func token(at offset: Int) -> SyntaxToken? {
    var (low, high) = (0, tree.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if tree.tokens[middle].start <= offset { low = middle + 1 } else { high = middle }
    }
    guard low > 0, tree.tokens[low - 1].end >= offset else { return nil }
    return tree.token(low - 1)
  }

  /// The nodes that hold an offset, from the root down: the tree has no links upwards.
  func nodes(at offset: Int) -> [SyntaxNode] {
    var path = [tree.root]
    while let child = path.last?.nodes.first(where: { node in
      node.firstToken != nil && node.range.start <= offset && offset <= node.range.end
    }) {
      path.append(child)
    }
    return path
  }
}
