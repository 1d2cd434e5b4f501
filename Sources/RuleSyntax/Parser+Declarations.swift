import Diagnostics

extension Parser {
  /// Takes one declaration, or skips to the next.
  mutating func parseDeclaration() {
    let start = mark()
    switch text(of: current) {
    case "pack": parseBlockDeclaration(.packDeclaration, named: false)
    case "family": parseBlockDeclaration(.familyDeclaration, named: true)
    case "variants": parseVariants()
    case "lexicon": parseLexicon()
    case "signal": parseSignal()
    case "condition": parseConditionDeclaration()
    case "rule": parseRule(.ruleDeclaration)
    case "thread": parseRule(.threadRuleDeclaration)
    case "adjust": parseAdjust()
    case "allow": parseAllow()
    default: reportNoDeclaration()
    }
    precondition(mark() > start || isAtDeclaration || at(.endOfFile), "a declaration takes tokens")
  }

  private mutating func reportNoDeclaration() {
    var diagnostic = Diagnostic(
      .expectedDeclaration, .error, "expected a declaration, found \(describe(current))",
      at: range(of: current), label: "no declaration begins like this",
      help: "declarations begin with \(Keywords.declarations.joined(separator: ", "))")
    if at(.word) {
      let word = text(of: current)
      if let near = NameSuggestion.nearest(to: word, among: Keywords.declarations) {
        diagnostic.help = "did you mean `\(near)`?"
        diagnostic.edits = [SourceEdit(range: range(of: current), replacement: near)]
      }
    } else if at(.rightBrace) {
      diagnostic.label("this closes nothing")
      diagnostic.help = nil
    }
    if !at(.mixedWord) { diagnostics.append(diagnostic) }
    skip { _ in false }
  }

  /// Keyword, name and a block of clauses.
  private mutating func parseBlockDeclaration(_ kind: SyntaxKind, named: Bool) {
    let start = mark()
    let keyword = text(of: current)
    bump()
    if named { expectName(after: "`\(keyword)`") }
    parseClauseBlock(after: "`\(keyword)`")
    close(kind, from: start)
  }

  /// `rule NAME [in FAMILY] { .. }`, with or without `thread` before it.
  private mutating func parseRule(_ kind: SyntaxKind) {
    let start = mark()
    if kind == .threadRuleDeclaration {
      bump()
      guard at("rule") else {
        reportExpected("`rule`", after: "`thread`")
        skip { _ in false }
        close(kind, from: start)
        return
      }
    }
    bump()
    expectName(after: "`rule`")
    if at("in") {
      bump()
      expect(.word, "a family or `all`", after: "`in`")
    }
    isInThreadRule = kind == .threadRuleDeclaration
    parseClauseBlock(after: "the rule's name")
    isInThreadRule = false
    close(kind, from: start)
  }

  private mutating func parseAdjust() {
    let start = mark()
    bump()
    expect(.word, "a family or a rule", after: "`adjust`")
    if at(.slash) {
      bump()
      expect(.word, "a rule", after: "`/`")
    }
    parseClauseBlock(after: "what to adjust")
    close(.adjustDeclaration, from: start)
  }

  /// `{` clauses `}`.
  private mutating func parseClauseBlock(after: String) {
    let opening = current
    guard expect(.leftBrace, "`{`", after: after) else {
      skip { $0.current.isFirstOnLine && $0.current.indentation == 0 }
      return
    }
    while !at(.rightBrace), !at(.endOfFile), !isAtDeclaration { parseClause() }
    expectClosing(.rightBrace, of: opening)
  }

  /// `condition NAME = ..`.
  private mutating func parseConditionDeclaration() {
    let start = mark()
    let keyword = current
    bump()
    expectName(after: "`condition`")
    expect(.equals, "`=`", after: "the condition's name")
    parseCondition()
    skipRestOfDeclaration(keyword, hint: nil)
    close(.conditionDeclaration, from: start)
  }

  /// Reports what stands between the end of an `=` form and the next declaration.
  mutating func skipRestOfDeclaration(_ keyword: Token, hint: String?) {
    guard !at(.endOfFile), !isAtDeclaration else { return }
    let isContinuation = !current.isFirstOnLine || current.indentation > keyword.indentation
    guard isContinuation else { return }
    let near = nearOperator
    reportExpected(
      "the end of the \(text(of: keyword))", help: near.map { "did you mean `\($0)`?" } ?? hint,
      replacement: near)
    skip { $0.current.isFirstOnLine && $0.current.indentation <= keyword.indentation }
  }
}

extension Diagnostic {
  /// Puts another text at the primary place.
  fileprivate mutating func label(_ text: String) { primary.text = text }
}
