import TextFolding

extension MessageExamination {
  /// A gap (`a ..8 b`) of which every operand stands in the message.
  package struct ExaminedGap: Sendable, Equatable {
    /// An index into `RuleProgram.gaps`.
    package var gap: UInt32
    package var holds: Bool
    /// One for each two neighbours, in order.
    package var steps: [GapStep]
  }

  /// Two neighbours of a gap where they stand closest.
  package struct GapStep: Sendable, Equatable {
    /// Tokens between them; nil where the second never stands behind the first.
    package var distance: Int?
    package var limit: Int
    /// Whether a sentence ends between them wherever they stand in order.
    package var crossesSentence: Bool

    /// Whether the two stand as the gap asks.
    package var holds: Bool { distance.map { $0 <= limit && !crossesSentence } ?? false }
  }

  /// A match that a signal's `except` left out.
  package struct DroppedMatch: Sendable, Equatable {
    package var signal: SignalID
    package var place: Place
    /// What it overlaps, a match of the exception.
    package var cause: Place
  }
}

extension Evaluation {
  /// Every gap whose operands all have spans, and how far apart they stand.
  mutating func examinedGaps(
    _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> [MessageExamination.ExaminedGap] {
    measure.build(fold)
    var examined: [MessageExamination.ExaminedGap] = []
    for gap in rules.program.gaps.indices {
      let program = rules.program.gaps[gap]
      var lists: [SpanList] = []
      for operand in program.operands {
        let list = spans(ofSignal: Int(operand), fold, raw)
        if list.isEmpty { break }
        lists.append(list)
      }
      guard lists.count == program.operands.count else { continue }
      let steps = program.limits.indices.map { index in
        step(from: lists[index], to: lists[index + 1], limit: Int(program.limits[index]))
      }
      examined.append(
        .init(gap: UInt32(gap), holds: !spans(ofGap: gap, fold, raw).isEmpty, steps: steps))
    }
    return examined
  }

  /// The closest two spans in order, those in one sentence first. O(spans x spans).
  private func step(
    from first: SpanList, to second: SpanList, limit: Int
  ) -> MessageExamination.GapStep {
    var best = MessageExamination.GapStep(distance: nil, limit: limit, crossesSentence: true)
    for index in first.range {
      for next in second.range where pool[next].start >= pool[index].end {
        let distance = measure.tokens(between: pool[index], pool[next])
        let crosses = measure.hasSentenceEnd(between: pool[index], pool[next])
        let isBetter =
          crosses == best.crossesSentence ? distance < best.distance ?? .max : !crosses
        if isBetter { (best.distance, best.crossesSentence) = (distance, crosses) }
      }
    }
    if best.distance == nil { best.crossesSentence = false }
    return best
  }

  /// The matches that exceptions left out, by signal and then by place.
  mutating func droppedMatches(
    _ map: PlaceMap, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> [MessageExamination.DroppedMatch] {
    var dropped: [MessageExamination.DroppedMatch] = []
    for signal in rules.program.signals.indices {
      guard let exception = rules.program.signals[signal].exception else { continue }
      let causes = spans(ofSignal: Int(exception), fold, raw)
      guard !causes.isEmpty else { continue }
      let known = ignoredException
      ignoredException = UInt32(signal)
      let all = findSpans(ofSignal: signal, fold, raw)
      ignoredException = known
      for index in all.range {
        guard let cause = causes.range.first(where: { pool[$0].overlaps(pool[index]) }) else {
          continue
        }
        dropped.append(
          .init(
            signal: SignalID(signal), place: .init(pool[index], map),
            cause: .init(pool[cause], map)))
      }
    }
    return dropped
  }
}

extension MessageExamination.Place {
  init(_ span: FoldSpan, _ map: PlaceMap) {
    self.init(folded: span.range, original: map.originalRange(ofFolded: span.range))
  }
}

extension RuleProgram {
  /// The gaps that can give a signal spans, in its own items or those of the signals in it.
  package func gaps(ofSignal signal: UInt32) -> [UInt32] {
    var found: [UInt32] = []
    var seen: Set<UInt32> = []
    collectGaps(ofSignal: signal, &seen, into: &found)
    return found
  }

  private func collectGaps(
    ofSignal signal: UInt32, _ seen: inout Set<UInt32>, into found: inout [UInt32]
  ) {
    guard seen.insert(signal).inserted else { return }
    for child in signals[Int(signal)].children.range {
      switch signalChildren[child] {
      case .signal(let other): collectGaps(ofSignal: other, &seen, into: &found)
      case .gap(let gap): if !found.contains(gap) { found.append(gap) }
      }
    }
  }
}
