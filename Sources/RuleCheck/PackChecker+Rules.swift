import Diagnostics
import RuleSyntax

extension PackChecker {
  private static let singleClauses = ["stage", "group", "score", "when", "shadow"]
  private static let repeatableClauses = ["title", "label", "refer", "unless", "hit", "miss"]

  mutating func checkRule(_ syntax: RuleSyntax) {
    guard let name = syntax.name else { return }
    checkForm(of: name)
    isInThreadRule = syntax.isThread
    defer { isInThreadRule = false }
    let clauses = clauses(
      syntax.clauses, of: syntax.isThread ? "a thread rule" : "a rule",
      single: syntax.isThread ? Self.singleClauses + ["within"] : Self.singleClauses,
      repeatable: Self.repeatableClauses)
    let family = syntax.family
    let scope = scope(of: family)
    let when = clauses["when"]?.first
    if when == nil, !syntax.node.nodes.contains(where: { $0.kind == .error }) {
      report(
        .missingClause, "the rule `\(name.text)` has no `when`", at: name.range,
        help: "say in `when` what must be in a message for the rule to hold")
    }
    var rule = CheckedRule(
      name: name.text, scope: scope ?? .none, when: .nothing(name.range), range: name.range)
    if syntax.isThread {
      rule.chain = threadChain(name, when: when, within: clauses["within"]?.first)
      if let chain = rule.chain {
        rule.when = ConditionExpression(.or(chain.steps.map(\.expression)), range: chain.range)
      }
    } else if let expression = when?.condition {
      rule.when = condition(expression)
    }
    if clauses["shadow"] != nil { rule.status = .shadow }
    rule.unless = (clauses["unless"] ?? []).compactMap(\.condition).map { condition($0) }
    rule.title = titles(clauses["title"] ?? [])
    rule.references = (clauses["refer"] ?? []).flatMap { $0.strings.map(\.plainText) }
    rule.labels = labels(clauses["label"] ?? [])
    rule.stage = clauses["stage"]?.first?.words.first.flatMap {
      value($0, as: StageName.self, what: "stage")
    }
    if let group = clauses["group"]?.first?.words.first {
      checkForm(of: group)
      rule.group = group.text
    }
    rule.score = clauses["score"]?.first.flatMap { score(of: $0) }
    rule.hits = (clauses["hit"] ?? []).flatMap { examples($0) }
    rule.misses = (clauses["miss"] ?? []).flatMap { examples($0) }
    checkEffect(rule, clauses: clauses, hasFamily: family != nil)
    checkDescription(rule, clauses: clauses)
    // A rule of a family nobody declared has been reported, and has no place in the pack.
    guard let scope, let id = declareRule(name, scope) else { return }
    ruleIndices[id] = pack.rules.count
    if clauses["score"] == nil { rulesWithoutScore[pack.rules.count] = name.range }
    pack.rules.append(rule)
  }

  /// Where a rule counts; nil, reported, if its family is unknown.
  private mutating func scope(of family: SyntaxToken?) -> CheckedRule.Scope? {
    guard let family else { return CheckedRule.Scope.none }
    if family.isWord("all") { return .all }
    if let index = families[family.text] {
      familiesInUse.insert(index)
      return .family(index)
    }
    reportUnknownFamily(family)
    return nil
  }

  mutating func reportUnknownFamily(_ family: SyntaxToken) {
    let near = NameSuggestion.nearest(to: family.text, among: families.keys)
    report(
      .unknownFamily, "no family is named `\(family.text)`", at: family.range,
      label: "not declared in this pack", help: near.map { "did you mean `\($0)`?" },
      edits: near.map { [SourceEdit(range: family.range, replacement: $0)] } ?? [])
  }

  func id(ofRule index: Int) -> String {
    id(ofRule: pack.rules[index].name, pack.rules[index].scope)
  }

  private func id(ofRule name: String, _ scope: CheckedRule.Scope) -> String {
    switch scope {
    case .family(let index): "\(pack.families[index].name)/\(name)"
    case .all: "all/\(name)"
    case .none: name
    }
  }

  /// Enters a rule's id; nil, reported, if it was taken.
  private mutating func declareRule(_ name: SyntaxToken, _ scope: CheckedRule.Scope) -> String? {
    let id = id(ofRule: name.text, scope)
    if let first = ruleRanges[id] {
      reportDuplicate("the rule `\(id)` is declared twice", at: name.range, first: first)
      return nil
    }
    ruleRanges[id] = name.range
    return id
  }

  private mutating func labels(_ clauses: [ClauseSyntax]) -> [String] {
    var result: [String] = []
    for word in clauses.flatMap(\.words) {
      checkForm(of: word)
      if !result.contains(word.text) { result.append(word.text) }
    }
    return result
  }

  mutating func score(of clause: ClauseSyntax) -> CheckedRule.Score? {
    guard let sum = clause.sum else { return score(clause.number).map { .fixed($0) } }
    guard let name = sum.lexicon, let lexicon = resolveScoredLexicon(name) else { return nil }
    guard let limit = sum.limit else {
      report(
        .missingClause, "`score sum(..)` needs a limit", at: sum.node.range,
        help: "add `up to 30`: without it a long message scores without end")
      return nil
    }
    return score(limit).map { .sum(lexicon: lexicon, upTo: $0) }
  }

  /// Whether the rule can change anything.
  private mutating func checkEffect(
    _ rule: CheckedRule, clauses: Clauses, hasFamily: Bool
  ) {
    if !hasFamily, let score = clauses["score"]?.first?.keyword {
      report(
        .scoreWithoutFamily, "the rule `\(rule.name)` has a score but no family", at: score.range,
        secondary: [Diagnostic.Label(range: rule.range, text: "counts in no family")],
        help: "write `rule \(rule.name) in FAMILY`, or `in all`")
    }
    guard clauses["score"] == nil, clauses["label"] == nil else { return }
    report(
      .ruleWithoutEffect, "the rule `\(rule.name)` has neither score nor label", at: rule.range,
      label: "changes nothing", help: "add `score` and a number, or `label` and a name")
  }

  /// Whether people can tell from a report what the rule is about.
  private mutating func checkDescription(
    _ rule: CheckedRule, clauses: Clauses
  ) {
    var missing: [String] = []
    if clauses["title"] == nil { missing.append("title") }
    if clauses["stage"] == nil, case .family = rule.scope, scoresAbove(rule.score) {
      missing.append("stage")
    }
    guard !missing.isEmpty else { return }
    report(
      .missingDescription,
      "the rule `\(rule.name)` has no \(missing.joined(separator: " and no "))", at: rule.range,
      help: missing.contains("title")
        ? titleHelp : "say where in the script it stands, like `stage demand`")
  }

  private func scoresAbove(_ score: CheckedRule.Score?) -> Bool {
    switch score {
    case .fixed(let value): value > 0
    case .sum: true
    case nil: false
    }
  }
}
