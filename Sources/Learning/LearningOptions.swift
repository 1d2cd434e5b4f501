/// How lexicons are learned.
package struct LearningOptions: Sendable {
  /// The most entries of one lexicon.
  package var size = 200
  /// An entry that speaks for fraud must be in so many clusters of the family's frauds, in so many
  /// data sets; one that speaks against, in as many of ordinary messages.
  package var minimumClusters = 5
  package var minimumSources = 2
  /// Scores of entries lie between these, in decibans.
  package var most = 15.0
  package var least = -12.0
  /// The least sum that counts, and what it counts for at most: `when sum(..) >= atLeast`,
  /// `score sum(..) up to upTo`.
  package var atLeast = 10.0
  package var upTo = 24.0
  /// The part of the penalty that is ridge, as a share of its lasso.
  package var ridge = 0.01
  /// Parts by cluster, to choose the strength of the penalty.
  package var folds = 4
  /// What is left out to measure.
  package var leaveOut = Folds.Division.source
  /// The false-positive rate at which recall is compared.
  package var rate = 0.001
  /// Families to learn for; empty for every family of the pack.
  package var families: Set<String> = []
  package var scripts = TokenScript.allCases
  package var jobs = 1

  package init() {}
}
