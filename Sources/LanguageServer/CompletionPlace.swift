import RuleSyntax

/// What may be written at a place of a rule file.
///
/// Told by the tokens before the place and not by the tree: while something is being written the
/// tree is full of holes, and the tokens say the same whether or not the rest is there yet.
struct CompletionPlace {
  /// What has been typed of the word, which the completion replaces.
  var replaced: Range<Int>
  var wanted: [Wanted] = []

  /// A kind of thing that may stand there.
  enum Wanted: Equatable {
    /// Words that begin declarations, and snippets of whole ones.
    case declarations
    /// Words of the language.
    case keywords([String])
    /// Words that begin a clause.
    case clauses([String])
    /// Signals, lexicons, and where a condition may stand conditions.
    case names(conditions: Bool)
    case lexicons(scored: Bool)
    case entities
    case families(withAll: Bool)
    /// Rules as `adjust` names them: those of a family, or `family/rule` of all.
    case rules(family: String?)
    case groups(family: String)
    case labels
    case languages
    /// Words that are values: stages, channels, scripts.
    case values([String])
    case argumentNames(entity: String)
    case argumentValues(entity: String, argument: String)
    case units(entity: String, argument: String)
  }

  /// The place at an offset; nil inside comments, texts and patterns.
  init?(in file: FileAnalysis, at offset: Int) {
    guard !Self.isInComment(file, offset) else { return nil }
    let bytes = file.text.bytes
    var start = offset
    while start > 0, Interpolations.isNameByte(bytes[start - 1]) { start -= 1 }
    if start > 0, bytes[start - 1] == UInt8(ascii: "@") { start -= 1 }
    replaced = start..<offset
    if let literal = Self.literal(around: offset, in: file) {
      // A lexicon may be named in a pattern; everything else in quotes is the author's own.
      guard literal.kind == .pattern, start >= 2, start > literal.token.start,
        bytes[start - 2..<start].elementsEqual("{{".utf8)
      else { return nil }
      wanted = [.lexicons(scored: false)]
      return
    }
    let line = file.text.range(ofLine: file.text.line(at: start))
    let indentation = start - line.lowerBound
    let isFirstOnLine = bytes[line.lowerBound..<start].allSatisfy { $0 == 0x20 || $0 == 0x09 }
    let isEntity = start < offset && bytes[start] == UInt8(ascii: "@")
    var reader = CompletionReader(
      tokens: Self.tokens(before: start, in: file), isFirstOnLine: isFirstOnLine,
      indentation: indentation)
    wanted = reader.read()
    if isEntity { wanted = wanted.contains(.entities) ? [.entities] : [] }
  }

  private static func isInComment(_ file: FileAnalysis, _ offset: Int) -> Bool {
    var (low, high) = (0, file.tree.tokens.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if file.tree.tokens[middle].start < offset { low = middle + 1 } else { high = middle }
    }
    return file.tree.token(low).leadingTrivia.contains {
      $0.kind == .comment && $0.start < offset && offset <= $0.end
    }
  }

  /// The text or pattern that an offset is inside of.
  private static func literal(around offset: Int, in file: FileAnalysis) -> SyntaxToken? {
    guard let token = file.token(at: max(offset - 1, 0)),
      token.kind == .string || token.kind == .pattern, token.token.start < offset
    else { return nil }
    let quote = token.kind == .string ? UInt8(ascii: "\"") : UInt8(ascii: "/")
    let isClosed = token.content(quote: quote).count == token.bytes.count - 2
    return offset < token.token.end || !isClosed ? token : nil
  }

  private static func tokens(before offset: Int, in file: FileAnalysis) -> [SyntaxToken] {
    var (low, high) = (0, file.tree.tokens.count)
    while low < high {
      let middle = (low + high) / 2
      if file.tree.tokens[middle].end <= offset { low = middle + 1 } else { high = middle }
    }
    var tokens: [SyntaxToken] = []
    // Back to the keyword of the declaration: no further token matters.
    for index in (0..<low).reversed() {
      let token = file.tree.token(index)
      guard token.kind != .unknown, token.kind != .endOfFile else { continue }
      tokens.append(token)
      let isKeyword = token.kind == .word && Keywords.declarations.contains(token.text)
      if isKeyword, !token.isWord("rule") || index == 0 { break }
      if isKeyword, !file.tree.token(index - 1).isWord("thread") { break }
    }
    return tokens.reversed()
  }
}
