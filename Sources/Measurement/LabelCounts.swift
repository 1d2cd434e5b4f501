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

  /// Adds the messages of `other`.
  mutating func add(_ other: LabelCounts) {
    fraud += other.fraud
    spam += other.spam
    ham += other.ham
  }

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
struct LabelClusterTally: Sendable {
  private(set) var messages = LabelCounts()
  private var fraud: Set<Int32> = []
  private var spam: Set<Int32> = []
  private var ham: Set<Int32> = []

  mutating func add(_ label: LabelledMessage.Label, cluster: Int32) {
    messages[label] += 1
    switch label {
    case .fraud: fraud.insert(cluster)
    case .spam: spam.insert(cluster)
    case .ham: ham.insert(cluster)
    }
  }

  /// Distinct clusters.
  var clusters: LabelCounts {
    LabelCounts(fraud: fraud.count, spam: spam.count, ham: ham.count)
  }
}
