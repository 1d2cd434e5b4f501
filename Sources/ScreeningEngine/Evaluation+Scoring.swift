import TextFolding

/// From rules that hold to a verdict.
extension Evaluation {
  /// Evaluates the rules the candidates trigger and fills `verdict`, all but its evidence.
  mutating func judge(_ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    verdict.invalidSequences = report.invalidSequences
    if !triggered.isEmpty {
      sortTriggered()
      for index in triggered.indices {
        evaluate(rule: Int(triggered[index]), &verdict, fold, raw)
      }
    }
    verdict.limits.append(contentsOf: limits)
    settle(&verdict)
  }

  /// Whether a rule holds on this message: its `when`, and none of its `unless`.
  mutating func holds(rule: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>) -> Bool {
    let step = rules.program.rules[rule]
    guard holds(step.when, fold, raw) else { return false }
    for index in step.unless.range
    where holds(rules.program.unlessNodes[index], fold, raw) { return false }
    return true
  }

  private mutating func evaluate(
    rule: Int, _ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    guard holds(rule: rule, fold, raw) else { return }
    let step = rules.program.rules[rule]
    let score: Double =
      switch step.score {
      case .none: 0
      case .fixed(let points): points
      case .sum(let lexicon, let upTo): min(sum(ofSignal: Int(lexicon), fold, raw), upTo)
      }
    verdict.rules.append(Verdict.FiredRule(rule: RuleID(rule), score: score))
    for index in step.labels.range {
      let label = rules.program.ruleLabels[index]
      if !verdict.labels.contains(label) { verdict.labels.append(label) }
    }
  }

  /// Pack order, so that a verdict does not depend on which pattern was found first. Insertion
  /// sort: the list is short, and the standard sort may allocate.
  private mutating func sortTriggered() {
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

  /// Adds up the families, settles level, family and confidence.
  private func settle(_ verdict: inout Verdict) {
    if !verdict.rules.isEmpty {
      for family in rules.families.indices {
        let score = self.score(of: family, verdict)
        guard score > 0 else { continue }
        insert(Verdict.FamilyScore(family: FamilyID(family), score: score), &verdict)
      }
    }
    var margin = -Double.infinity
    for entry in verdict.familyScores {
      let family = rules.families[entry.family.index]
      let level: Verdict.Level =
        entry.score >= family.block ? .block : entry.score >= family.review ? .review : .pass
      guard level > .pass, level >= verdict.level else { continue }
      let above = entry.score - (level == .block ? family.block : family.review)
      guard level > verdict.level || above > margin else { continue }
      verdict.level = level
      verdict.family = entry.family
      verdict.score = entry.score
      margin = above
    }
    if verdict.family == nil { verdict.score = verdict.familyScores.first?.score ?? 0 }
    verdict.confidence = rules.confidence(ofScore: verdict.score)
  }

  /// A family's score: for each group the highest positive and the lowest negative score of the
  /// rules that held, added up. Quadratic in the few rules that held.
  private func score(of family: Int, _ verdict: borrowing Verdict) -> Double {
    var total = 0.0
    for (index, fired) in verdict.rules.enumerated() {
      let step = rules.program.rules[fired.rule.index]
      guard fired.score != 0, counts(step, in: family) else { continue }
      var isStrongest = true
      for (other, rival) in verdict.rules.enumerated() where other != index {
        let rivalStep = rules.program.rules[rival.rule.index]
        guard rivalStep.group == step.group, counts(rivalStep, in: family),
          (rival.score > 0) == (fired.score > 0), rival.score != 0
        else { continue }
        let isStronger = abs(rival.score) > abs(fired.score)
        if isStronger || rival.score == fired.score && other < index {
          isStrongest = false
          break
        }
      }
      if isStrongest { total += fired.score }
    }
    return total
  }

  private func counts(_ step: RuleStep, in family: Int) -> Bool {
    switch step.scope {
    case .family(let own): Int(own) == family
    case .all: true
    case .none: false
    }
  }

  /// Keeps `familyScores` highest first; pack order where equal.
  private func insert(_ entry: Verdict.FamilyScore, _ verdict: inout Verdict) {
    var position = verdict.familyScores.count
    while position > 0, verdict.familyScores[position - 1].score < entry.score { position -= 1 }
    verdict.familyScores.insert(entry, at: position)
  }
}

extension RuleSet {
  /// 1 / (1 + 10^(-(prior + score) / 10)), in 0...1.
  package func confidence(ofScore score: Double) -> Double {
    1 / (1 + powerOfTen(-(prior + score) / 10))
  }
}
