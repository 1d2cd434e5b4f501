package import Messages
import TextFolding

/// What one pattern of the pack does for the verdict on one message.
package struct PatternUse: Sendable {
  package var pattern: PatternID
  /// Where it matches: bytes of the fold and of the original, in order.
  package var places: [MessageExamination.Place]
  /// The rules that would hold were the pattern not in the pack, in pack order; thread rules, which
  /// one message does not decide, are not among them. nil where that was not asked.
  package var rulesWithout: [Verdict.FiredRule]?
}

/// Finds what each pattern does on single messages, by judging them again without it: the engine's
/// own answer, so that exceptions, gaps, counts and `unless` need no second account here.
///
/// For messages that rules hold on, which are few: it judges a message once more for each pattern
/// that matches it. One worker's scratch, as a `Screener` is.
package struct PatternExaminer: ~Copyable {
  package let ruleSet: RuleSet

  private var block = MessageBlock()
  private var evaluation: Evaluation
  private var verdict = Verdict()
  private var second = SecondReading()

  package init(_ ruleSet: RuleSet, options: ScreeningOptions = ScreeningOptions()) {
    self.ruleSet = ruleSet
    evaluation = Evaluation(ruleSet, options: options)
  }

  /// What one message shows.
  package struct Finding: Sendable {
    /// The text that `PatternUse.places` refer to: the message's fold, or its reading where the
    /// verdict is of that.
    package var fold: [UInt8]
    /// The patterns that match, in pattern order.
    package var uses: [PatternUse]
  }

  /// Examines the first message of `batch`; nil if there is none.
  ///
  /// Of the patterns that match, those that `isWanted`. With `triesWithout` the message is judged
  /// once more for each of them.
  package mutating func examine(
    _ batch: borrowing MessageBatch, triesWithout: Bool = true,
    where isWanted: (PatternID) -> Bool = { _ in true }
  ) -> Finding? {
    guard !batch.messages.isEmpty else { return nil }
    block.prepare(
      batch, from: 0, program: ruleSet.program, isSearched: !evaluation.options.isExhaustive)
    verdict.reset()
    PatternExaminer.judge(block, batch, &evaluation, &verdict, &second)
    guard
      var finding = PatternExaminer.findPatterns(
        block, batch, &evaluation, &second, verdict.reading, where: isWanted)
    else { return nil }
    guard triesWithout else { return finding }
    for index in finding.uses.indices {
      evaluation.ignoredPattern = finding.uses[index].pattern.rawValue
      verdict.reset()
      PatternExaminer.judge(block, batch, &evaluation, &verdict, &second)
      finding.uses[index].rulesWithout = verdict.rules
    }
    evaluation.ignoredPattern = .max
    return finding
  }

  // The parts one by one: a span into the block must not stand in the way of changing the evaluation.

  private static func findPatterns(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation, _ second: inout SecondReading,
    _ reading: Verdict.ReadingKind, where isWanted: (PatternID) -> Bool
  ) -> Finding? {
    guard let cursor = begin(block, batch, &evaluation) else { return nil }
    let raw = batch.bytes.span.extracting(batch.messages[0].text.range)
    var bytes = Array(block.folds.storage[..<block.foldEnd])
    if reading == .opened, second.begin(block, cursor, &evaluation) { bytes = second.bytes }
    var finding = Finding(fold: bytes, uses: [])
    let fold = bytes.span
    evaluation.openWeighed()
    let wanted = evaluation.candidates.sorted().map { PatternID(Int($0)) }.filter(isWanted)
    var known: PlaceMap?
    for pattern in wanted {
      guard !evaluation.spans(ofPattern: pattern.index, fold, raw).isEmpty else { continue }
      let map = known ?? PlaceMap(raw, reading: evaluation.readingMap)
      known = map
      let places = evaluation.places(ofPattern: pattern.index, map, fold, raw)
      finding.uses.append(PatternUse(pattern: pattern, places: places))
    }
    return finding
  }

  private static func judge(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation, _ verdict: inout Verdict, _ second: inout SecondReading
  ) {
    guard let cursor = begin(block, batch, &evaluation) else { return }
    let raw = batch.bytes.span.extracting(batch.messages[0].text.range)
    evaluation.judge(
      &verdict, block.folds.storage.span.extracting(0..<block.foldEnd), raw)
    second.strengthen(&verdict, block, cursor, &evaluation, raw)
  }

  /// Starts the evaluation of the block's first message.
  private static func begin(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation
  ) -> MessageBlock.Cursor? {
    var cursor = MessageBlock.Cursor()
    return block.advance(&cursor, batch, &evaluation) ? cursor : nil
  }
}

extension Evaluation {
  fileprivate mutating func places(
    ofPattern pattern: Int, _ map: PlaceMap, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> [MessageExamination.Place] {
    let list = spans(ofPattern: pattern, fold, raw)
    var places: [MessageExamination.Place] = []
    for index in list.range {
      let folded = pool[index].range
      places.append(
        MessageExamination.Place(folded: folded, original: map.originalRange(ofFolded: folded)))
    }
    return places
  }
}
