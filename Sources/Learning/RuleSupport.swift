import Corpora
import ScreeningEngine

/// On how many clusters and sources a rule was seen: whether there is enough to fit its score to.
package struct RuleSupport: Sendable, Equatable {
  package var fraudClusters = 0
  package var fraudSources = 0
  package var hamClusters = 0
  package var hamSources = 0
  /// Sources of either kind.
  package var sources = 0

  /// Clusters of either kind.
  package var clusters: Int { fraudClusters + hamClusters }
}

extension TuningData {
  /// The support of every rule among rows that `isUsed` takes.
  func support(
    _ corpus: Corpus, clusters: [Int32], isUsed: (Row) -> Bool = { _ in true }
  ) -> [RuleSupport] {
    let count = screened.rules.rules.count
    var fraud = [Set<Int32>](repeating: [], count: count)
    var ham = fraud
    var fraudSources = [Set<String>](repeating: [], count: count)
    var hamSources = fraudSources
    for row in rows where isUsed(row) {
      let source = corpus.messages[row.message].source
      for hit in screened.hits(of: row.message) where scoring.counts(hit.rule, in: row.family) {
        if row.isFraud {
          fraud[hit.rule].insert(clusters[row.message])
          fraudSources[hit.rule].insert(source)
        } else {
          ham[hit.rule].insert(clusters[row.message])
          hamSources[hit.rule].insert(source)
        }
      }
    }
    return (0..<count).map {
      RuleSupport(
        fraudClusters: fraud[$0].count, fraudSources: fraudSources[$0].count,
        hamClusters: ham[$0].count, hamSources: hamSources[$0].count,
        sources: fraudSources[$0].union(hamSources[$0]).count)
    }
  }
}
