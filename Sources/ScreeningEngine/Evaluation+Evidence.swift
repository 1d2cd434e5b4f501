import TextFolding

/// Which spans say so: the evidence of the rules that held.
extension Evaluation {
  /// Spans shown of one signal in one rule: enough to see why, whatever the message repeats.
  private static var shownSpans: Int { 3 }

  /// Fills `verdict.evidence` where the options ask for it.
  mutating func collectWanted(
    _ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    guard let level = options.evidenceFrom, verdict.level >= level, !verdict.rules.isEmpty else {
      return
    }
    collectEvidence(&verdict, fold, raw)
  }

  /// Fills `verdict.evidence` for its rules, in offsets of the fold; `Screener` maps them back.
  mutating func collectEvidence(
    _ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    for index in verdict.rules.indices {
      let step = rules.program.rules[verdict.rules[index].rule.index]
      guard step.chain == nil else { continue }
      collect(step.when, rule: index, &verdict, fold, raw)
      if case .sum(let lexicon, _) = step.score {
        show(lexicon, rule: index, &verdict, fold, raw)
      }
    }
  }

  /// Adds what makes `node` hold, if it holds.
  mutating func collect(
    _ node: UInt32, rule: Int, _ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    guard holds(node, fold, raw) else { return }
    switch rules.program.nodes[Int(node)] {
    case .present(let signal), .count(let signal, _, _, _), .sum(let signal, _, _):
      show(signal, rule: rule, &verdict, fold, raw)
    case .named(_, let inner):
      collect(inner, rule: rule, &verdict, fold, raw)
    case .and(let children), .or(let children), .atLeast(_, let children):
      for index in children.range {
        collect(rules.program.nodeChildren[index], rule: rule, &verdict, fold, raw)
      }
    case .near(let first, let second, let limit):
      guard let pair = nearPair(first, second, limit: limit, fold, raw) else { return }
      add(pair.0, of: first, rule: rule, &verdict)
      add(pair.1, of: second, rule: rule, &verdict)
    case .then(let operands, let limit):
      guard thenChain(operands, limit: limit, fold, raw) else { return }
      for (position, index) in operands.range.enumerated() where position < chain.count {
        add(chain[position], of: rules.program.operands[index], rule: rule, &verdict)
      }
    case .atLeastWithin(_, let operands, _), .sameSentence(let operands):
      for index in operands.range {
        show(rules.program.operands[index], rule: rule, &verdict, fold, raw)
      }
    case .not, .length, .script, .language, .senderIs, .senderIn, .channelIs, .disguise:
      break
    }
  }

  private mutating func show(
    _ signal: UInt32, rule: Int, _ verdict: inout Verdict, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    let list = spans(ofSignal: Int(signal), fold, raw)
    for index in list.range.prefix(Evaluation.shownSpans) {
      add(pool[index], of: signal, rule: rule, &verdict)
    }
  }

  private func add(_ span: FoldSpan, of signal: UInt32, rule: Int, _ verdict: inout Verdict) {
    let evidence = Verdict.Evidence(
      rule: rule, signal: SignalID(Int(signal)), start: Int(span.start), end: Int(span.end))
    if !verdict.evidence.contains(evidence) { verdict.evidence.append(evidence) }
  }
}
