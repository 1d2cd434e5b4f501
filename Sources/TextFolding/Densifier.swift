/// Makes the dense view: the fold without separators, each scalar mapped to the form that stands
/// for its variants.
package struct Densifier: Sendable {
  /// `substitutions` maps a scalar to the scalar that stands for its class. STUB.
  package init(substitutions: [UInt32: UInt32]) {}

  /// Appends the dense view of `folded` to `arena`. STUB.
  package func densify(_ folded: Span<UInt8>, into arena: inout ByteArena) {
    arena.reserve(folded.count)
    for index in folded.indices where folded[index] > 47 {
      arena.storage[arena.count] = folded[index]
      arena.count += 1
    }
  }
}
