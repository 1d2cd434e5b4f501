package import Diagnostics

/// Builds the tree of a file and reports everything wrong with its syntax.
///
/// Recursive descent. It always ends and always gives a whole tree: every step takes a token or
/// leaves its loop, nesting is bounded by `deepest`, and what fits nowhere is in `error` nodes.
package struct Parser {
  let source: SourceFile
  let file: FileID
  let tokens: [Token]
  var position = 0
  var diagnostics: [Diagnostic]
  /// How many conditions or groups the current place is inside of.
  var depth = 0
  /// The token a missing or unexpected part was last reported at.
  var lastMistake = -1
  /// In a thread rule a `then` chain is limited by the rule's own `within`.
  var isInThreadRule = false

  private var nodes: [SyntaxTree.Node] = []
  private var elements: [SyntaxTree.Element] = []
  private var pending: [SyntaxTree.Element] = []

  /// Levels of nesting; real rules have three or four.
  package static let deepest = 64
  /// Mistakes reported a file; the rest is counted in one diagnostic more.
  package static let mostMistakes = 100

  private init(_ source: SourceFile, file: FileID) {
    self.source = source
    self.file = file
    (tokens, diagnostics) = Lexer.tokens(of: source, file: file)
    // Nodes are about two for three tokens.
    nodes.reserveCapacity(tokens.count * 2 / 3)
    elements.reserveCapacity(tokens.count * 5 / 3)
  }

  /// The tree of `source`, and its mistakes in the order they stand in the file.
  package static func parse(
    _ source: SourceFile, file: FileID = FileID(0)
  ) -> (tree: SyntaxTree, diagnostics: [Diagnostic]) {
    var parser = Parser(source, file: file)
    let start = parser.mark()
    parser.skipUnknown()
    while !parser.at(.endOfFile) { parser.parseDeclaration() }
    parser.pending.append(.token(UInt32(parser.position)))
    parser.close(.sourceFile, from: start)
    let tree = SyntaxTree(
      source: source, file: file, tokens: parser.tokens, nodes: parser.nodes,
      elements: parser.elements)
    return (tree, parser.limitedDiagnostics())
  }

  private func limitedDiagnostics() -> [Diagnostic] {
    // A stable order by place: the lexer's mistakes and the parser's are found in two passes.
    let sorted = diagnostics.enumerated().sorted {
      ($0.element.primary.range.start, $0.offset) < ($1.element.primary.range.start, $1.offset)
    }.map(\.element)
    guard sorted.count > Self.mostMistakes else { return sorted }
    let rest = sorted[Self.mostMistakes...]
    guard let next = rest.first else { return sorted }
    return Array(sorted.prefix(Self.mostMistakes)) + [
      Diagnostic(
        .tooManyMistakes, .error, "\(rest.count) more mistakes in this file are not shown",
        at: next.primary.range, label: "the next one is here")
    ]
  }

  // MARK: - Building

  /// A place to `close` a node from.
  func mark() -> Int { pending.count }

  /// Makes everything taken since `mark` the children of a node of this kind.
  mutating func close(_ kind: SyntaxKind, from mark: Int) {
    let start = elements.count
    elements += pending[mark...]
    pending.removeSubrange(mark...)
    nodes.append(SyntaxTree.Node(kind: kind, children: start..<elements.count))
    pending.append(.node(UInt32(nodes.count - 1)))
  }

  /// Takes the current token, which must not be the end of the file.
  mutating func bump() {
    precondition(position < tokens.count - 1, "the end of the file is taken once, by the root")
    pending.append(.token(UInt32(position)))
    position += 1
    skipUnknown()
  }

  /// Takes tokens the lexer has already reported.
  mutating func skipUnknown() {
    while tokens[position].kind == .unknown {
      let start = mark()
      pending.append(.token(UInt32(position)))
      position += 1
      close(.error, from: start)
    }
  }

  // MARK: - Looking

  var current: Token { tokens[position] }

  /// The token `distance` after the current one; the end of the file stands for all beyond it.
  func peek(_ distance: Int) -> Token { tokens[min(position + distance, tokens.count - 1)] }

  func at(_ kind: Token.Kind) -> Bool { current.kind == kind }
  func at(_ word: String) -> Bool { isWord(current, word) }
  func at(anyOf words: [String]) -> Bool { words.contains { at($0) } }

  func isWord(_ token: Token, _ word: String) -> Bool {
    token.kind == .word && token.end - token.start == word.utf8.count
      && source.bytes[token.start..<token.end].elementsEqual(word.utf8)
  }

  func text(of token: Token) -> String {
    String(decoding: source.bytes[token.start..<token.end], as: UTF8.self)
  }

  func range(of token: Token) -> SourceRange {
    SourceRange(file: file, start: token.start, end: token.end)
  }
}
