/// What rules and words give each example, with words that were learned without its part.
struct HeldOutScores: Sendable {
  /// One example.
  struct Example: Sendable {
    var isFraud: Bool
    /// Its share of its cluster.
    var weight: Double
    var part: Int
    /// The score of the rules, and the sum of the words, in decibans.
    var rules: Double
    var words: Double
  }

  var examples: [Example] = []

  /// The examples of a problem that count and whose part is measured, with the sums given.
  init(_ problem: LearningProblem, sums: [Double], isMeasured: (Int) -> Bool) {
    examples = problem.messages.indices.filter {
      problem.isMember[$0] && isMeasured(problem.sources[$0])
    }.map { row in
      Example(
        isFraud: problem.isFraud[row], weight: problem.shares[row], part: problem.sources[row],
        rules: problem.ruleScores[row], words: sums[row])
    }
  }

  init() {}
}
