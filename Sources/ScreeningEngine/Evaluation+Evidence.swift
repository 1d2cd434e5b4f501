import LiteralSearch
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
    if isOnlyWeighed(Int(signal)), showWeighed(signal, rule: rule, &verdict) { return }
    let list = spans(ofSignal: Int(signal), fold, raw)
    for index in list.range.prefix(Evaluation.shownSpans) {
      add(pool[index], of: signal, rule: rule, &verdict)
    }
  }

  /// Whether what was weighed is all there is of a signal, little enough to look through, and nobody
  /// has asked for its spans.
  private func isOnlyWeighed(_ signal: Int) -> Bool {
    weighed[signal].epoch == epoch && openedEpoch != epoch && profile == nil
      && linkHeads[signal].epoch != epoch && signalMemos[signal].epoch != round
      && rules.program.signals[signal].children.count == 0
      && rules.program.signals[signal].exception == nil && weighedPlaces.count <= maximumSpans
  }

  /// Shows the first spans of such a signal, the same as those of `spans(ofSignal:)`; false, and nothing
  /// is shown, where a phrase that overlaps itself would make a difference.
  ///
  /// Three are shown of dozens that a sum adds up: making all of them candidates and their places
  /// spans, in order, was a tenth of the time with the shipped pack.
  private func showWeighed(_ signal: UInt32, rule: Int, _ verdict: inout Verdict) -> Bool {
    let ignored = rules.program.weights.phrase(of: Int(ignoredPattern))
    var shown = InlineArray<3, FoldSpan>(repeating: FoldSpan(0, 0))
    var count = 0
    var end: UInt32 = 0
    while count < Evaluation.shownSpans,
      let first = weighedPlaces.first(
        from: end, addingTo: signal, but: ignored, in: report.scripts, rules.program.weights)
    {
      guard !weighedPlaces.overlapsItself(first) else { return false }
      shown[count] = FoldSpan(Int(first.start), Int(first.end))
      count += 1
      end = first.end
    }
    for index in 0..<count { add(shown[index], of: signal, rule: rule, &verdict) }
    return true
  }

  private func add(_ span: FoldSpan, of signal: UInt32, rule: Int, _ verdict: inout Verdict) {
    let evidence = Verdict.Evidence(
      rule: rule, signal: SignalID(Int(signal)), start: Int(span.start), end: Int(span.end))
    if !verdict.evidence.contains(evidence) { verdict.evidence.append(evidence) }
  }
}
