/// One example of a learning problem: which features it has, and how much of each.
package struct SparseRow: Sendable {
  package var features: [UInt32]
  package var values: [Float]

  package init(features: [UInt32] = [], values: [Float] = []) {
    self.features = features
    self.values = values
  }
}
