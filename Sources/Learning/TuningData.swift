package import Corpora
import ScreeningEngine

/// The examples that scores are fitted to: for each family its frauds, and every ordinary message.
///
/// Spam is left out (neither a target nor a clean negative), and so are frauds of no family of the
/// pack, those the corpus calls too weak to convict alone, and those that the reader wrote. A
/// near-duplicate cluster counts once: its messages share the weight 1.
package struct TuningData: Sendable {
  /// One message seen by one family.
  struct Row: Sendable {
    var message: Int
    var family: Int
    var isFraud: Bool
    var weight: Double
  }

  let screened: ScreenedCorpus
  let scoring: FamilyScoring
  /// Rows on which some rule counts; of the others only how many there are matters.
  let rows: [Row]
  /// By message: its share of its cluster.
  let weights: [Double]
  /// By family: the clusters of its frauds.
  let fraudClusters: [Double]
  /// Clusters of ordinary messages.
  let hamClusters: Double
  /// Frauds that belong to no family of the pack.
  package let otherFrauds: Int
  package let spam: Int

  package init(_ corpus: Corpus, screened: ScreenedCorpus, clusters: [Int32]) {
    self.screened = screened
    let ruleSet = screened.rules
    let scoring = FamilyScoring(ruleSet)
    self.scoring = scoring
    weights = ClusterWeights.of(corpus, clusters: clusters)
    var numbers: [String: Int] = [:]
    for (index, family) in ruleSet.families.enumerated() { numbers[family.name] = index }
    var fraudClusters = [Double](repeating: 0, count: ruleSet.families.count)
    var hamClusters = 0.0
    var rows: [Row] = []
    var otherFrauds = 0
    var spam = 0
    for (index, message) in corpus.messages.enumerated() where message.isLabelled {
      let families: [Int]
      switch message.label {
      case .spam:
        spam += 1
        continue
      case .ham:
        hamClusters += weights[index]
        families = Array(ruleSet.families.indices)
      case .fraud:
        families = message.isTarget ? message.families.compactMap { numbers[$0] } : []
        if families.isEmpty { otherFrauds += 1 }
        for family in families { fraudClusters[family] += weights[index] }
      }
      let hits = screened.hits(of: index)
      for family in families where hits.contains(where: { scoring.counts($0.rule, in: family) }) {
        rows.append(
          Row(
            message: index, family: family, isFraud: message.label == .fraud,
            weight: weights[index]))
      }
    }
    self.rows = rows
    self.fraudClusters = fraudClusters
    self.hamClusters = hamClusters
    self.otherFrauds = otherFrauds
    self.spam = spam
  }

  /// The rules' own scores, by rule; nil for those that a fit cannot change: they have none, a sum,
  /// or are not counted.
  var writtenScores: [Double?] {
    screened.rules.program.rules.map { step in
      guard !step.isShadow, !step.isDisabled, case .fixed(let score) = step.score, score != 0 else {
        return nil
      }
      return score
    }
  }
}

/// How much each message counts, so that a campaign counts once however often it was sent.
package enum ClusterWeights {
  /// By message: 1 over the number of messages of its cluster that have its label.
  package static func of(_ corpus: Corpus, clusters: [Int32]) -> [Double] {
    let labels = LabelledMessage.Label.allCases
    var counts = [Int: Int]()
    let keys = zip(corpus.messages, clusters).map { message, cluster in
      Int(cluster) * labels.count + (labels.firstIndex(of: message.label) ?? 0)
    }
    for key in keys { counts[key, default: 0] += 1 }
    return keys.map { 1 / Double(counts[$0] ?? 1) }
  }
}
