import Diagnostics
import PCRE2
import RegexSyntax
import RuleCheck
import ScreeningEngine
import TextFolding

/// Turns a regular expression of the rules into what PCRE2 compiles, and finds its literals.
struct RegexLowering: Sendable {
  let pack: CheckedPack

  /// What became of one regular expression.
  struct Lowered: Sendable {
    /// nil where it was refused.
    var pattern: Pattern?
    var view: RegexView
    /// What PCRE2 was given.
    var source: [UInt8]
    /// As an author reads it.
    var text: String
    /// How it is looked for.
    var search: PatternSearch?
    var diagnostics: [Diagnostic]
  }

  /// A pattern on its way to PCRE2.
  func rewritten(_ literal: PatternLiteral) -> RewrittenRegex {
    let parsed = RegexParser.parse(
      literal.source, mode: literal.view == .rawBytes ? .bytes : .utf,
      interpolations: literal.interpolations.map { $0.start..<$0.end })
    let words = literal.interpolations.map { self.words(of: $0.lexicon, view: literal.view) }
    return rewriter(literal.view).rewrite(parsed, words: words)
  }

  func lower(_ literal: PatternLiteral, _ densifier: Densifier) -> Lowered {
    let view = RegexLowering.engineView(literal.view)
    let rewritten = rewritten(literal)
    var lowered = Lowered(
      pattern: nil, view: view, source: rewritten.pattern, text: "/\(literal.source)/",
      diagnostics: rewritten.problems.map { diagnostic($0, literal) })
    guard !lowered.diagnostics.contains(where: { $0.severity == .error }) else { return lowered }
    do throws(PatternError) {
      let pattern = try Pattern(rewritten.pattern, mode: mode(of: literal.view))
      if pattern.matchesEmpty {
        lowered.diagnostics.append(matchesEmpty(literal))
        return lowered
      }
      lowered.pattern = pattern
    } catch {
      // What PCRE2 says is what the author has to read; that we could not read it either is not.
      lowered.diagnostics.removeAll { $0.code == .regexNotUnderstood }
      lowered.diagnostics.append(refused(error, rewritten, literal))
      return lowered
    }
    let facts = LiteralExtractor.searchFacts(of: rewritten)
    let choices = facts.choices.compactMap { literalSet($0, of: literal) }
    let pairs = facts.pairs.compactMap { pair -> LiteralSetPair? in
      guard let left = literalSet(pair.left, of: literal),
        let right = literalSet(pair.right, of: literal)
      else { return nil }
      // Folding may make a text longer.
      let length = literal.view == .fold ? pair.maximumLength : nil
      return LiteralSetPair(left: left, right: right, maximumLength: length)
    }
    lowered.search = PatternSearch(choices, pairs: pairs, densifier) { plan in
      guard literal.view == .fold else { return nil }
      return facts.placedForm.flatMap { PlacedTable.Form($0, plan, densifier) }
        ?? PlacedTable.Form(necessaryFor: plan, densifier)
    }
    return lowered
  }

  /// A choice as the literal search, which looks at the fold, can use it.
  func literalSet(_ choice: LiteralChoice, of literal: PatternLiteral) -> LiteralSet? {
    literal.view == .fold
      ? LiteralSet(literals: choice.literals.map(\.bytes), end: choice.end)
      : RawLiterals.folded(choice)
  }

  private static func engineView(_ view: PatternLiteral.View) -> RegexView {
    switch view {
    case .fold: .fold
    case .raw: .raw
    case .rawBytes: .rawBytes
    }
  }

  private func mode(of view: PatternLiteral.View) -> Pattern.Mode {
    switch view {
    case .fold: .utf
    case .raw: .utfOverAnyText
    case .rawBytes: .bytes
    }
  }

  private func rewriter(_ view: PatternLiteral.View) -> RegexRewriter {
    switch view {
    case .fold:
      RegexRewriter(
        view: .fold, foldText: { Folder.folded($0, lookalikes: false) },
        foldScalar: { Folder.foldScalar($0) })
    case .raw: RegexRewriter(view: .raw)
    case .rawBytes: RegexRewriter(view: .rawBytes)
    }
  }

  /// A lexicon's entries as an interpolation takes them: loose ones count as exact.
  private func words(of lexicon: Int, view: PatternLiteral.View) -> [String] {
    pack.lexicons[lexicon].entries.map { entry in
      view == .fold ? Folder.folded(entry.phrase.text) : entry.phrase.text
    }
  }

  // MARK: Diagnostics

  /// The place in the file of bytes of the pattern's source.
  private func range(_ source: Range<Int>, in literal: PatternLiteral) -> SourceRange {
    SourceRange(
      file: literal.range.file, start: literal.fileOffset(of: source.lowerBound),
      end: literal.fileOffset(of: source.upperBound))
  }

  private func diagnostic(_ problem: RegexProblem, _ literal: PatternLiteral) -> Diagnostic {
    let code: DiagnosticCode
    switch problem.kind {
    case .leadingVerb, .singleByte, .matchStart, .callout, .misplacedInterpolation:
      code = .regexConstructForbidden
    case .tooDeep: code = .limitExceeded
    case .notUnderstood, .emptyInterpolation, .bracesAreText, .foldsToNothing, .classTooLarge:
      code = .regexNotUnderstood
    }
    return Diagnostic(
      code, problem.isError ? .error : .warning, problem.headline,
      at: range(problem.range, in: literal))
  }

  private func matchesEmpty(_ literal: PatternLiteral) -> Diagnostic {
    Diagnostic(
      .regexMatchesEmpty, .error, "the pattern matches the empty string", at: literal.range,
      label: "so it is found everywhere",
      help: "make at least one part required: `+` instead of `*`, no `?` on the last part left")
  }

  /// PCRE2 points behind what it could not read: the caret goes to the character before.
  private func refused(
    _ error: PatternError, _ rewritten: RewrittenRegex, _ literal: PatternLiteral
  ) -> Diagnostic {
    let bytes = Array(literal.source.utf8)
    var end = min(rewritten.sourceOffset(ofPatternOffset: error.offset), bytes.count)
    var start = max(0, end - 1)
    if end == 0 { end = min(1, bytes.count) }
    while start > 0, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return Diagnostic(
      .regexRefused, .error, "PCRE2 refuses the pattern: \(error.message)",
      at: range(start..<end, in: literal))
  }
}
