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

  package init(_ ruleSet: RuleSet, options: ScreeningOptions = ScreeningOptions()) {
    self.ruleSet = ruleSet
    evaluation = Evaluation(ruleSet, options: options)
  }

  /// What one message shows.
  package struct Finding: Sendable {
    /// The message's fold, that `PatternUse.places` refer to.
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
    guard
      var finding = PatternExaminer.findPatterns(block, batch, &evaluation, where: isWanted)
    else { return nil }
    guard triesWithout else { return finding }
    for index in finding.uses.indices {
      evaluation.ignoredPattern = finding.uses[index].pattern.rawValue
      verdict.reset()
      PatternExaminer.judge(block, batch, &evaluation, &verdict)
      finding.uses[index].rulesWithout = verdict.rules
    }
    evaluation.ignoredPattern = .max
    return finding
  }

  // The parts one by one: a span into the block must not stand in the way of changing the evaluation.

  private static func findPatterns(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation, where isWanted: (PatternID) -> Bool
  ) -> Finding? {
    guard begin(block, batch, &evaluation) else { return nil }
    let raw = batch.bytes.span.extracting(batch.messages[0].text.range)
    let fold = block.folds.storage.span.extracting(0..<block.foldEnd)
    var finding = Finding(fold: Array(block.folds.storage[..<block.foldEnd]), uses: [])
    let wanted = evaluation.candidates.sorted().map { PatternID(Int($0)) }.filter(isWanted)
    var arena = ByteArena()
    var map = OffsetMap()
    for pattern in wanted {
      guard !evaluation.spans(ofPattern: pattern.index, fold, raw).isEmpty else { continue }
      if arena.count == 0 { _ = Folder.fold(raw, into: &arena, map: &map) }
      let places = evaluation.places(ofPattern: pattern.index, map, fold, raw)
      finding.uses.append(PatternUse(pattern: pattern, places: places))
    }
    return finding
  }

  private static func judge(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation, _ verdict: inout Verdict
  ) {
    guard begin(block, batch, &evaluation) else { return }
    let raw = batch.bytes.span.extracting(batch.messages[0].text.range)
    evaluation.judge(
      &verdict, block.folds.storage.span.extracting(0..<block.foldEnd), raw)
  }

  /// Starts the evaluation of the block's first message.
  private static func begin(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation
  ) -> Bool {
    var cursor = MessageBlock.Cursor()
    return block.advance(&cursor, batch, &evaluation)
  }
}

extension Evaluation {
  fileprivate mutating func places(
    ofPattern pattern: Int, _ map: OffsetMap, _ fold: Span<UInt8>, _ raw: Span<UInt8>
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
