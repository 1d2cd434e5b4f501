/// Turns a parsed pattern into what is handed to PCRE2.
///
/// On the fold, literals and classes go through the fold; `\b` becomes Weir's edge except on bytes;
/// interpolations become alternations. Everything else is copied.
package struct RegexRewriter {
  /// What text the pattern will look at.
  package enum View: Sendable { case fold, raw, rawBytes }

  let view: View
  let keepsEdges: Bool
  let foldText: (String) -> String
  let foldScalar: (UInt32) -> [UInt32]

  /// `foldText` gives the fold of a run of literal characters, `foldScalar` that of one member of a
  /// class, which may be none or several; both are asked in view `.fold` only. With `keepsEdges`
  /// `\b` stays what the reader of the result takes it for.
  package init(
    view: View, keepsEdges: Bool = false, foldText: @escaping (String) -> String = { $0 },
    foldScalar: @escaping (UInt32) -> [UInt32] = { [$0] }
  ) {
    self.view = view
    self.keepsEdges = keepsEdges
    self.foldText = foldText
    self.foldScalar = foldScalar
  }

  /// Rewrites `parsed`; `words[i]` are the words of its interpolation `i`, already folded on the
  /// fold. A missing list counts as empty.
  ///
  /// Law: without edges, interpolations and a fold, the result matches exactly what the source does.
  package func rewrite(_ parsed: ParsedRegex, words: [[String]] = []) -> RewrittenRegex {
    var folder = TreeFolder(rewriter: self, parsed: parsed, words: words)
    let tree = folder.fold(parsed.tree)
    var printer = PatternPrinter(folder)
    printer.print(whole: tree)
    return RewrittenRegex(
      pattern: printer.output.bytes, origins: printer.output.origins,
      sourceLength: parsed.source.count,
      tree: tree, isReadable: folder.isReadable, mode: parsed.mode,
      problems: parsed.problems + folder.problems)
  }
}

/// A pattern as PCRE2 gets it.
package struct RewrittenRegex: Sendable {
  package let pattern: [UInt8]
  /// For each byte of `pattern` where in the source it comes from.
  private let origins: [Int]
  /// Where its end comes from.
  private let sourceLength: Int
  /// What `pattern` is the spelling of. Ranges are those of the source.
  package let tree: RegexNode
  /// Whether its literals can be told: as `LiteralExtractor.isReadable` says of the tree.
  let isReadable: Bool
  package let mode: RegexMode
  /// The parser's problems, then those of rewriting.
  package let problems: [RegexProblem]

  init(
    pattern: [UInt8], origins: [Int], sourceLength: Int, tree: RegexNode, isReadable: Bool,
    mode: RegexMode, problems: [RegexProblem]
  ) {
    self.pattern = pattern
    self.origins = origins
    self.sourceLength = sourceLength
    self.tree = tree
    self.isReadable = isReadable
    self.mode = mode
    self.problems = problems
  }

  /// The byte of the source that byte `offset` of the pattern came from: puts PCRE2's error offsets
  /// where the author can see them. Offsets outside give the nearest.
  package func sourceOffset(ofPatternOffset offset: Int) -> Int {
    let offset = max(0, offset)
    return offset < origins.count ? origins[offset] : sourceLength
  }
}
