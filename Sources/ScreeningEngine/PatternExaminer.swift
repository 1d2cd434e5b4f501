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
/// Law: the rules that hold without a pattern are those of `rules(of:without:)`, which judges the
/// message anew. One worker's scratch, as a `Screener` is.
package struct PatternExaminer: ~Copyable {
  package let ruleSet: RuleSet

  var block = MessageBlock()
  var evaluation: Evaluation
  var verdict = Verdict()
  var evidenceMap = EvidenceMap()
  var second = SecondReading()
  var reach: PatternReach
  /// Places told of one pattern.
  let maximumPlaces: Int

  /// With `interesting`, by pattern, which patterns are asked about; all without it.
  package init(
    _ ruleSet: RuleSet, options: ScreeningOptions = ScreeningOptions(), maximumPlaces: Int = .max,
    interesting: [Bool]? = nil
  ) {
    self.ruleSet = ruleSet
    self.maximumPlaces = maximumPlaces
    evaluation = Evaluation(ruleSet, options: options)
    reach = PatternReach(ruleSet, interesting: interesting)
  }

  /// What one message shows.
  package struct Finding: Sendable {
    /// The text that `PatternUse.places` refer to: the message's fold, or its reading where the
    /// verdict is of that.
    package var fold: [UInt8]
    /// The patterns that match, in pattern order.
    package var uses: [PatternUse]
  }

  /// Examines the first message of `batch`, whose verdict is of `reading`; nil if there is none.
  ///
  /// Of the patterns that match, those that `isWanted`. With `triesWithout` the message is judged,
  /// and once more without each of them.
  package mutating func examine(
    _ batch: borrowing MessageBatch, reading: Verdict.ReadingKind, triesWithout: Bool = true,
    where isWanted: (PatternID) -> Bool = { _ in true }
  ) -> Finding? {
    guard !batch.messages.isEmpty else { return nil }
    block.prepare(
      batch, from: 0, program: ruleSet.program, isSearched: !evaluation.options.isExhaustive)
    var cursor = MessageBlock.Cursor()
    guard block.advance(&cursor, batch, &evaluation) else { return nil }
    return PatternExaminer.examine(
      block, cursor, batch, &evaluation, &second, &reach, &verdict, of: reading,
      PatternWish(triesWithout: triesWithout, showsPlaces: true, maximumPlaces: maximumPlaces),
      isWanted)
  }

  /// The rules that would hold on the first message of `batch` were `pattern` not in the pack, found
  /// by judging it anew; nil if there is no message.
  package mutating func rules(
    of batch: borrowing MessageBatch, without pattern: PatternID
  ) -> [Verdict.FiredRule]? {
    guard !batch.messages.isEmpty else { return nil }
    block.prepare(
      batch, from: 0, program: ruleSet.program, isSearched: !evaluation.options.isExhaustive)
    evaluation.ignoredPattern = pattern.rawValue
    defer { evaluation.ignoredPattern = .max }
    verdict.reset()
    PatternExaminer.judge(block, batch, &evaluation, &verdict, &second)
    return verdict.rules
  }

  // The parts one by one: a span into the block must not stand in the way of changing the evaluation.

  /// Examines the message that `cursor` is at, whose evaluation has just been started; its verdict is
  /// of `reading`.
  static func examine(
    _ block: borrowing MessageBlock, _ cursor: MessageBlock.Cursor,
    _ batch: borrowing MessageBatch, _ evaluation: inout Evaluation,
    _ second: inout SecondReading, _ reach: inout PatternReach, _ verdict: inout Verdict,
    of reading: Verdict.ReadingKind, _ wish: PatternWish, _ isWanted: (PatternID) -> Bool
  ) -> Finding {
    let raw = batch.bytes.span.extracting(batch.messages[cursor.message].text.range)
    let fold = block.folds.storage.span.extracting(cursor.fold)
    var (wishOfFold, wishOfReading) = (wish, wish)
    wishOfFold.showsPlaces = reading == .plain
    wishOfReading.showsPlaces = reading == .opened
    var plain = TextExamination()
    if wish.triesWithout || reading == .plain {
      plain = evaluation.examinePatterns(&reach, &verdict, wishOfFold, isWanted, fold, raw)
    }
    var opened: TextExamination?
    if wish.triesWithout || reading == .opened, second.begin(block, cursor, &evaluation, raw) {
      opened = second.examinePatterns(
        &evaluation, &reach, &verdict, wishOfReading, isWanted, raw)
    }
    let bytes =
      reading == .opened ? second.bytes : Array(block.folds.storage[cursor.fold])
    return Finding(
      shown: reading == .opened ? opened ?? plain : plain, of: bytes, plain, opened,
      triesWithout: wish.triesWithout)
  }

  private static func judge(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation, _ verdict: inout Verdict, _ second: inout SecondReading
  ) {
    var cursor = MessageBlock.Cursor()
    guard block.advance(&cursor, batch, &evaluation) else { return }
    let raw = batch.bytes.span.extracting(batch.messages[0].text.range)
    evaluation.judge(
      &verdict, block.folds.storage.span.extracting(0..<block.foldEnd), raw)
    second.strengthen(&verdict, block, cursor, &evaluation, raw)
  }
}

extension PatternExaminer.Finding {
  /// What is `shown` of the text `fold`, with what the rules come to on both texts of the message.
  init(
    shown: TextExamination, of fold: [UInt8], _ plain: TextExamination,
    _ opened: TextExamination?, triesWithout: Bool
  ) {
    self.fold = fold
    uses = shown.patterns.map { found in
      PatternUse(
        pattern: found.pattern, places: found.places,
        rulesWithout: triesWithout ? plain.rules(without: found.pattern, opened) : nil)
    }
  }
}
