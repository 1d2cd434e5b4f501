import Messages
import TextFolding

/// From rules that hold to a verdict.
extension Evaluation {
  /// Evaluates the rules the candidates trigger and fills `verdict`, all but its evidence.
  mutating func judge(_ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    verdict.invalidSequences = report.invalidSequences
    if !triggered.isEmpty {
      sortTriggered()
      if let profile {
        evaluateRecorded(&verdict, profile, fold, raw)
      } else {
        for index in triggered.indices {
          evaluate(rule: Int(triggered[index]), &verdict, fold, raw)
        }
      }
    }
    if !limits.isEmpty { verdict.limits.append(contentsOf: limits) }
    settle(&verdict, fold, raw)
  }

  /// Adds up the rules that hold, and lets pass what somebody vouches for.
  mutating func settle(_ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    rules.settle(&verdict, &lastConfidence)
    guard verdict.level > .pass || !verdict.steps.isEmpty, !rules.program.allowances.isEmpty,
      let allowance = allowance(fold, raw)
    else { return }
    verdict.allowance = allowance
    rules.settle(&verdict, &lastConfidence)
  }

  /// Whether a rule holds on this message: its `when`, and none of its `unless`; what the side writes
  /// that a thread belongs to is not held against it.
  mutating func holds(rule: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>) -> Bool {
    let step = rules.program.rules[rule]
    guard direction != .outgoing || !accuses(step), mayHold(step.when), holds(step.when, fold, raw)
    else { return false }
    for index in step.unless.range
    where holds(rules.program.unlessNodes[index], fold, raw) { return false }
    return true
  }

  mutating func evaluate(
    rule: Int, _ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    let step = rules.program.rules[rule]
    guard !step.isDisabled else { return }
    if let chain = step.chain {
      findSteps(ofChain: Int(chain), step, &verdict, fold, raw)
      return
    }
    guard holds(rule: rule, fold, raw) else { return }
    let score: Double =
      switch step.score {
      case .none: 0
      case .fixed(let points): points
      case .sum(let lexicon, let upTo): min(sum(ofSignal: Int(lexicon), fold, raw), upTo)
      }
    verdict.rules.append(
      Verdict.FiredRule(rule: RuleID(rule), score: score, isShadow: step.isShadow))
    guard !step.isShadow else { return }
    for index in step.labels.range {
      let label = rules.program.ruleLabels[index]
      if !verdict.labels.contains(label) { verdict.labels.append(label) }
    }
  }

  /// Whether a rule speaks against who wrote the message: not of the owner of the thread, since victims
  /// quote the script and ask about it. Chains look at both sides, and labels are no accusation.
  private func accuses(_ step: RuleStep) -> Bool {
    guard step.chain == nil else { return false }
    return switch step.score {
    case .none: false
    case .fixed(let points): points > 0
    case .sum: true
    }
  }

  /// Pack order, so that a verdict does not depend on which pattern was found first. A short list by
  /// insertion, since the standard sort may allocate; a long one as its bits stand.
  private mutating func sortTriggered() {
    if triggered.count > 8, isTriggered.wordCount < triggered.count * triggered.count / 4 {
      isTriggered.sort(&triggered)
      return
    }
    for index in triggered.indices.dropFirst() {
      let rule = triggered[index]
      var hole = index
      while hole > 0, triggered[hole - 1] > rule {
        triggered[hole] = triggered[hole - 1]
        hole -= 1
      }
      triggered[hole] = rule
    }
  }
}
