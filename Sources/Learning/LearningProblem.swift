import Corpora

/// The examples that one lexicon is learned from: the frauds of a family and the ordinary messages
/// that are mostly in one script, with the phrases of each.
///
/// What the pack's rules give the family is the offset of an example, not a feature with a weight
/// of its own: when the lexicon is used, that is what its sum is added to. For the same reason the
/// intercept is fixed: at the log of fraud clusters to ordinary ones, as in `ScoreFitter`, so that
/// scores are likelihood ratios.
struct LearningProblem: Sendable {
  let index: PhraseIndex
  /// Examples: indices of messages, fraud and ham.
  /// They stand cluster by cluster.
  let messages: [Int]
  let isFraud: [Bool]
  /// By example: the score the rules give the family, in decibans.
  let ruleScores: [Double]
  let weights: [Double]
  /// By example: its cluster and its source.
  let clusters: [Int32]
  let sources: [Int]
  /// By example: whether it counts; frauds of other families do not.
  let isMember: [Bool]
  /// The phrase behind each feature.
  let phrases: [Int]
  let matrix: FeatureMatrix

  /// Phrases looked at that only ordinary messages have.
  private static let mostAgainst = 3000

  /// Takes the phrases that could be entries, going by the whole corpus. Messages come cluster by
  /// cluster.
  init(
    _ index: PhraseIndex, columns: PhraseColumns, messages: [Int], isFraud: [Bool],
    isMember: [Bool], ruleScores: [Double], weights: [Double], clusters: [Int32],
    sources: [Int], options: LearningOptions
  ) {
    self.index = index
    self.messages = messages
    self.isFraud = isFraud
    self.ruleScores = ruleScores
    self.weights = weights
    self.clusters = clusters
    self.sources = sources
    self.isMember = isMember
    var against: [(phrase: Int, clusters: Int)] = []
    var chosen: [Int] = []
    for phrase in index.phrases.indices {
      let support = PhraseSupport(
        columns.rows(of: phrase), isFraud: isFraud, clusters: clusters, sources: sources,
        isUsed: isMember)
      if support.mayRaise(options) {
        chosen.append(phrase)
      } else if options.least < 0, support.mayLower(options) {
        against.append((phrase, support.hamClusters))
      }
    }
    // Of phrases that only ordinary messages have, those that are in most: the others could take
    // back few false alarms, and there are very many.
    against.sort { ($1.clusters, $0.phrase) < ($0.clusters, $1.phrase) }
    chosen += against.prefix(Self.mostAgainst).map(\.phrase)
    phrases = chosen.sorted()
    matrix = columns.matrix(of: phrases)
  }

  /// What each weight may be when only the examples that `isUsed` takes are looked at.
  ///
  /// A phrase may speak for fraud where enough clusters of fraud in enough data sets have it, and
  /// against it where enough of ham have it; else its weight is fixed at 0.
  func penalties(_ options: LearningOptions, isUsed: [Bool]) -> [FeaturePenalty] {
    phrases.indices.map { feature in
      let support = PhraseSupport(
        matrix.rows(of: feature), isFraud: isFraud, clusters: clusters, sources: sources,
        isUsed: isUsed)
      let upper = support.mayRaise(options) ? options.most / Logistic.decibans : 0
      let lower = support.mayLower(options) ? options.least / Logistic.decibans : 0
      return FeaturePenalty(lasso: 1, ridge: options.ridge, lower: lower, upper: upper)
    }
  }

  /// The regression over the examples that `isUsed` takes.
  func regression(isUsed: [Bool]) -> LogisticProblem {
    let used = messages.indices.map { isUsed[$0] ? weights[$0] : 0 }
    let odds = baseOdds(isUsed)
    return LogisticProblem(
      matrix, labels: isFraud, exampleWeights: used,
      offsets: ruleScores.map { $0 / Logistic.decibans + odds })
  }

  /// The log of fraud clusters to ordinary ones.
  func baseOdds(_ isUsed: [Bool]) -> Double {
    var fraud = 0.0
    var ham = 0.0
    for example in messages.indices where isUsed[example] {
      if isFraud[example] { fraud += weights[example] } else { ham += weights[example] }
    }
    return fraud > 0 && ham > 0 ? Logistic.log(fraud / ham) : 0
  }

  /// By example, the sum of the entries present, in decibans.
  func sums(of entries: [(feature: Int, score: Double)]) -> [Double] {
    var sums = [Double](repeating: 0, count: messages.count)
    for entry in entries { matrix.add(entry.feature, times: entry.score, to: &sums) }
    return sums
  }
}

/// Which examples have which phrase, by phrase.
struct PhraseColumns {
  private let starts: [Int]
  private let rowNumbers: [UInt32]
  private let rowCount: Int

  init(_ index: PhraseIndex, messages: [Int]) {
    var starts = [Int](repeating: 0, count: index.phrases.count + 1)
    var found: [[UInt32]] = []
    found.reserveCapacity(messages.count)
    for message in messages {
      let phrases = index.phrases(ofMessage: message)
      for phrase in phrases { starts[Int(phrase) + 1] += 1 }
      found.append(phrases)
    }
    for phrase in index.phrases.indices { starts[phrase + 1] += starts[phrase] }
    var next = starts
    var rows = [UInt32](repeating: 0, count: starts.last ?? 0)
    for (row, phrases) in found.enumerated() {
      for phrase in phrases {
        rows[next[Int(phrase)]] = UInt32(row)
        next[Int(phrase)] += 1
      }
    }
    self.starts = starts
    rowNumbers = rows
    rowCount = messages.count
  }

  func rows(of phrase: Int) -> ArraySlice<UInt32> {
    rowNumbers[starts[phrase]..<starts[phrase + 1]]
  }

  /// The columns of some phrases.
  func matrix(of phrases: [Int]) -> FeatureMatrix {
    var starts = [0]
    var rows: [UInt32] = []
    rows.reserveCapacity(phrases.reduce(0) { $0 + self.rows(of: $1).count })
    for phrase in phrases {
      rows += self.rows(of: phrase)
      starts.append(rows.count)
    }
    return FeatureMatrix(rowCount: rowCount, starts: starts, rows: rows)
  }
}

/// In how many clusters and data sets a phrase is, among frauds and among ordinary messages.
struct PhraseSupport {
  private(set) var fraudClusters = 0
  private(set) var hamClusters = 0
  /// A bit for each data set (modulo 64: beyond that many, too few are counted).
  private var fraudSources: UInt64 = 0
  private var hamSources: UInt64 = 0

  /// Counts over examples that stand cluster by cluster.
  init(
    _ rows: ArraySlice<UInt32>, isFraud: [Bool], clusters: [Int32], sources: [Int],
    isUsed: [Bool]? = nil
  ) {
    var lastFraud: Int32 = -1
    var lastHam: Int32 = -1
    for row in rows {
      let example = Int(row)
      if let isUsed, !isUsed[example] { continue }
      let bit = UInt64(1) << UInt64(sources[example] & 63)
      if isFraud[example] {
        fraudSources |= bit
        if clusters[example] != lastFraud { fraudClusters += 1 }
        lastFraud = clusters[example]
      } else {
        hamSources |= bit
        if clusters[example] != lastHam { hamClusters += 1 }
        lastHam = clusters[example]
      }
    }
  }

  func mayRaise(_ options: LearningOptions) -> Bool {
    fraudClusters >= options.minimumClusters
      && fraudSources.nonzeroBitCount >= options.minimumSources
  }

  func mayLower(_ options: LearningOptions) -> Bool {
    hamClusters >= options.minimumClusters && hamSources.nonzeroBitCount >= options.minimumSources
  }
}
