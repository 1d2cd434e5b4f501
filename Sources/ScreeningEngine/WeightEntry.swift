import TextFolding

/// What a phrase of a `WeightTable` adds to the sum of one signal.
package struct WeightEntry: Sendable {
  package let signal: UInt32
  /// Millionths of a deciban, so that a sum does not hang on the order of its parts; scores go to a
  /// thousand.
  let millionths: Int32
  /// Scripts of which the message must have one; empty for no such demand.
  let gate: ScriptSet

  package init(_ owner: Owner) {
    signal = owner.signal
    gate = owner.gate
    millionths = Int32(clamping: Int((owner.score * 1e6).rounded()))
  }

  /// Whether the entry is meant for a message of these scripts.
  @inline(__always)
  func counts(in scripts: ScriptSet) -> Bool { gate.isEmpty || !gate.isDisjoint(with: scripts) }
}
