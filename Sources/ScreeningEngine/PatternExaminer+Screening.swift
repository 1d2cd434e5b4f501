import EntityFinding
package import Messages
import TextFolding

/// Screening and examining in one pass: what judging a message took is not done again for the
/// examination. `weir eval` on 200,000 messages prepared and judged one in eight of them twice, which
/// was a fifth of its processor time.
extension PatternExaminer {
  /// What is asked of a message once its verdict is known.
  package enum Wish: Sendable {
    case nothing
    /// Where its patterns match.
    case places
    /// That, and what the rules come to without each of them.
    case trials
  }

  /// Screens every message of `batch` in order, as `Screener.screen` does, and examines those on which
  /// `each` asks for it.
  ///
  /// `isWanted` is asked about patterns of the message that `each` was asked about last, and `found`
  /// is handed its finding before the next message.
  ///
  /// Laws: the verdicts are those of `Screener`; a finding is that of `examine`.
  package mutating func screen(
    _ batch: borrowing MessageBatch,
    each: (_ index: Int, _ verdict: borrowing Verdict) -> Wish,
    isWanted: (PatternID) -> Bool, found: (_ index: Int, _ finding: Finding) -> Void,
    passed: (_ indices: Range<Int>) -> Void
  ) {
    let isSearched = !evaluation.options.isExhaustive
    var first = 0
    while first < batch.messages.count {
      block.prepare(batch, from: first, program: ruleSet.program, isSearched: isSearched)
      PatternExaminer.screen(
        block, batch, &evaluation, &second, &reach, &verdict, &evidenceMap,
        maximumPlaces, each, isWanted, found, passed)
      first += block.count
    }
  }

  private static func screen(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    _ evaluation: inout Evaluation, _ second: inout SecondReading, _ reach: inout PatternReach,
    _ verdict: inout Verdict, _ map: inout EvidenceMap,
    _ maximumPlaces: Int, _ each: (Int, borrowing Verdict) -> Wish,
    _ isWanted: (PatternID) -> Bool, _ found: (Int, Finding) -> Void,
    _ passed: (Range<Int>) -> Void
  ) {
    var walk = Screener.Walk(block)
    while Screener.judgeNext(
      &walk, block, batch, evaluation: &evaluation, verdict: &verdict, second: &second, map: &map,
      passed: passed)
    {
      let cursor = walk.cursor
      let wish = each(cursor.message, verdict)
      guard wish != .nothing else { continue }
      let asked = PatternWish(
        triesWithout: wish == .trials, showsPlaces: true, maximumPlaces: maximumPlaces)
      guard evaluation.readingMap == nil else {
        // The evaluation is that of the reading: the fold's is made again.
        let reading = verdict.reading
        var start = walk.before
        guard block.advance(&start, batch, &evaluation) else { continue }
        found(
          start.message,
          examine(
            block, start, batch, &evaluation, &second, &reach, &verdict, of: reading, asked,
            isWanted))
        continue
      }
      let fold = block.folds.storage.span.extracting(cursor.fold)
      let raw = batch.bytes.span.extracting(batch.messages[cursor.message].text.range)
      let plain = evaluation.examineJudged(&reach, &verdict, asked, isWanted, fold, raw)
      found(
        cursor.message,
        Finding(
          shown: plain, of: Array(block.folds.storage[cursor.fold]), plain, nil,
          triesWithout: asked.triesWithout))
    }
  }
}
