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
    forEachWinner(among: hits, family: family, scores: scores) { winners.append($0) }
    return winners
  }

  /// The family's score.
  package func score(
    of hits: ArraySlice<ScreenedCorpus.Hit>, family: Int,
    scores: (ScreenedCorpus.Hit) -> Double = { $0.score }
  ) -> Double {
    var total = 0.0
    forEachWinner(among: hits, family: family, scores: scores) { total += scores($0) }
    return total
  }

  /// Hands each winner to `body`. Fits ask for those of some million rows a round: nothing is
  /// allocated, and a message on which one rule holds has no rival to look for.
  private func forEachWinner(
    among hits: ArraySlice<ScreenedCorpus.Hit>, family: Int,
    scores: (ScreenedCorpus.Hit) -> Double, _ body: (ScreenedCorpus.Hit) -> Void
  ) {
    for index in hits.indices where counts(hits[index].rule, in: family) {
      if hits.count == 1 || !isBeaten(index, among: hits, family, scores) { body(hits[index]) }
    }
  }

  private func isBeaten(
    _ index: Int, among hits: ArraySlice<ScreenedCorpus.Hit>, _ family: Int,
    _ scores: (ScreenedCorpus.Hit) -> Double
  ) -> Bool {
    let hit = hits[index]
    let group = rules.program.rules[hit.rule].group
    for other in hits.indices where other != index {
      let rival = hits[other]
      guard rules.program.rules[rival.rule].group == group, (rival.score > 0) == (hit.score > 0),
        counts(rival.rule, in: family)
      else { continue }
      let (own, theirs) = (abs(scores(hit)), abs(scores(rival)))
      if theirs > own || theirs == own && other < index { return true }
    }
    return false
  }
}
