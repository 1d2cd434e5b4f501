import Diagnostics
import RuleSyntax

/// What the blocks of clauses have in common, and those of packs and families.
extension PackChecker {
  /// The clauses of a block by keyword. A handful, which are compared sooner than hashed.
  struct Clauses {
    private var entries: [(keyword: String, clauses: [ClauseSyntax])] = []

    var isEmpty: Bool { entries.isEmpty }
    /// Clauses of all keywords.
    var count: Int { entries.reduce(0) { $0 + $1.clauses.count } }

    /// Those of a keyword, in order; nil where there is none.
    subscript(_ keyword: String) -> [ClauseSyntax]? {
      for entry in entries where entry.keyword == keyword { return entry.clauses }
      return nil
    }

    mutating func add(_ clause: ClauseSyntax, named keyword: String) {
      if let index = entries.firstIndex(where: { $0.keyword == keyword }) {
        entries[index].clauses.append(clause)
      } else {
        entries.append((keyword, [clause]))
      }
    }
  }

  /// The clauses of a block by keyword, after reporting those it cannot have or has twice.
  mutating func clauses(
    _ all: [ClauseSyntax], of block: String, single: [String], repeatable: [String]
  ) -> Clauses {
    var result = Clauses()
    for clause in all {
      guard let keyword = clause.keyword else { continue }
      let name = keyword.text
      if single.contains(name), let first = result[name]?.first?.keyword {
        report(
          .duplicateClause, "\(block) has `\(name)` twice", at: keyword.range,
          label: "given again here",
          secondary: [Diagnostic.Label(range: first.range, text: "first given here")])
      } else if single.contains(name) || repeatable.contains(name) {
        result.add(clause, named: name)
      } else {
        reportUnknownClause(keyword, of: block, known: single + repeatable)
      }
    }
    return result
  }

  private mutating func reportUnknownClause(
    _ keyword: SyntaxToken, of block: String, known: [String]
  ) {
    // A time limit in a rule over one message is meant for a thread rule.
    if keyword.text == "within", block == "a rule" {
      report(
        .unknownClause, "\(block) has no clause `within`", at: keyword.range,
        help: "a time belongs in a `thread rule`; `near` and `then` have theirs in tokens")
      return
    }
    // Behind a condition it is as likely a misspelt operator.
    let near =
      NameSuggestion.nearest(to: keyword.text, among: known)
      ?? (known.contains("when")
        ? NameSuggestion.nearest(to: keyword.text, among: Keywords.operators) : nil)
    report(
      .unknownClause, "\(block) has no clause `\(keyword.text)`", at: keyword.range,
      help: near.map { "did you mean `\($0)`?" } ?? "it may have \(known.joined(separator: ", "))",
      edits: near.map { [SourceEdit(range: keyword.range, replacement: $0)] } ?? [])
  }

  /// What a `pack` block says.
  struct PackBlock {
    var name: String?
    var version: String?
    var prior: Double?
    var range: SourceRange

    func saysTheSame(as other: PackBlock) -> Bool {
      differences(from: other).isEmpty
    }

    /// The clauses in which the two differ.
    func differences(from other: PackBlock) -> [String] {
      [
        (name == other.name, "`name`"), (version == other.version, "`version`"),
        (prior == other.prior, "`prior`"),
      ].filter { !$0.0 }.map(\.1)
    }
  }

  mutating func checkPackBlock(_ block: BlockSyntax) {
    let clauses = clauses(
      block.clauses, of: "a pack", single: ["name", "version", "prior"], repeatable: [])
    guard let keyword = block.keyword else { return }
    let declaration = PackBlock(
      name: clauses["name"]?.first?.strings.first?.plainText,
      version: clauses["version"]?.first?.strings.first?.plainText,
      prior: score(clauses["prior"]?.first?.number), range: keyword.range)
    if let first = declared.pack {
      // Folders that name the same pack may each say so.
      guard !declaration.saysTheSame(as: first) else { return }
      let clauses = declaration.differences(from: first).joined(separator: " and ")
      reportDuplicate(
        "the pack is declared twice", at: keyword.range, first: first.range,
        help: "what is compiled together is one pack: keep one of the two, or give both the same "
          + clauses)
      return
    }
    declared.pack = declaration
    if let name = declaration.name { pack.name = name }
    if let version = declaration.version { pack.version = version }
    if let prior = declaration.prior { pack.prior = prior }
  }

  /// A family's titles and thresholds.
  mutating func checkFamily(_ block: BlockSyntax, name: SyntaxToken) -> CheckedFamily {
    let what = "the family `\(name.text)`"
    let clauses = clauses(
      block.clauses, of: "a family", single: ["review", "block"], repeatable: ["title"])
    let titles = titles(clauses["title"] ?? [])
    if clauses["title"] == nil {
      report(.missingDescription, "\(what) has no title", at: name.range, help: titleHelp)
    }
    for (threshold, example) in [
      ("review", "held, like `review 30`"), ("block", "blocked, like `block 42`"),
    ]
    where clauses[threshold] == nil {
      report(
        .missingClause, "\(what) has no `\(threshold)` threshold", at: name.range,
        help: "give the score from which its messages are \(example)")
    }
    let reviewToken = clauses["review"]?.first?.number
    let blockToken = clauses["block"]?.first?.number
    let review = score(reviewToken)
    let block = score(blockToken)
    if let review, let block, let reviewToken, let blockToken, review >= block {
      report(
        .thresholdsOutOfOrder, "`block` must be above `review`", at: blockToken.range,
        label: "not above \(reviewToken.text)",
        secondary: [Diagnostic.Label(range: reviewToken.range, text: "held from here")])
    }
    return CheckedFamily(
      name: name.text, title: titles, review: review ?? 30, block: block ?? 42, range: name.range)
  }

  var titleHelp: String { "add `title en \"..\"`: reports and summaries show it" }

  mutating func titles(_ clauses: [ClauseSyntax]) -> Titles {
    var result = Titles()
    var first: [String: SourceRange] = [:]
    for entry in clauses.flatMap(\.titles) {
      guard let language = entry.language, let text = entry.text else { continue }
      checkLanguageTag(language)
      if let earlier = first[language.text] {
        report(
          .duplicateClause, "the title in `\(language.text)` is given twice", at: language.range,
          label: "given again here",
          secondary: [Diagnostic.Label(range: earlier, text: "first given here")])
        continue
      }
      first[language.text] = language.range
      result.entries.append((language.text, text.plainText))
    }
    return result
  }

  // MARK: - Values

  mutating func checkLanguageTag(_ token: SyntaxToken) {
    guard !LanguageTag.isWellFormed(token.text) else { return }
    report(
      .wrongValue, "`\(token.text)` is not a language tag", at: token.range,
      help: "tags have two or three lower-case letters, like `zh`, `en` or `yue`")
  }

  /// A number of decibans; nil where there is none, or none that can be meant.
  mutating func score(_ token: SyntaxToken?) -> Double? {
    guard let token else { return nil }
    guard let value = Double(token.text), value.isFinite, abs(value) <= Self.greatestScore else {
      report(
        .valueOutOfRange, "a score lies between -1000 and 1000", at: token.range,
        help: "scores are decibans: +10 makes fraud ten times as likely")
      return nil
    }
    return value
  }

  static var greatestScore: Double { 1000 }

  /// A whole number within `bounds`; nil, reported, if it is none.
  mutating func wholeNumber(_ token: SyntaxToken?, in bounds: ClosedRange<Int>) -> Int? {
    guard let token else { return nil }
    guard token.kind == .number, token.token.end - token.token.start <= 12,
      let value = Int(token.text)
    else {
      report(
        .invalidNumber, "expected a whole number, found `\(token.text.prefix(24))`",
        at: token.range)
      return nil
    }
    guard bounds.contains(value) else {
      report(
        .valueOutOfRange, "\(value) is out of range", at: token.range,
        label: "from \(bounds.lowerBound) to \(bounds.upperBound)")
      return nil
    }
    return value
  }

  /// The case of `Value` that `token` names; nil, reported, if it names none.
  mutating func value<Value: RawRepresentable<String> & CaseIterable>(
    _ token: SyntaxToken, as type: Value.Type, what: String
  ) -> Value? {
    if let value = Value(rawValue: token.text) { return value }
    let known = Value.allCases.map(\.rawValue)
    let near = NameSuggestion.nearest(to: token.text, among: known)
    report(
      .wrongValue, "`\(token.text)` is not a \(what)", at: token.range,
      help: (near.map { "did you mean `\($0)`? " } ?? "")
        + "it is one of \(known.joined(separator: ", "))",
      edits: near.map { [SourceEdit(range: token.range, replacement: $0)] } ?? [])
    return nil
  }

  func isBlank(_ text: String) -> Bool {
    text.unicodeScalars.allSatisfy { $0.properties.isWhitespace }
  }

  mutating func reportEmptyPhrase(at range: SourceRange) {
    report(.emptyPhrase, "the phrase is empty", at: range, label: "nothing to look for")
  }
}
