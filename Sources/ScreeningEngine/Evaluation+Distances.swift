import TextFolding

/// Conditions on where spans stand to one another. Distances are in tokens.
extension Evaluation {
  /// A disjoint pair of spans, one of each signal, in either order, at most `limit` tokens apart.
  mutating func nearPair(
    _ first: UInt32, _ second: UInt32, limit: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> (FoldSpan, FoldSpan)? {
    let a = spans(ofSignal: Int(first), fold, raw)
    if a.isEmpty { return nil }
    let b = spans(ofSignal: Int(second), fold, raw)
    if b.isEmpty { return nil }
    measure.build(fold)
    // Spans of a signal are in order and disjoint, so only the nearest neighbours on each side of
    // a span can be the closest disjoint ones: one walk over both lists.
    var behind = b.start
    for index in a.range {
      let span = pool[index]
      while behind < b.range.upperBound, pool[behind].end <= span.start { behind += 1 }
      if behind > b.start, measure.tokens(between: pool[behind - 1], span) <= Int(limit) {
        return (span, pool[behind - 1])
      }
      var ahead = behind
      while ahead < b.range.upperBound, pool[ahead].start < span.end { ahead += 1 }
      if ahead < b.range.upperBound, measure.tokens(between: span, pool[ahead]) <= Int(limit) {
        return (span, pool[ahead])
      }
    }
    return nil
  }

  /// Whether spans of the operands follow one another, each gap at most `limit` tokens.
  ///
  /// `chain` then holds one span of each operand, in order.
  mutating func thenChain(
    _ operands: IndexRange, limit: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    for index in operands.range
    where spans(ofSignal: Int(rules.program.operands[index]), fold, raw).isEmpty { return false }
    measure.build(fold)
    // For each span of each operand: the span of the operand before it that it follows (an index
    // into the pool), or -1. Kept behind one another in `previous`.
    previous.removeAll(keepingCapacity: true)
    var before = SpanList.empty
    var base = 0
    for (step, index) in operands.range.enumerated() {
      let list = spans(ofSignal: Int(rules.program.operands[index]), fold, raw)
      let listBase = previous.count
      for position in list.range {
        previous.append(
          step == 0
            ? Int32(position)
            : predecessor(of: pool[position], in: before, base: base, limit: Int(limit)))
      }
      before = list
      base = listBase
    }
    for (position, index) in before.range.enumerated() where previous[base + position] >= 0 {
      traceChain(operands, from: index, fold, raw)
      return true
    }
    return false
  }

  /// The last reached span of `list` that ends before `span` starts, close enough; -1 for none.
  private func predecessor(of span: FoldSpan, in list: SpanList, base: Int, limit: Int) -> Int32 {
    for index in list.range.reversed() {
      guard pool[index].end <= span.start else { continue }
      guard measure.tokens(between: pool[index], span) <= limit else { return -1 }
      if previous[base + index - list.start] >= 0 { return Int32(index) }
    }
    return -1
  }

  /// Walks `previous` back from the last operand's span to fill `chain`.
  private mutating func traceChain(
    _ operands: IndexRange, from last: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    chain.removeAll(keepingCapacity: true)
    var bases: Int = previous.count
    var index = last
    for position in operands.range.reversed() {
      let list = spans(ofSignal: Int(rules.program.operands[position]), fold, raw)
      bases -= list.count
      chain.append(pool[index])
      index = Int(previous[bases + index - list.start])
    }
    chain.reverse()
  }

  /// Whether `wanted` of the operands have a span inside one window of `limit` tokens.
  mutating func windowHolds(
    _ wanted: Int, _ operands: IndexRange, limit: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    for index in operands.range {
      _ = spans(ofSignal: Int(rules.program.operands[index]), fold, raw)
    }
    measure.build(fold)
    for index in operands.range {
      let starts = spans(ofSignal: Int(rules.program.operands[index]), fold, raw)
      for start in starts.range {
        let window = measure.tokens(before: pool[start].start)
        var found = 0
        for other in operands.range {
          let list = spans(ofSignal: Int(rules.program.operands[other]), fold, raw)
          if hasSpan(list, fromToken: window, toToken: window + limit) { found += 1 }
        }
        if found >= wanted { return true }
      }
    }
    return false
  }

  /// Whether a span of `list` lies in the tokens `first..<last`.
  private func hasSpan(_ list: SpanList, fromToken first: Int, toToken last: Int) -> Bool {
    for index in list.range where measure.tokens(before: pool[index].start) >= first {
      return measure.tokens(before: pool[index].end) <= last
    }
    return false
  }

  /// Whether some sentence has a span of every operand; a span counts where it starts.
  mutating func sameSentence(
    _ operands: IndexRange, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    for index in operands.range
    where spans(ofSignal: Int(rules.program.operands[index]), fold, raw).isEmpty { return false }
    guard let first = operands.range.first else { return false }
    measure.build(fold)
    let list = spans(ofSignal: Int(rules.program.operands[first]), fold, raw)
    for index in list.range {
      let sentence = measure.sentenceEnds(before: pool[index].start)
      var isWhole = true
      for other in operands.range.dropFirst() {
        let others = spans(ofSignal: Int(rules.program.operands[other]), fold, raw)
        if !hasSpan(others, inSentence: sentence) {
          isWhole = false
          break
        }
      }
      if isWhole { return true }
    }
    return false
  }

  private func hasSpan(_ list: SpanList, inSentence sentence: Int) -> Bool {
    for index in list.range
    where measure.sentenceEnds(before: pool[index].start) == sentence { return true }
    return false
  }
}
