package import Messages
import TextFolding

/// Screening with a stopwatch.
extension Screener {
  /// Screens every message of `batch` as `screen` does, with the same verdicts, and adds what it
  /// took to `recorder`. `each` also gets the nanoseconds that judging the message took: from its
  /// literals to its verdict, without the fold and the search, which blocks of messages share.
  package mutating func profile(
    _ batch: borrowing MessageBatch, into recorder: ProfileRecorder,
    each: (_ index: Int, _ verdict: borrowing Verdict, _ nanoseconds: UInt64) -> Void
  ) {
    evaluation.profile = recorder
    defer { evaluation.profile = nil }
    var first = 0
    while first < batch.messages.count {
      recorder.beginBlock()
      block.prepare(
        batch, from: first, program: ruleSet.program, isSearched: !options.isExhaustive,
        timer: RecordingTimer(recorder: recorder))
      Screener.judge(
        block, batch, recorder, evaluation: &evaluation, verdict: &verdict, second: &second,
        map: &evidenceMap, each: each)
      first += block.count
    }
  }

  private static func judge(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch, _ recorder: ProfileRecorder,
    evaluation: inout Evaluation, verdict: inout Verdict, second: inout SecondReading,
    map: inout EvidenceMap,
    each: (_ index: Int, _ verdict: borrowing Verdict, _ nanoseconds: UInt64) -> Void
  ) {
    var cursor = MessageBlock.Cursor()
    while true {
      let before = cursor
      recorder.beginMessage()
      let start = recorder.now()
      guard block.advance(&cursor, batch, &evaluation) else { return }
      let candidateTime = recorder.elapsed(since: start)
      recorder.countMessage()
      block.forEachLiteral(from: before, to: cursor) { recorder.count(literal: $0) }
      for index in evaluation.candidates.indices {
        recorder.count(candidate: Int(evaluation.candidates[index]))
      }
      let message = batch.messages[cursor.message]
      let fold = block.folds.storage.span.extracting(cursor.fold)
      let raw = batch.bytes.span.extracting(message.text.range)
      verdict.reset()
      verdict.isTruncated = message.isTruncated

      let (calls, callTime) = (recorder.calls, recorder.callTime)
      let judged = recorder.now()
      evaluation.judge(&verdict, fold, raw)
      let judgeTime = recorder.elapsed(since: judged)
      let confirmTime = recorder.callTime &- callTime
      // The clock is read twice for each call and each rule.
      let readings = 2 &* (recorder.calls &- calls &+ UInt64(evaluation.triggered.count))
      let others = confirmTime &+ readings &* recorder.clockCost
      let evaluateTime = judgeTime > others ? judgeTime &- others : 0

      let collected = recorder.now()
      evaluation.collectWanted(&verdict, fold, raw)
      let collectTime = recorder.elapsed(since: collected)
      let read = recorder.now()
      second.strengthen(&verdict, block, cursor, &evaluation, raw)
      let readingTime = recorder.elapsed(since: read)
      let shown = recorder.now()
      if !verdict.evidence.isEmpty || !verdict.steps.isEmpty {
        map.moveToOriginal(&verdict, raw)
      }
      let evidenceTime = collectTime &+ recorder.elapsed(since: shown)

      recorder.add(candidateTime, to: .candidates)
      recorder.add(confirmTime, to: .confirm)
      recorder.add(evaluateTime, to: .evaluate)
      recorder.add(readingTime, to: .reading)
      recorder.add(evidenceTime, to: .evidence)
      let judging = candidateTime &+ confirmTime &+ evaluateTime
      each(cursor.message, verdict, judging &+ readingTime &+ evidenceTime)
    }
  }
}
