package import ScreeningEngine

/// A family's score as the engine adds it up, for scores other than those the rules have.
///
/// Law: with the scores of the rules it gives what the engine gives.
package struct FamilyScoring: Sendable {
  package let rules: RuleSet

  package init(_ rules: RuleSet) { self.rules = rules }

  /// Whether a rule counts in a family.
  package func counts(_ rule: Int, in family: Int) -> Bool {
    switch rules.program.rules[rule].scope {
    case .family(let own): Int(own) == family
    case .all: true
    case .none: false
    }
  }

  /// The hits of which the family's score is the sum: of each group the strongest of either sign.
  /// Signs are those of the hits as they are; `scores` says what each gives now.
  package func winners(
    among hits: ArraySlice<ScreenedCorpus.Hit>, family: Int,
    scores: (ScreenedCorpus.Hit) -> Double
  ) -> [ScreenedCorpus.Hit] {
    var winners: [ScreenedCorpus.Hit] = []
    for (index, hit) in zip(hits.indices, hits) where counts(hit.rule, in: family) {
      let step = rules.program.rules[hit.rule]
      let own = abs(scores(hit))
      let isBeaten = zip(hits.indices, hits).contains { other, rival in
        guard other != index, rules.program.rules[rival.rule].group == step.group,
          (rival.score > 0) == (hit.score > 0), counts(rival.rule, in: family)
        else { return false }
        let theirs = abs(scores(rival))
        return theirs > own || theirs == own && other < index
      }
      if !isBeaten { winners.append(hit) }
    }
    return winners
  }

  /// The family's score.
  package func score(
    of hits: ArraySlice<ScreenedCorpus.Hit>, family: Int,
    scores: (ScreenedCorpus.Hit) -> Double = { $0.score }
  ) -> Double {
    winners(among: hits, family: family, scores: scores).reduce(0) { $0 + scores($1) }
  }
}
