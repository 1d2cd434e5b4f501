/// What a rule looks at.
extension RuleProgram {
  /// Every signal that a rule's `when` and `unless` can ask for, in number order.
  package func signals(ofRule rule: Int) -> [UInt32] {
    var found: Set<UInt32> = []
    let step = rules[rule]
    collect(node: step.when, into: &found)
    for index in step.unless.range { collect(node: unlessNodes[index], into: &found) }
    if case .sum(let lexicon, _) = step.score { collect(signal: lexicon, into: &found) }
    return found.sorted()
  }

  private func collect(node: UInt32, into found: inout Set<UInt32>) {
    switch nodes[Int(node)] {
    case .present(let signal), .count(let signal, _, _, _), .sum(let signal, _, _):
      collect(signal: signal, into: &found)
    case .named(_, let inner), .not(let inner):
      collect(node: inner, into: &found)
    case .and(let children), .or(let children), .atLeast(_, let children):
      for index in children.range { collect(node: nodeChildren[index], into: &found) }
    case .near(let first, let second, _):
      collect(signal: first, into: &found)
      collect(signal: second, into: &found)
    case .then(let operands, _), .atLeastWithin(_, let operands, _), .sameSentence(let operands):
      for index in operands.range { collect(signal: self.operands[index], into: &found) }
    case .length, .script, .language, .senderIs, .senderIn, .channelIs, .disguise:
      break
    }
  }

  private func collect(signal: UInt32, into found: inout Set<UInt32>) {
    guard found.insert(signal).inserted else { return }
    let program = signals[Int(signal)]
    for child in program.children.range {
      switch signalChildren[child] {
      case .signal(let other): collect(signal: other, into: &found)
      case .gap(let gap):
        for operand in gaps[Int(gap)].operands { collect(signal: operand, into: &found) }
      }
    }
    if let exception = program.exception { collect(signal: exception, into: &found) }
  }
}
