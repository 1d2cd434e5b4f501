import Diagnostics
import RuleSyntax

/// Looking names up.
extension PackChecker {
  /// What `name` names, noted as used; nil, reported, if nothing.
  mutating func resolve(_ name: SyntaxToken) -> Symbol.Kind? {
    resolve(name.text, at: name.range)
  }

  mutating func resolve(_ name: String, at range: SourceRange) -> Symbol.Kind? {
    guard let symbol = symbols[name] else {
      reportUnknownName(name, at: range, among: "signal, lexicon or condition", lexiconsOnly: false)
      return nil
    }
    note(symbol.kind, name, at: range)
    return symbol.kind
  }

  /// The lexicon `name` names; nil, reported, if it names none.
  mutating func resolveLexicon(_ name: String, at range: SourceRange, use: String) -> Int? {
    guard let symbol = symbols[name] else {
      reportUnknownName(name, at: range, among: "lexicon", lexiconsOnly: true)
      return nil
    }
    note(symbol.kind, name, at: range)
    if case .lexicon(let index) = symbol.kind { return index }
    report(
      .lexiconExpected, "\(use) needs a lexicon, and `\(name)` is none", at: range,
      secondary: [Diagnostic.Label(range: symbol.range, text: "declared here")])
    return nil
  }

  /// The lexicon `name` names, for `sum`: it must have scores.
  mutating func resolveScoredLexicon(_ name: SyntaxToken) -> Int? {
    guard let index = resolveLexicon(name.text, at: name.range, use: "`sum`") else { return nil }
    let lexicon = pack.lexicons[index]
    if !lexicon.entries.isEmpty, lexicon.entries.allSatisfy({ $0.score == nil }) {
      report(
        .lexiconWithoutScores, "no entry of `\(lexicon.name)` has a score to sum",
        at: name.range,
        secondary: [Diagnostic.Label(range: lexicon.range, text: "declared here")],
        help: "write scores after entries, like `刷单 +6`")
    }
    return index
  }

  private mutating func note(_ kind: Symbol.Kind, _ name: String, at range: SourceRange) {
    usedNames.insert(name)
    if let owner { uses[owner, default: []].append(Use(target: kind, range: range)) }
  }

  private mutating func reportUnknownName(
    _ name: String, at range: SourceRange, among what: String, lexiconsOnly: Bool
  ) {
    let known = lexiconsOnly ? pack.lexicons.map(\.name) : Array(symbols.keys)
    let declared = NameSuggestion.nearest(to: name, among: known)
    if !lexiconsOnly, Self.entities.contains(name) {
      // With a slip of a declared name there are two likely meanings, and none is put in.
      if let declared { usedNames.insert(declared) }
      report(
        .unknownName, "no \(what) is named `\(name)`", at: range,
        help: declared.map { "did you mean `\($0)`, or the entity `@\(name)`?" }
          ?? "the entity is written `@\(name)`",
        edits: declared == nil ? [SourceEdit(range: range, replacement: "@\(name)")] : [])
      return
    }
    let near =
      declared ?? (lexiconsOnly ? nil : NameSuggestion.nearest(to: name, among: Keywords.tests))
    var help = lexiconsOnly ? nil : "quote it if it is a text to look for"
    if let near {
      // What was likely meant is not unused because of a slip.
      usedNames.insert(near)
      help = "did you mean `\(near)`?"
    } else if families[name] != nil {
      help = "there is a family of this name, but families are not looked for in messages"
    }
    report(
      .unknownName, "no \(what) is named `\(name)`", at: range, label: "not declared in this pack",
      help: help, edits: near.map { [SourceEdit(range: range, replacement: $0)] } ?? [])
  }

  /// Warns of families that no rule is in.
  mutating func reportUnusedFamilies() {
    for (index, family) in pack.families.enumerated() where !familiesInUse.contains(index) {
      report(
        .nameNeverUsed, "no rule is in the family `\(family.name)`", at: family.range,
        help: "declare one with `rule NAME in \(family.name)`, or take the family out")
    }
  }

  /// Every name a part that is not checked further uses: so that nothing in it is called unused.
  mutating func resolveAll(in node: SyntaxNode) {
    if node.kind == .nameReference, let name = node.token(.word) { _ = resolve(name) }
    for child in node.nodes { resolveAll(in: child) }
  }

  /// Warns of lexicons, signals and conditions that nothing uses.
  mutating func reportUnusedNames() {
    for (name, symbol) in symbols where !usedNames.contains(name) {
      let what =
        switch symbol.kind {
        case .lexicon: "lexicon"
        case .signal: "signal"
        case .condition: "condition"
        }
      report(
        .nameNeverUsed, "the \(what) `\(name)` is never used", at: symbol.range,
        help: "use it in a rule, or take it out")
    }
  }
}
