/// How lexicons are learned.
package struct LearningOptions: Sendable {
  /// What a lexicon is learned for.
  package enum Scope: String, Sendable, CaseIterable {
    /// One lexicon a family, from its own frauds.
    case family
    /// One lexicon for all families together: fraud against ordinary messages.
    case all
    /// Both.
    case both
  }

  package var scope = Scope.all
  /// The most entries of one lexicon.
  package var size = 2000
  /// An entry that speaks for fraud must be in so many clusters of frauds, in so many sources; one
  /// that speaks against, in as many of ordinary messages.
  package var minimumClusters = 4
  package var minimumSources = 2
  /// The fewest characters of an entry of an unspaced script; with 1, also words of two letters. A single one is
  /// hardly evidence, and many of them together are: where an author shall read entries one by one, two.
  package var leastCharacters = 2
  /// Whether phrases where clauses begin are entries too, beside the same phrases anywhere.
  package var clauseStarts = false
  /// What the messages of a source count, by a pattern of its name; the last that fits holds.
  package var sourceWeights: [(pattern: String, weight: Double)] = []
  /// Scores of entries lie between these, in decibans.
  package var most = 15.0
  package var least = -12.0
  /// The least sum that counts, and what it counts for at most: `when sum(..) >= atLeast`,
  /// `score sum(..) up to upTo`.
  package var atLeast = 10.0
  package var upTo = 24.0
  /// What lawful words may take off, where they come to that: `when sum(..) <= -downTo`; 0 for
  /// nothing.
  package var downTo = 0.0
  /// The part of the penalty that is lasso; the rest is ridge.
  package var lasso = 0.0
  /// How far sources count alike: 0 for every cluster alike, 1 for every source alike.
  package var balance = 0.5
  /// What scores are multiplied by: evidence is overrated where the corpus holds more alike of both
  /// kinds than the traffic does, and a pack's thresholds may ask for more or less.
  package var scale = 1.0
  /// Decibans of a score for one natural unit of log odds.
  var unit: Double { Logistic.decibans * scale }
  /// The strength of the penalty: weights are believed to lie about 0 with a variance of one over it;
  /// nil to choose it by the recall on parts left out.
  package var penalty: Double?
  /// Groups of parts that choose the strength of the penalty.
  package var folds = 4
  /// What is left out to measure; also what counts as a source.
  package var leaveOut = Folds.Division.source
  /// Patterns of the sources that figures are of (`*` for anything); empty for all. The others only
  /// teach.
  package var measured: [String] = []
  /// The false-positive rates at which recall is compared.
  package var rates = [0.02, 0.003, 0.0002]
  /// Families to learn for; empty for every family of the pack.
  package var families: Set<String> = []
  package var scripts = TokenScript.allCases
  package var jobs = 1

  package init() {}
}

/// What one lexicon is learned for.
package enum LexiconScope: Sendable, Equatable {
  /// A family, by its number in the pack and its name.
  case family(Int, String)
  case all

  /// As file and lexicon are named.
  package var name: String {
    switch self {
    case .family(_, let name): name
    case .all: "fraud"
    }
  }
}
