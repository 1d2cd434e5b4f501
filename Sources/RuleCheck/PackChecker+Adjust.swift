import Diagnostics
import RuleSyntax

/// `adjust`: changes to families and rules from outside, applied when all files are read.
extension PackChecker {
  /// What a clause of an `adjust` changes.
  struct AdjustedPart: Hashable {
    enum Target: Hashable {
      case family(Int)
      case rule(Int)
    }
    var target: Target
    /// `score`, `status`, `review` or `block`.
    var part: String
  }

  mutating func applyAdjustments() {
    for syntax in declared.adjustments {
      switch target(of: syntax) {
      case .family(let index): adjustFamily(index, syntax)
      case .rule(let index): adjustRule(index, syntax)
      case nil: break
      }
    }
    checkAdjustedThresholds()
  }

  private mutating func adjustRule(_ index: Int, _ syntax: AdjustSyntax) {
    let id = id(ofRule: index)
    let clauses = clauses(
      syntax.clauses, of: "an adjustment of a rule", single: ["score", "disabled", "shadow"],
      repeatable: [])
    reportIfEmpty(syntax, clauses, help: "write `score 6`, `shadow` or `disabled`")
    if let clause = clauses["score"]?.first, let keyword = clause.keyword {
      if let unscored = rulesWithoutScore[index] {
        report(
          .nothingToAdjust, "the rule `\(id)` has no score to adjust", at: keyword.range,
          secondary: [Diagnostic.Label(range: unscored, text: "gives labels only")],
          help: "write a rule of your own, `in` a family, with a score")
      } else if let score = score(of: clause), isFirst(.rule(index), "score", of: id, keyword) {
        pack.rules[index].score = score
      }
    }
    for (name, status) in [("shadow", CheckedRule.Status.shadow), ("disabled", .disabled)] {
      guard let keyword = clauses[name]?.first?.keyword else { continue }
      if isFirst(.rule(index), "status", of: id, keyword) { pack.rules[index].status = status }
    }
  }

  private mutating func adjustFamily(_ index: Int, _ syntax: AdjustSyntax) {
    let name = pack.families[index].name
    let clauses = clauses(
      syntax.clauses, of: "an adjustment of a family", single: ["review", "block"], repeatable: [])
    reportIfEmpty(syntax, clauses, help: "write `review 28` or `block 48`")
    for (part, keyPath) in [
      ("review", \CheckedFamily.review), ("block", \CheckedFamily.block),
    ] {
      guard let clause = clauses[part]?.first, let keyword = clause.keyword,
        let value = score(clause.number), isFirst(.family(index), part, of: name, keyword)
      else { continue }
      pack.families[index][keyPath: keyPath] = value
    }
  }

  private mutating func reportIfEmpty(
    _ syntax: AdjustSyntax, _ clauses: Clauses, help: String
  ) {
    guard clauses.isEmpty, syntax.clauses.isEmpty, syntax.node.node(.error) == nil,
      let name = syntax.name
    else { return }
    report(.emptyDeclaration, "this adjusts nothing", at: name.range, help: help)
  }

  /// Enters a change; false, reported, if there was one of the same part.
  private mutating func isFirst(
    _ target: AdjustedPart.Target, _ part: String, of name: String, _ keyword: SyntaxToken
  ) -> Bool {
    let key = AdjustedPart(target: target, part: part)
    guard let first = adjusted[key] else {
      adjusted[key] = keyword.range
      return true
    }
    let shown = part == "score" || part == "status" ? part : "`\(part)`"
    report(
      .adjustedTwice, "the \(shown) of `\(name)` is adjusted twice", at: keyword.range,
      label: "adjusted again here",
      secondary: [Diagnostic.Label(range: first, text: "first adjusted here")],
      help: "take one of the two out: files have no order that could decide")
    return false
  }

  private mutating func checkAdjustedThresholds() {
    for (index, family) in pack.families.enumerated() where family.review >= family.block {
      let block = adjusted[AdjustedPart(target: .family(index), part: "block")]
      let review = adjusted[AdjustedPart(target: .family(index), part: "review")]
      guard let place = block ?? review else { continue }
      report(
        .thresholdsOutOfOrder,
        "`block` of `\(family.name)` is no longer above `review`", at: place,
        label: "\(shown(family.review)) and \(shown(family.block)) with this",
        secondary: [Diagnostic.Label(range: family.range, text: "declared here")])
    }
  }

  private func shown(_ score: Double) -> String {
    score == score.rounded() ? "\(Int(score))" : "\(score)"
  }

  // MARK: - Targets

  private mutating func target(of syntax: AdjustSyntax) -> AdjustedPart.Target? {
    guard let name = syntax.name else { return nil }
    if syntax.hasSlash {
      guard let rule = syntax.rule, isFamily(name) else { return nil }
      if let index = ruleIndices["\(name.text)/\(rule.text)"] { return .rule(index) }
      reportUnknownRule(rule, in: name.text)
      return nil
    }
    let rule = ruleIndices[name.text]
    let adjustsRule = syntax.clauses.contains {
      ["score", "disabled", "shadow"].contains($0.keyword?.text)
    }
    if let rule, adjustsRule || families[name.text] == nil { return .rule(rule) }
    if let index = families[name.text] { return .family(index) }
    reportUnknownTarget(name)
    return nil
  }

  private mutating func isFamily(_ name: SyntaxToken) -> Bool {
    if name.isWord("all") || families[name.text] != nil { return true }
    reportUnknownFamily(name)
    return false
  }

  private mutating func reportUnknownRule(_ rule: SyntaxToken, in family: String) {
    let known = ruleIndices.keys.filter { $0.hasPrefix(family + "/") }
      .map { String($0.dropFirst(family.utf8.count + 1)) }
    let near = NameSuggestion.nearest(to: rule.text, among: known)
    report(
      .unknownRule, "no rule is named `\(family)/\(rule.text)`", at: rule.range,
      label: "not declared in this pack",
      help: near.map { "did you mean `\($0)`?" } ?? ruleElsewhere(rule.text),
      edits: near.map { [SourceEdit(range: rule.range, replacement: $0)] } ?? [])
  }

  private mutating func reportUnknownTarget(_ name: SyntaxToken) {
    guard !name.isWord("all") else {
      report(
        .unknownFamily, "`all` stands for every family and has no thresholds of its own",
        at: name.range, help: "adjust each family, or a rule: `adjust all/RULE { .. }`")
      return
    }
    let alone = ruleIndices.keys.filter { !$0.contains("/") }
    let near = NameSuggestion.nearest(to: name.text, among: Array(families.keys) + alone)
    report(
      .unknownFamily, "no family is named `\(name.text)`", at: name.range,
      label: "not declared in this pack",
      help: near.map { "did you mean `\($0)`?" } ?? ruleElsewhere(name.text),
      edits: near.map { [SourceEdit(range: name.range, replacement: $0)] } ?? [])
  }

  /// Where a rule of this name is, if it is in one family only.
  private func ruleElsewhere(_ name: String) -> String? {
    let ids = ruleIndices.keys.filter { $0 == name || $0.hasSuffix("/" + name) }
    return ids.count == 1 ? ids.first.map { "the rule is called `\($0)`" } : nil
  }
}
