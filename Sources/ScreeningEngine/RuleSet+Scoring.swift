/// From rules that held to a verdict.
extension RuleSet {
  /// 1 / (1 + 10^(-(prior + score) / 10)), in 0...1.
  package func confidence(ofScore score: Double) -> Double {
    1 / (1 + powerOfTen(-(prior + score) / 10))
  }

  /// Adds up the families over the rules that held; settles level, family and confidence.
  package func settle(_ verdict: inout Verdict) {
    var last = LastConfidence()
    settle(&verdict, &last)
  }

  /// The confidence that was computed last. Messages that are held have few different scores, and the
  /// power of ten takes as long as all the rest of settling.
  struct LastConfidence {
    fileprivate var score = Double.nan
    fileprivate var confidence = 0.0
  }

  /// The same, with what one worker's last verdict has computed.
  func settle(_ verdict: inout Verdict, _ last: inout LastConfidence) {
    verdict.level = .pass
    verdict.family = nil
    verdict.familyScores.empty()
    guard !verdict.rules.isEmpty else {
      verdict.score = 0
      verdict.confidence = confidenceWithoutRules
      return
    }
    for family in families.indices {
      let score = self.score(of: family, verdict)
      guard score > 0 else { continue }
      insert(Verdict.FamilyScore(family: FamilyID(family), score: score), &verdict)
    }
    if verdict.allowance != nil {
      verdict.score = verdict.familyScores.first?.score ?? 0
      setConfidence(&verdict, &last)
      return
    }
    var margin = -Double.infinity
    for entry in verdict.familyScores {
      let family = families[entry.family.index]
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
    setConfidence(&verdict, &last)
  }

  private func setConfidence(_ verdict: inout Verdict, _ last: inout LastConfidence) {
    if last.score != verdict.score {
      last.score = verdict.score
      last.confidence = confidence(ofScore: verdict.score)
    }
    verdict.confidence = last.confidence
  }

  /// A family's score: for each group the highest positive and the lowest negative score of the
  /// rules that held, added up. Quadratic in the rules that held and share their group with others.
  private func score(of family: Int, _ verdict: borrowing Verdict) -> Double {
    var total = 0.0
    for (index, fired) in verdict.rules.enumerated() {
      let step = program.rules[fired.rule.index]
      guard fired.score != 0, !fired.isShadow, counts(step, in: family) else { continue }
      guard isGrouped[fired.rule.index] else {
        total += fired.score
        continue
      }
      var isStrongest = true
      for (other, rival) in verdict.rules.enumerated()
      where other != index && isGrouped[rival.rule.index] {
        let rivalStep = program.rules[rival.rule.index]
        guard rivalStep.group == step.group, counts(rivalStep, in: family),
          (rival.score > 0) == (fired.score > 0), rival.score != 0, !rival.isShadow
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
