package import Corpora

/// Messages of each label; frauds that are no target are not among them.
package struct LabelCounts: Sendable, Equatable {
  package var fraud = 0
  package var spam = 0
  package var ham = 0

  package init(fraud: Int = 0, spam: Int = 0, ham: Int = 0) {
    self.fraud = fraud
    self.spam = spam
    self.ham = ham
  }

  package var total: Int { fraud + spam + ham }

  package subscript(label: LabelledMessage.Label) -> Int {
    get {
      switch label {
      case .fraud: fraud
      case .spam: spam
      case .ham: ham
      }
    }
    set {
      switch label {
      case .fraud: fraud = newValue
      case .spam: spam = newValue
      case .ham: ham = newValue
      }
    }
  }
}

/// Counts messages of each label and the clusters they are of.
struct LabelClusterTally {
  private(set) var messages = LabelCounts()
  private var seen: [LabelledMessage.Label: Set<Int32>] = [:]

  mutating func add(_ label: LabelledMessage.Label, cluster: Int32) {
    messages[label] += 1
    seen[label, default: []].insert(cluster)
  }

  /// Distinct clusters.
  var clusters: LabelCounts {
    LabelCounts(
      fraud: seen[.fraud]?.count ?? 0, spam: seen[.spam]?.count ?? 0, ham: seen[.ham]?.count ?? 0)
  }
}
