import TextFolding

/// Signals: the union of their items' spans, less what they leave out.
extension Evaluation {
  /// The spans of a signal in this message: leftmost-longest, without overlap, in order.
  mutating func spans(ofSignal signal: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>) -> SpanList {
    if signalMemos[signal].epoch == round { return signalMemos[signal].list }
    let list = findSpans(ofSignal: signal, fold, raw)
    signalMemos[signal] = Memo(epoch: round, list: list)
    return list
  }

  /// As above, without memory of what was found before.
  mutating func findSpans(
    ofSignal signal: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> SpanList {
    let program = rules.program.signals[signal]
    if weighed[signal].epoch == epoch { openWeighed(in: fold) }
    // First every part, since finding them adds to the pool; then their union as one new run.
    var link = linkHeads[signal].epoch == epoch ? linkHeads[signal].first : -1
    var sources = 0
    var only = SpanList.empty
    while link >= 0 {
      let list = spans(ofPattern: Int(links[Int(link)].pattern), fold, raw)
      if !list.isEmpty {
        sources += 1
        only = list
      }
      link = links[Int(link)].next
    }
    for child in program.children.range {
      let list = spans(ofChild: child, fold, raw)
      if !list.isEmpty {
        sources += 1
        only = list
      }
    }
    guard sources > 0 else { return .empty }
    var exceptions = SpanList.empty
    if let exception = program.exception, ignoredException != UInt32(signal) {
      exceptions = spans(ofSignal: Int(exception), fold, raw)
    }
    if sources == 1, exceptions.isEmpty { return only }
    return unite(signal, exceptions: exceptions, fold, raw)
  }

  private mutating func spans(
    ofChild child: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> SpanList {
    switch rules.program.signalChildren[child] {
    case .signal(let other): spans(ofSignal: Int(other), fold, raw)
    case .gap(let gap): spans(ofGap: Int(gap), fold, raw)
    }
  }

  /// Copies the found parts to one run, drops what an exception overlaps, and settles it.
  private mutating func unite(
    _ signal: Int, exceptions: SpanList, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> SpanList {
    let start = pool.count
    var link = linkHeads[signal].epoch == epoch ? linkHeads[signal].first : -1
    while link >= 0 {
      let part = spans(ofPattern: Int(links[Int(link)].pattern), fold, raw)
      append(part, without: exceptions)
      link = links[Int(link)].next
    }
    for child in rules.program.signals[signal].children.range {
      // Gaps are not remembered: their spans are looked for again, into the pool's tail.
      switch rules.program.signalChildren[child] {
      case .signal(let other):
        append(spans(ofSignal: Int(other), fold, raw), without: exceptions)
      case .gap(let gap):
        appendGap(Int(gap), without: exceptions, fold, raw)
      }
    }
    pool.settle(from: start)
    return SpanList(start: start, count: pool.count - start)
  }

  private mutating func append(_ list: SpanList, without exceptions: SpanList) {
    for index in list.range where !overlaps(pool[index], exceptions) {
      pool.append(pool[index])
    }
  }

  private func overlaps(_ span: FoldSpan, _ list: SpanList) -> Bool {
    for index in list.range where pool[index].overlaps(span) { return true }
    return false
  }

  /// The spans of a gap, settled, as a run of their own.
  mutating func spans(
    ofGap gap: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> SpanList {
    guard findOperands(ofGap: gap, fold, raw) else { return .empty }
    let start = pool.count
    addGapSpans(gap, fold, raw)
    pool.settle(from: start)
    return SpanList(start: start, count: pool.count - start)
  }

  private mutating func appendGap(
    _ gap: Int, without exceptions: SpanList, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    guard findOperands(ofGap: gap, fold, raw) else { return }
    let start = pool.count
    addGapSpans(gap, fold, raw)
    var kept = start
    for index in start..<pool.count where !overlaps(pool[index], exceptions) {
      pool[kept] = pool[index]
      kept += 1
    }
    pool.removeLast(pool.count - kept)
  }

  /// Finds every operand of a gap; false once one has no span.
  private mutating func findOperands(
    ofGap gap: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    for position in rules.program.gaps[gap].operands.indices {
      let operand = Int(rules.program.gaps[gap].operands[position])
      guard !spans(ofSignal: operand, fold, raw).isEmpty else { return false }
    }
    return true
  }

  /// Appends, for each span of the first operand, the longest span through all operands in order,
  /// with at most the allowed tokens between neighbours and no sentence end there.
  ///
  /// From the last operand to the first, the furthest end each span can reach (0 for none):
  /// O(spans x reach) for each pair of neighbours, however long the chain.
  private mutating func addGapSpans(_ gap: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    measure.build(fold)
    var operand = rules.program.gaps[gap].operands.count - 1
    var next = spans(ofSignal: Int(rules.program.gaps[gap].operands[operand]), fold, raw)
    reachedEnds.removeAll(keepingCapacity: true)
    for index in next.range { reachedEnds.append(pool[index].end) }
    while operand > 0 {
      operand -= 1
      let list = spans(ofSignal: Int(rules.program.gaps[gap].operands[operand]), fold, raw)
      let limit = Int(rules.program.gaps[gap].limits[operand])
      let base = reachedEnds.count - next.count
      for index in list.range {
        reachedEnds.append(furthestEnd(from: pool[index], in: next, base: base, limit: limit))
      }
      next = list
    }
    let base = reachedEnds.count - next.count
    for (position, index) in next.range.enumerated() where reachedEnds[base + position] > 0 {
      pool.append(FoldSpan(Int(pool[index].start), Int(reachedEnds[base + position])))
    }
  }

  /// The furthest end among the spans of `next` that `span` reaches; `reachedEnds` has theirs from
  /// `base` on.
  private func furthestEnd(
    from span: FoldSpan, in next: SpanList, base: Int, limit: Int
  ) -> UInt32 {
    var best: UInt32 = 0
    for (position, index) in next.range.enumerated() {
      let candidate = pool[index]
      guard candidate.start >= span.end else { continue }
      guard measure.tokens(between: span, candidate) <= limit,
        !measure.hasSentenceEnd(between: span, candidate)
      else { break }
      best = max(best, reachedEnds[base + position])
    }
    return best
  }
}
