package import Measurement

/// What fitting came to: new scores, what they do, and which scores were left alone.
package struct TuningReport: Sendable {
  /// A rule whose score was fitted.
  package struct Change: Sendable {
    package var rule: Int
    package var id: String
    package var written: Double
    /// In whole decibans.
    package var fitted: Double
    /// The least and the greatest score fitted when parts of the corpus were left out.
    package var range: ClosedRange<Double>
    package var support: RuleSupport
  }

  /// A rule whose score stays as it is, and why.
  package struct Kept: Sendable, Equatable {
    package var id: String
    package var reason: Reason
    package var support: RuleSupport
  }

  package enum Reason: String, Sendable, CaseIterable {
    case frozen = "frozen"
    case sum = "its score is a sum"
    case unseen = "held on no message"
    case fewClusters = "seen in too few clusters"
    case fewSources = "seen in too few sources"
  }

  /// Scores of one kind on one family.
  package struct Figures: Sendable {
    package var review: ClusterRate
    package var block: ClusterRate
    package var reviewFalsePositives: ClusterRate
    package var blockFalsePositives: ClusterRate
    /// What the curve says at the false-positive rate aimed at; nil where the corpus is too small.
    package var threshold: Double?
    package var recallAtRate: ClusterRate?
  }

  /// What every threshold would do: with the scores as written, as fitted on the messages they were
  /// fitted to, and as fitted without the part measured.
  package struct Curves: Sendable {
    package var written: WeightedCurve
    package var fitted: WeightedCurve
    package var heldOut: WeightedCurve
  }

  package struct Family: Sendable {
    package var name: String
    package var review: Double
    package var block: Double
    package var fraudClusters: Double
    package var written: Figures
    package var fitted: Figures
    package var heldOut: Figures
    package var curves: Curves
    /// By the held-out curve: thresholds for the rates aimed at; nil where it cannot say.
    package var proposedReview: Double?
    package var proposedBlock: Double?
  }

  package var changes: [Change] = []
  package var kept: [Kept] = []
  package var families: [Family] = []
  /// Of the highest score of any family.
  package var curves: Curves
  package var writtenCalibration: Calibration
  package var heldOutCalibration: Calibration
  package var parts: Int
  package var hamClusters: Double
  package var spam: Int
  package var otherFrauds: Int
  /// The new score of every rule that has one, by rule.
  package var scores: [Double?]
}
