import RuleCheck
import RuleCompiler
import ScreeningEngine

/// The `unless` of thread rules.
extension ExampleNeeds {
  /// The positions of the `unless` of a thread rule that some `miss` needs: conversations that would
  /// complete the chain without any `unless`, and do not with this one alone.
  static func neededUnless(
    ofThreadRule index: Int, _ rule: CheckedRule, _ ruleSet: RuleSet
  ) -> Set<Int> {
    guard !rule.unless.isEmpty, !rule.misses.isEmpty else { return [] }
    var bare = Screener(ruleSet.keeping(unless: [], ofRule: index))
    let completed = rule.misses.filter {
      Conversation($0).run(RuleID(index), &bare).isCompleted
    }
    guard !completed.isEmpty else { return [] }
    var needed: Set<Int> = []
    for position in rule.unless.indices {
      var screener = Screener(ruleSet.keeping(unless: [position], ofRule: index))
      let isNeeded = completed.contains {
        !Conversation($0).run(RuleID(index), &screener).isCompleted
      }
      if isNeeded { needed.insert(position) }
    }
    return needed
  }
}

extension RuleSet {
  /// The same rules, of one of which only some `unless` count.
  fileprivate func keeping(unless positions: [Int], ofRule index: Int) -> RuleSet {
    var changed = program
    let nodes = program.rules[index].unless.range.map { program.unlessNodes[$0] }
    changed.rules[index].unless = IndexRange(
      start: changed.unlessNodes.count, count: positions.count)
    changed.unlessNodes += positions.map { nodes[$0] }
    return RuleSet(
      name: name, version: version, prior: prior, hash: hash, families: families, rules: rules,
      signals: signals, labels: labels, patterns: patterns, program: changed)
  }
}
