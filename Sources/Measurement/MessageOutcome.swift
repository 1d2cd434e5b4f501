package import ScreeningEngine

/// What the rules say of one message of a corpus: a verdict without its evidence.
package struct MessageOutcome: Sendable, Equatable {
  package var level: Verdict.Level
  package var family: FamilyID?
  /// The family's score, or the highest of any family where the message passes.
  package var score: Double
  package var confidence: Double
  /// Every family with a score above zero, highest first.
  package var familyScores: [Verdict.FamilyScore]
  /// The rules that held, thread rules too, in pack order.
  package var rules: [Verdict.FiredRule]
  /// Whether somebody vouches for the message, so that it passes whatever it scores.
  package var isAllowed: Bool
  /// Whether a pattern reached a limit.
  package var reachedLimit: Bool
  /// Which reading of the message the verdict is of.
  package var reading: Verdict.ReadingKind

  package init(_ verdict: borrowing Verdict) {
    level = verdict.level
    family = verdict.family
    score = verdict.score
    confidence = verdict.confidence
    familyScores = verdict.familyScores
    rules = verdict.rules
    isAllowed = verdict.allowance != nil
    reachedLimit = !verdict.limits.isEmpty
    reading = verdict.reading
  }

  package var isHeld: Bool { level >= .review }

  /// The highest score of any family, whatever its thresholds; 0 for a message allowed.
  package var highestScore: Double { isAllowed ? 0 : familyScores.first?.score ?? 0 }

  /// The score of one family, 0 if it has none.
  package func score(of family: FamilyID) -> Double {
    isAllowed ? 0 : familyScores.first { $0.family == family }?.score ?? 0
  }
}
