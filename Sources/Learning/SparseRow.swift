/// One example of a learning problem: which features it has, and how much of each.
package struct SparseRow: Sendable, Equatable {
  package var features: [UInt32]
  /// As many as `features`; empty where each is 1.
  package var values: [Float]

  package init(features: [UInt32] = [], values: [Float] = []) {
    self.features = features
    self.values = values
  }
}
