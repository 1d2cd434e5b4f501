import Messages
import TextFolding

/// Which steps of thread rules a message is.
extension Evaluation {
  /// Adds the steps of a chain that this message is, in offsets of the fold.
  ///
  /// A message without a thread is none, nor is one on which an `unless` of the rule holds. A message
  /// without a direction came in.
  mutating func findSteps(
    ofChain chain: Int, _ rule: RuleStep, _ verdict: inout Verdict, _ fold: Span<UInt8>,
    _ raw: Span<UInt8>
  ) {
    guard isThreaded else { return }
    for index in rules.program.chains[chain].steps.indices {
      let step = rules.program.chains[chain].steps[index]
      guard step.side == direction ?? .incoming, holds(step.node, fold, raw) else { continue }
      for position in rule.unless.range
      where holds(rules.program.unlessNodes[position], fold, raw) { return }
      let evidence = firstEvidence(of: step.node, fold, raw)
      verdict.steps.append(
        Verdict.ChainStep(
          chain: UInt32(chain), step: UInt32(index), signal: evidence?.signal ?? SignalID(0),
          start: evidence?.start ?? 0, end: evidence?.end ?? 0))
    }
  }

  /// The first span that makes a node hold; nil where none does (`length < 5`).
  private mutating func firstEvidence(
    of node: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Verdict.Evidence? {
    var scratch = Verdict()
    collect(node, rule: 0, &scratch, fold, raw)
    return scratch.evidence.first
  }
}
