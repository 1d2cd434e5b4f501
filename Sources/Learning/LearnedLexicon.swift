package import Measurement

/// A lexicon that was learned, and what it does.
package struct LearnedLexicon: Sendable {
  package var family: String
  package var script: TokenScript
  /// The strength of the penalty that did best on clusters left out.
  package var strength: Double
  /// Highest score first.
  package var entries: [Entry] = []
  package var report: Report

  package init(family: String, script: TokenScript, strength: Double, report: Report) {
    self.family = family
    self.script = script
    self.strength = strength
    self.report = report
  }

  package struct Entry: Sendable, Equatable {
    package var text: String
    /// In whole decibans.
    package var score: Double
    package var fraudClusters: Int
    package var hamClusters: Int
  }

  /// What rules do alone, and with the lexicon.
  package struct Comparison: Sendable {
    package var alone: ClusterRate
    package var together: ClusterRate
  }

  /// Figures on examples whose part was left out, and on those that were fitted to.
  package struct Report: Sendable {
    /// A part that was left out: a data set, a writer.
    package struct Part: Sendable {
      package var name: String
      /// Recall at the thresholds of `atRate`; its total is 0 for a part without frauds.
      package var recall: Comparison
    }

    package var rate: Double
    /// Thresholds at which ordinary messages are held at `rate`; nil for too small a corpus.
    package var thresholds: (alone: Double, together: Double)?
    /// At those thresholds.
    package var recall: Comparison?
    package var falsePositives: Comparison?
    package var parts: [Part] = []
    /// At the family's own review threshold.
    package var reviewRecall: Comparison
    package var reviewFalsePositives: Comparison
    /// The same with a lexicon fitted to all examples: what not to believe.
    package var fittedReviewRecall: Comparison
    /// Clusters.
    package var fraud: Double
    package var ham: Double
  }
}

/// What became of one family and script.
package struct LexiconOutcome: Sendable {
  package var family: String
  package var script: TokenScript
  package var result: Result

  package enum Result: Sendable {
    case learned(LearnedLexicon)
    case nothing(Shortage)
  }

  /// Why nothing was learned.
  package enum Shortage: String, Sendable {
    case noFrauds = "the corpus has no frauds of it"
    case fewSources = "its frauds come from too few data sets"
    case fewClusters = "it has too few clusters of frauds"
    case fewHam = "there are too few ordinary messages"
    case noEntries = "no phrase says enough in enough clusters and data sets"
  }
}
