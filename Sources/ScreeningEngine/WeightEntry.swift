import TextFolding

/// What a phrase adds to the sum of one signal: an entry of a `WeightTable`.
package struct WeightEntry: Sendable {
  package let pattern: UInt32
  package let signal: UInt32
  /// Millionths of a deciban, so that a sum does not hang on the order of its parts; scores go to a
  /// thousand.
  let millionths: Int32
  /// Scripts of which the message must have one; empty for no such demand.
  let gate: ScriptSet
  /// Whether the letters and digits that follow belong to the phrase.
  let takesRest: Bool

  package init(pattern: UInt32, takesRest: Bool, owner: Owner) {
    self.pattern = pattern
    self.takesRest = takesRest
    signal = owner.signal
    gate = owner.gate
    millionths = Int32(clamping: Int((owner.score * 1e6).rounded()))
  }
}

/// A phrase and one entry of it, to be put into a `WeightTable`.
package struct WeightedPhrase: Sendable {
  let scalars: [UInt32]
  let entry: WeightEntry

  /// `text` is folded.
  package init(_ text: ArraySlice<UInt8>, _ entry: WeightEntry) {
    var scalars: [UInt32] = []
    scalars.reserveCapacity(text.count)
    var offset = 0
    let bytes = text.span
    while offset < bytes.count {
      let (scalar, length) = bytes.foldedScalar(at: offset)
      scalars.append(scalar)
      offset += length
    }
    self.scalars = scalars
    self.entry = entry
  }

  /// By text, so that those that begin alike stand together; those of one text in the rules' order.
  func precedes(_ other: WeightedPhrase) -> Bool {
    for index in 0..<min(scalars.count, other.scalars.count)
    where scalars[index] != other.scalars[index] {
      return scalars[index] < other.scalars[index]
    }
    guard scalars.count == other.scalars.count else { return scalars.count < other.scalars.count }
    return (entry.pattern, entry.signal) < (other.entry.pattern, other.entry.signal)
  }
}
