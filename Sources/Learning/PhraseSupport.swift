/// In how many clusters and sources each phrase is, among frauds and among ordinary messages.
///
/// A message counts as its share of its cluster, so that counts can be taken back message by
/// message when a part is left out; so a phrase that is in so many clusters here is in at least as
/// many.
struct PhraseSupport: Sendable {
  private(set) var fraud: [Double]
  private(set) var ham: [Double]
  private(set) var fraudTotal = 0.0
  private(set) var hamTotal = 0.0
  /// The same by what examples count in the fit, where sources are balanced: what tells fraud from
  /// lawful in many small sources shall not be lost behind one large one.
  private var fraudWeights: [Double]
  private var hamWeights: [Double]
  private var fraudWeight = 0.0
  private var hamWeight = 0.0
  /// A bit for each source (modulo 64: beyond that many, too few are counted).
  private var fraudSources: [UInt64]
  private var hamSources: [UInt64]

  /// The support among the examples that count. O(entries).
  init(_ problem: LearningProblem) {
    let size = problem.columns.phrases.count
    fraud = [Double](repeating: 0, count: size)
    ham = fraud
    fraudWeights = fraud
    hamWeights = fraud
    fraudSources = [UInt64](repeating: 0, count: size)
    hamSources = fraudSources
    for row in problem.isMember.indices where problem.isMember[row] {
      let bit = UInt64(1) << UInt64(problem.sources[row] & 63)
      count(row, problem, times: 1)
      for column in problem.columns.columns(ofRow: row) {
        if problem.isFraud[row] {
          fraudSources[Int(column)] |= bit
        } else {
          hamSources[Int(column)] |= bit
        }
      }
    }
  }

  /// Takes back the examples of `rows`: all those of their sources.
  mutating func leaveOut(_ rows: [Int], of problem: LearningProblem) {
    var gone: UInt64 = 0
    for row in rows where problem.isMember[row] {
      count(row, problem, times: -1)
      gone |= UInt64(1) << UInt64(problem.sources[row] & 63)
    }
    for column in fraud.indices {
      fraudSources[column] &= ~gone
      hamSources[column] &= ~gone
    }
  }

  private mutating func count(_ row: Int, _ problem: LearningProblem, times sign: Double) {
    let share = sign * problem.shares[row]
    let weight = sign * problem.weights[row]
    if problem.isFraud[row] {
      fraudTotal += share
      fraudWeight += weight
      for column in problem.columns.columns(ofRow: row) {
        fraud[Int(column)] += share
        fraudWeights[Int(column)] += weight
      }
    } else {
      hamTotal += share
      hamWeight += weight
      for column in problem.columns.columns(ofRow: row) {
        ham[Int(column)] += share
        hamWeights[Int(column)] += weight
      }
    }
  }

  /// Whether enough frauds have the phrase for it to speak for fraud.
  func mayRaise(_ column: Int, _ options: LearningOptions) -> Bool {
    fraud[column] > Double(options.minimumClusters) - 1e-6
      && fraudSources[column].nonzeroBitCount >= options.minimumSources
  }

  /// Whether enough ordinary messages have the phrase for it to speak against.
  func mayLower(_ column: Int, _ options: LearningOptions) -> Bool {
    options.least < 0 && ham[column] > Double(options.minimumClusters) - 1e-6
      && hamSources[column].nonzeroBitCount >= options.minimumSources
  }

  /// How much the phrase tells the two apart: the log-likelihood ratio G2.
  func statistic(_ column: Int) -> Double {
    let totals = PhraseTotals(
      fraud: Int(fraudWeight.rounded()), ham: Int(hamWeight.rounded()))
    return abs(
      totals.statistic(Int(fraudWeights[column].rounded()), Int(hamWeights[column].rounded())))
  }

  /// How freely the weight of a phrase may grow: the less, the more examples have it.
  ///
  /// A ridge divided by this is the ridge over features of one variance each, for the variance of a
  /// rare feature is its share. Common phrases, of which much is known, have to share what they say
  /// with the many rare ones, which a writer not seen is as likely to use. docs/decisions.md has what
  /// it gained on writers left out.
  func confidence(_ column: Int) -> Double {
    Self.rareness / (Self.leastCount + fraudWeights[column] + hamWeights[column])
  }

  /// So many examples at least a phrase counts as being in: two say little about a third.
  private static let leastCount = 5.0
  /// A phrase in so many examples, with the five above, has a ridge of the strength itself.
  private static let rareness = 10.0
}
