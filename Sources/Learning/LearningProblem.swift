/// The examples that one lexicon is learned from: frauds of a family, or of all, and ordinary
/// messages that are mostly in one script, with the phrases of each.
///
/// What the pack's rules give is the offset of an example, not a feature with a weight of its own:
/// when the lexicon is used, that is what its sum is added to. For the same reason the intercept is
/// fixed: at the log of the weight of frauds to that of ordinary messages, as in `ScoreFitter`, so
/// that scores are likelihood ratios.
struct LearningProblem: Sendable {
  let columns: PhraseColumns
  /// Examples: indices of messages, fraud and ham.
  let messages: [Int]
  let isFraud: [Bool]
  /// By example: whether it counts; frauds of other families do not.
  let isMember: [Bool]
  /// By example: the score the rules give, in decibans.
  let ruleScores: [Double]
  /// By example: its share of its cluster, and what it counts in the fit.
  let shares: [Double]
  let weights: [Double]
  /// By example: the part of the corpus that is its source and is left out with it.
  let sources: [Int]
  let clusters: [Int32]

  init(
    _ columns: PhraseColumns, messages: [Int], isFraud: [Bool], isMember: [Bool],
    ruleScores: [Double], shares: [Double], sources: [Int], clusters: [Int32], balance: Double,
    sourceWeights: [Double]
  ) {
    self.columns = columns
    self.messages = messages
    self.isFraud = isFraud
    self.isMember = isMember
    self.ruleScores = ruleScores
    self.shares = shares
    self.sources = sources
    self.clusters = clusters
    weights = SourceBalance(
      shares: shares, sources: sources, isFraud: isFraud, isMember: isMember
    ).weights(balance).enumerated().map { $1 * sourceWeights[sources[$0]] }
  }

  /// The regression over the examples that `isUsed` takes, out of those that count; `unit`: decibans
  /// for one natural unit.
  func regression(isUsed: [Bool], unit: Double) -> LogisticProblem {
    let used = messages.indices.map { isUsed[$0] && isMember[$0] ? weights[$0] : 0 }
    var (fraud, ham) = (0.0, 0.0)
    for row in used.indices {
      if isFraud[row] { fraud += used[row] } else { ham += used[row] }
    }
    let odds = fraud > 0 && ham > 0 ? Logistic.log(fraud / ham) : 0
    return LogisticProblem(
      columns.matrix, labels: isFraud, exampleWeights: used,
      offsets: ruleScores.map { $0 / unit + odds })
  }

  /// By example, the sum of the entries present, in decibans.
  func sums(of entries: [FittedEntry]) -> [Double] {
    var sums = [Double](repeating: 0, count: messages.count)
    for entry in entries { columns.matrix.add(entry.column, times: entry.score, to: &sums) }
    return sums
  }
}

/// An entry as it was fitted: a column and its score in whole decibans.
struct FittedEntry: Sendable, Equatable {
  var column: Int
  var score: Double
}
