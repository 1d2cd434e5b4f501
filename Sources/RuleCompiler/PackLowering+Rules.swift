import Messages
import RuleCheck
import ScreeningEngine

/// Rules to steps.
extension PackLowering {
  /// Lowers a rule and gives what reports say of it.
  mutating func lowerRule(_ rule: CheckedRule) -> RuleSet.Rule {
    let when = lower(rule.when)
    let unless = rule.unless.map { lower($0) }
    let unlessRange = IndexRange(start: program.unlessNodes.count, count: unless.count)
    program.unlessNodes.append(contentsOf: unless)
    let labelRange = IndexRange(start: program.ruleLabels.count, count: rule.labels.count)
    for label in rule.labels { program.ruleLabels.append(id(ofLabel: label)) }
    var step = RuleStep(
      scope: scope(of: rule), score: score(of: rule), group: group(of: rule), when: when,
      unless: unlessRange, labels: labelRange, chain: lowerChain(of: rule))
    switch rule.status {
    case .active: break
    case .shadow: step.isShadow = true
    case .disabled: step.isDisabled = true
    }
    program.rules.append(step)
    return RuleSet.Rule(id: CompiledPack.id(of: rule, in: pack), stage: rule.stage?.rawValue)
  }

  private mutating func lowerChain(of rule: CheckedRule) -> UInt32? {
    guard let chain = rule.chain else { return nil }
    let steps = chain.steps.map { step in
      ChainProgram.Step(
        side: step.side == .me ? .outgoing : .incoming, node: lower(step.expression))
    }
    program.chains.append(
      ChainProgram(
        rule: UInt32(program.rules.count), steps: steps, duration: chain.duration))
    return UInt32(program.chains.count - 1)
  }

  private func scope(of rule: CheckedRule) -> RuleStep.Scope {
    switch rule.scope {
    case .family(let index): .family(UInt32(index))
    case .all: .all
    case .none: .none
    }
  }

  private func score(of rule: CheckedRule) -> RuleStep.Score {
    switch rule.score {
    case nil: .none
    case .fixed(let points): .fixed(points)
    case .sum(let lexicon, let upTo): .sum(UInt32(lexicon), upTo: upTo)
    }
  }

  /// Rules of one group name share a number; a rule without a group has one of its own.
  private mutating func group(of rule: CheckedRule) -> UInt32 {
    guard let name = rule.group else { return UInt32(pack.rules.count + program.rules.count) }
    let number = groups[name] ?? UInt32(groups.count)
    groups[name] = number
    return number
  }

  private mutating func id(ofLabel label: String) -> LabelID {
    if let index = labels.firstIndex(of: label) { return LabelID(index) }
    labels.append(label)
    return LabelID(labels.count - 1)
  }
}
