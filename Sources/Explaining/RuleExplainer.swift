import Diagnostics
import EntityFinding
import RuleCheck
package import RuleCompiler
import ScreeningEngine

/// Explains the rules of one pack.
package struct RuleExplainer: Sendable {
  private let pack: CompiledPack
  private let rules: RuleSet
  private let names: MessageExplainer

  /// nil for a pack with errors.
  package init?(_ pack: CompiledPack) {
    guard let rules = pack.ruleSet, let names = MessageExplainer(pack) else { return nil }
    self.pack = pack
    self.rules = rules
    self.names = names
  }

  /// The ids of all rules, in pack order.
  package var ids: [String] { rules.rules.map(\.id) }

  /// Explains the rule with this id; nil if there is none. O(patterns of the pack).
  package func explain(_ id: String) -> RuleExplanation? {
    guard let index = rules.rules.firstIndex(where: { $0.id == id }) else { return nil }
    let checked = pack.checked.rules[index]
    let step = rules.program.rules[index]
    let patterns = patterns(ofRule: index)
    return RuleExplanation(
      id: id, titles: checked.title.entries, stage: checked.stage?.rawValue, group: checked.group,
      score: score(of: checked), labels: checked.labels, references: checked.references,
      place: names.place(of: checked.range), when: part(step.when),
      unless: step.unless.range.map { part(rules.program.unlessNodes[$0]) },
      status: RuleStatus(checked.status), chain: chain(of: checked, step), patterns: patterns,
      isAlwaysJudged: rules.program.untriggeredRules.contains(UInt32(index))
        || patterns.contains { $0.isTrigger && $0.isUnsearched })
  }

  private func score(of rule: CheckedRule) -> RuleExplanation.Score? {
    switch rule.score {
    case nil: nil
    case .fixed(let points): .fixed(points)
    case .sum(let lexicon, let upTo):
      .sum(lexicon: pack.checked.lexicons[lexicon].name, upTo: upTo)
    }
  }

  private func chain(of rule: CheckedRule, _ step: RuleStep) -> ChainPlan? {
    guard let chain = rule.chain, let number = step.chain else { return nil }
    let steps = zip(chain.steps, rules.program.chains[Int(number)].steps)
    return ChainPlan(
      steps: steps.map { ($0.side.rawValue, part($1.node)) }, duration: chain.duration)
  }

  private func part(_ node: UInt32) -> PlanPart {
    PlanPart(
      form: ConditionForm(rules.program.nodes[Int(node)]), text: names.sourceText(ofNode: node),
      signals: rules.program.askedSignals(of: node).map { names.name(of: SignalID(Int($0))) },
      children: rules.program.childNodes(of: node).map(part))
  }

  private func patterns(ofRule rule: Int) -> [PatternPlan] {
    let program = rules.program
    let signals = Set(program.signals(ofRule: rule))
    let unsearched = Set(program.unsearchedPatterns)
    let literals = texts(pack.literals, of: program.literalPatterns)
    let signs = texts(pack.signs, of: program.signPatterns)
    return program.patterns.indices.compactMap { pattern in
      let isBehindRule = program.owners.row(pattern).contains {
        signals.contains(program.owners.elements[$0].signal)
      }
      guard isBehindRule else { return nil }
      let number = UInt32(pattern)
      let (kind, view) = program.patterns[pattern].kindAndView
      return PatternPlan(
        source: rules.patterns[pattern].source, place: rules.patterns[pattern].place, kind: kind,
        view: view, literals: (literals[number] ?? ownText(ofWeighed: pattern)).sorted(),
        signs: (signs[number] ?? []).sorted(),
        gate: gate(of: program.patterns[pattern]),
        isUnsearched: unsearched.contains(number),
        isTrigger: program.triggers.row(pattern).contains {
          program.triggers.elements[$0] == UInt32(rule)
        })
    }
  }
}

extension RuleExplainer {
  /// What a phrase that only counts in sums is looked up by: its text.
  private func ownText(ofWeighed pattern: Int) -> [String] {
    let program = rules.program
    guard case .phrase(let phrase) = program.patterns[pattern],
      program.owners.row(pattern).contains(where: { program.owners.elements[$0].isWeighed })
    else { return [] }
    return [String(decoding: program.phraseBytes[phrase.bytes.range], as: UTF8.self)]
  }

  /// What is looked for, by the pattern it stands for.
  private func texts(_ literals: [[UInt8]], of table: Table<UInt32>) -> [UInt32: [String]] {
    var texts: [UInt32: [String]] = [:]
    for (number, literal) in literals.enumerated() where number < table.rowCount {
      for place in table.row(number) {
        texts[table.elements[place], default: []].append(String(decoding: literal, as: UTF8.self))
      }
    }
    return texts
  }

  private func gate(of pattern: PatternProgram) -> String? {
    guard case .entity(let query) = pattern else { return nil }
    return EntityGate.need(of: query.kind)
  }
}

extension PatternProgram {
  fileprivate var kindAndView: (PatternPlan.Kind, PatternPlan.View) {
    switch self {
    case .phrase: (.phrase, .fold)
    case .loose: (.loose, .fold)
    case .regex(_, .fold): (.regex, .fold)
    case .regex(_, .raw): (.regex, .raw)
    case .regex(_, .rawBytes): (.regex, .rawBytes)
    case .entity: (.entity, .fold)
    }
  }
}
