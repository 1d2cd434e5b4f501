/// A lexicon that was learned, and what it does.
package struct LearnedLexicon: Sendable {
  package var scope: LexiconScope
  package var script: TokenScript
  /// The strength of the penalty that did best on parts left out.
  package var strength: Double
  /// Highest score first.
  package var entries: [Entry] = []
  /// Clusters it was learned from.
  package var fraud: Double
  package var ham: Double
  /// Figures on examples whose part was left out, and, not to be believed, with the entries as
  /// they are on the examples they were fitted to.
  package var heldOut: LexiconFigures
  package var fitted: LexiconFigures

  package struct Entry: Sendable, Equatable {
    package var text: String
    /// In whole decibans.
    package var score: Double
    /// Clusters, rounded.
    package var fraudClusters: Int
    package var hamClusters: Int
  }
}

/// What became of one scope and script.
package struct LexiconOutcome: Sendable {
  package var scope: LexiconScope
  package var script: TokenScript
  package var result: Result

  package enum Result: Sendable {
    case learned(LearnedLexicon)
    case nothing(Shortage)
  }

  /// Why nothing was learned.
  package enum Shortage: String, Sendable {
    case noFrauds = "the corpus has no frauds of it"
    case fewSources = "its frauds come from too few sources"
    case fewClusters = "it has too few clusters of frauds"
    case fewHam = "there are too few ordinary messages"
    case noEntries = "no phrase says enough in enough clusters and sources"
  }
}

/// All that was learned.
package struct LearningReport: Sendable {
  package var outcomes: [LexiconOutcome] = []
  /// The lexicons of all families, in all scripts, together on one corpus; nil unless there are
  /// several.
  package var together: LexiconFigures?
}
