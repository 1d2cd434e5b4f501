import EntityFinding
import LiteralSearch
package import Messages
import TextFolding

/// Screens messages with one rule set; owns every buffer that takes.
///
/// One for each worker: a screener is not shared between threads. After the first few batches it
/// allocates nothing, however many messages it screens.
///
/// A batch goes through in blocks: fold the texts one behind another, make their dense view, look
/// for every literal of the pack in one pass over it, then judge message by message with the few
/// patterns whose literals are there.
package struct Screener: ~Copyable {
  /// The rules in use.
  package let ruleSet: RuleSet
  package let options: ScreeningOptions

  var block = MessageBlock()
  var evaluation: Evaluation
  var verdict = Verdict()
  var evidenceMap = EvidenceMap()
  var second = SecondReading()
  private var matched: [PatternID] = []

  package init(_ ruleSet: RuleSet, options: ScreeningOptions = ScreeningOptions()) {
    self.ruleSet = ruleSet
    self.options = options
    evaluation = Evaluation(ruleSet, options: options)
  }

  /// Screens every message of `batch` in order and hands each verdict to `each`.
  ///
  /// The verdict is the screener's own and changes with the next message: copy what must stay.
  /// The index is the message's index in `batch.messages`.
  package mutating func screen(
    _ batch: borrowing MessageBatch, each: (_ index: Int, _ verdict: borrowing Verdict) -> Void
  ) {
    let quiet = ruleSet.quietVerdict
    screen(batch, each: each) { range in for index in range { each(index, quiet) } }
  }

  /// The same, but hands runs of messages whose verdict is `RuleSet.quietVerdict` to `passed`: what
  /// follows for each of those, most of all messages, can then be done for the run at once.
  package mutating func screen(
    _ batch: borrowing MessageBatch, each: (_ index: Int, _ verdict: borrowing Verdict) -> Void,
    passed: (_ indices: Range<Int>) -> Void
  ) {
    var first = 0
    while first < batch.messages.count {
      block.prepare(batch, from: first, program: ruleSet.program, isSearched: !options.isExhaustive)
      Screener.judge(
        block, batch, evaluation: &evaluation, verdict: &verdict, second: &second,
        map: &evidenceMap, passed: passed
      ) { index, verdict in each(index, verdict) }
      first += block.count
    }
  }

  /// Screens every message of `batch` and leaves the verdict on each in `verdicts`, by its index:
  /// for what has to see them before they are written, as `ThreadTracker`. `verdicts` grows as
  /// needed and is reused with all its storage.
  package mutating func screen(_ batch: borrowing MessageBatch, into verdicts: inout [Verdict]) {
    while verdicts.count < batch.messages.count { verdicts.append(Verdict()) }
    var first = 0
    while first < batch.messages.count {
      block.prepare(batch, from: first, program: ruleSet.program, isSearched: !options.isExhaustive)
      Screener.judge(
        block, batch, evaluation: &evaluation, verdict: &verdict, second: &second,
        map: &evidenceMap
      ) { range in
        for index in range {
          verdicts[index].reset()
          ruleSet.settle(&verdicts[index])
        }
      } each: { index, verdict in
        swap(&verdicts[index], &verdict)
      }
      first += block.count
    }
  }

  /// Hands the patterns that match each message of `batch`, in pattern order, in its fold or its
  /// reading, to `each`: what the
  /// law of the literal search compares. Not on the way to a verdict, which asks only for the
  /// patterns its rules need.
  package mutating func matchPatterns(
    _ batch: borrowing MessageBatch,
    each: (_ index: Int, _ patterns: [PatternID], _ limits: [Verdict.LimitEvent]) -> Void
  ) {
    var first = 0
    while first < batch.messages.count {
      block.prepare(batch, from: first, program: ruleSet.program, isSearched: !options.isExhaustive)
      Screener.match(
        block, batch, evaluation: &evaluation, second: &second, into: &matched, each: each)
      first += block.count
    }
  }

  /// Evaluates every part of one rule's condition on the first message of `batch`, without short
  /// cuts, for explanations; nil where there is no such message or rule. With `ignoring`, as if
  /// that signal had no `except`. A rule that holds only on the reading of the message is examined
  /// on that.
  package mutating func examine(
    _ batch: borrowing MessageBatch, rule: RuleID, ignoring: SignalID? = nil
  ) -> RuleExamination? {
    guard !batch.messages.isEmpty, rule.index < ruleSet.program.rules.count else { return nil }
    evaluation.ignoredException = ignoring?.rawValue
    defer { evaluation.ignoredException = nil }
    block.prepare(batch, from: 0, program: ruleSet.program, isSearched: !options.isExhaustive)
    return Screener.examine(
      block, batch, rule: rule.index, evaluation: &evaluation, second: &second)
  }

  // The three below take the screener's parts one by one: a span into the block must not stand in
  // the way of changing the evaluation.

  /// Judges the messages of a block one by one, but for those of which there is nothing to say: they go
  /// by in runs.
  private static func judge(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    evaluation: inout Evaluation, verdict: inout Verdict, second: inout SecondReading,
    map: inout EvidenceMap, passed: (_ indices: Range<Int>) -> Void,
    each: (_ index: Int, _ verdict: inout Verdict) -> Void
  ) {
    var walk = Walk(block)
    while judgeNext(
      &walk, block, batch, evaluation: &evaluation, verdict: &verdict, second: &second, map: &map,
      passed: passed)
    {
      each(walk.cursor.message, &verdict)
    }
  }

  /// A walk over the messages of a block that are judged one by one.
  struct Walk {
    /// At the message judged last, and where it was before that.
    fileprivate(set) var cursor = MessageBlock.Cursor()
    fileprivate(set) var before = MessageBlock.Cursor()
    /// The first message that has not been handed on.
    fileprivate var first: Int

    init(_ block: borrowing MessageBlock) { first = block.firstMessage }
  }

  /// Judges the next message of a block of which there is something to say, after handing those
  /// before it to `passed`; false at the end.
  @inline(__always)
  static func judgeNext(
    _ walk: inout Walk, _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    evaluation: inout Evaluation, verdict: inout Verdict, second: inout SecondReading,
    map: inout EvidenceMap, passed: (_ indices: Range<Int>) -> Void
  ) -> Bool {
    while true {
      if block.hasQuiet {
        repeat {
          block.passQuiet(&walk.cursor, evaluation)
        } while second.passWord(&walk.cursor, block, evaluation)
      }
      walk.before = walk.cursor.asStart
      guard block.step(&walk.cursor, batch, &evaluation) else {
        let end = block.firstMessage + block.count
        if walk.first < end { passed(walk.first..<end) }
        return false
      }
      let message = batch.messages[walk.cursor.message]
      if evaluation.isIdle, evaluation.report.invalidSequences == 0, !message.isTruncated,
        !second.hasReading(block, walk.cursor, evaluation)
      {
        continue
      }
      if walk.first < walk.cursor.message { passed(walk.first..<walk.cursor.message) }
      walk.first = walk.cursor.message + 1
      evaluation.describe(message, in: batch)
      let fold = block.folds.storage.span.extracting(walk.cursor.fold)
      let raw = batch.bytes.span.extracting(message.text.range)
      verdict.reset()
      verdict.isTruncated = message.isTruncated
      evaluation.judge(&verdict, fold, raw)
      evaluation.collectWanted(&verdict, fold, raw)
      second.strengthen(&verdict, block, walk.cursor, &evaluation, raw)
      if !verdict.evidence.isEmpty || !verdict.steps.isEmpty {
        map.moveToOriginal(&verdict, raw)
      }
      return true
    }
  }

  private static func match(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch,
    evaluation: inout Evaluation, second: inout SecondReading, into matched: inout [PatternID],
    each: (_ index: Int, _ patterns: [PatternID], _ limits: [Verdict.LimitEvent]) -> Void
  ) {
    var cursor = MessageBlock.Cursor()
    while block.advance(&cursor, batch, &evaluation) {
      let fold = block.folds.storage.span.extracting(cursor.fold)
      let raw = batch.bytes.span.extracting(batch.messages[cursor.message].text.range)
      evaluation.matchCandidates(into: &matched, fold, raw)
      if second.begin(block, cursor, &evaluation, raw) {
        second.matchCandidates(into: &matched, &evaluation, raw)
      }
      each(cursor.message, matched, evaluation.limits)
    }
  }

  private static func examine(
    _ block: borrowing MessageBlock, _ batch: borrowing MessageBatch, rule: Int,
    evaluation: inout Evaluation, second: inout SecondReading
  ) -> RuleExamination? {
    var cursor = MessageBlock.Cursor()
    guard block.advance(&cursor, batch, &evaluation) else { return nil }
    let fold = block.folds.storage.span.extracting(cursor.fold)
    let raw = batch.bytes.span.extracting(batch.messages[cursor.message].text.range)
    let examined = evaluation.examine(rule: rule, fold, raw)
    guard !examined.holds, second.begin(block, cursor, &evaluation, raw) else { return examined }
    let read = second.examine(rule: rule, &evaluation, raw)
    return read.holds ? read : examined
  }
}
