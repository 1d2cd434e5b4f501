import EntityFinding
import Messages
import TextFolding

/// Screens the reading of messages that have one, and keeps the stronger of two verdicts.
///
/// Laws: a message in which no word of the rules is disguised keeps the verdict of its fold; no
/// verdict is weaker for the reading. One worker's scratch.
struct SecondReading: ~Copyable {
  private var reading = Reading()
  private var verdict = Verdict()
  private var candidates: [UInt32] = []

  /// The reading made last; a copy.
  var bytes: [UInt8] { Array(reading.text.bytes.storage[..<reading.text.bytes.count]) }

  /// Screens the reading of the message that `cursor` is at, if it has one, and makes `first`, the
  /// verdict on its fold, the stronger one: the higher level, or the higher score. Labels and steps
  /// of both stand.
  ///
  /// `evaluation` is that of the fold, and afterwards that of the reading if there is one. Evidence
  /// and steps are in offsets of the fold.
  mutating func strengthen(
    _ first: inout Verdict, _ block: borrowing MessageBlock, _ cursor: MessageBlock.Cursor,
    _ evaluation: inout Evaluation, _ raw: Span<UInt8>
  ) {
    guard begin(block, cursor, &evaluation, raw) else { return }
    verdict.reset()
    SecondReading.judge(reading, &verdict, &evaluation, raw)
    verdict.isTruncated = first.isTruncated
    verdict.reading = .opened
    let isStronger =
      verdict.level > first.level
      || verdict.level == first.level && verdict.score > first.score
    if isStronger {
      SecondReading.collectWanted(reading, &verdict, &evaluation, raw)
      swap(&first, &verdict)
    }
    // The reading's verdict has the limits of both: an evaluation keeps them over readings.
    if first.limits.count < verdict.limits.count { swap(&first.limits, &verdict.limits) }
    for label in verdict.labels where !first.labels.contains(label) { first.labels.append(label) }
    for step in verdict.steps
    where !first.steps.contains(where: { $0.chain == step.chain && $0.step == step.step }) {
      first.steps.append(step)
    }
  }

  /// Whether the message that `cursor` is at has a reading beside its fold.
  mutating func hasReading(
    _ block: borrowing MessageBlock, _ cursor: MessageBlock.Cursor,
    _ evaluation: borrowing Evaluation
  ) -> Bool {
    block.makeReading(at: cursor, evaluation, into: &reading)
  }

  /// Moves `cursor` past the next message if all that may be said of it is a reading that it has not.
  mutating func passWord(
    _ cursor: inout MessageBlock.Cursor, _ block: borrowing MessageBlock,
    _ evaluation: borrowing Evaluation
  ) -> Bool {
    block.passWord(&cursor, evaluation, &reading)
  }

  /// Makes the reading of the message that `cursor` is at and starts its evaluation; false where the
  /// message has none.
  mutating func begin(
    _ block: borrowing MessageBlock, _ cursor: MessageBlock.Cursor,
    _ evaluation: inout Evaluation, _ raw: Span<UInt8>
  ) -> Bool {
    guard block.makeReading(at: cursor, evaluation, into: &reading) else {
      return false
    }
    reading.search(evaluation.rules)
    candidates.removeAll(keepingCapacity: true)
    for index in evaluation.candidates.indices { candidates.append(evaluation.candidates[index]) }
    evaluation.beginReading(reading)
    if evaluation.options.isExhaustive {
      evaluation.addEverything()
    } else {
      SecondReading.addUnsearched(reading, &evaluation, raw)
      reading.addCandidates(to: &evaluation)
      // What the fold and the original show counts in the reading too: entities, raw patterns.
      for index in candidates.indices { evaluation.addOriginal(candidates[index]) }
    }
    return true
  }

  private static func addUnsearched(
    _ reading: borrowing Reading, _ evaluation: inout Evaluation, _ raw: Span<UInt8>
  ) {
    evaluation.addUnsearched(
      reading.text.bytes.storage.span.extracting(0..<reading.text.bytes.count), raw)
  }

  private static func judge(
    _ reading: borrowing Reading, _ verdict: inout Verdict, _ evaluation: inout Evaluation,
    _ raw: Span<UInt8>
  ) {
    let text = reading.text.bytes.storage.span.extracting(0..<reading.text.bytes.count)
    evaluation.judge(&verdict, text, raw)
    for index in verdict.steps.indices {
      let folded = reading.text.map.originalRange(
        ofFolded: verdict.steps[index].start..<verdict.steps[index].end)
      verdict.steps[index].start = folded.lowerBound
      verdict.steps[index].end = folded.upperBound
    }
  }

  /// Fills the evidence of a verdict on the reading: of the one that stands.
  private static func collectWanted(
    _ reading: borrowing Reading, _ verdict: inout Verdict, _ evaluation: inout Evaluation,
    _ raw: Span<UInt8>
  ) {
    let text = reading.text.bytes.storage.span.extracting(0..<reading.text.bytes.count)
    evaluation.collectWanted(&verdict, text, raw)
    for index in verdict.evidence.indices {
      let folded = reading.text.map.originalRange(
        ofFolded: verdict.evidence[index].start..<verdict.evidence[index].end)
      verdict.evidence[index].start = folded.lowerBound
      verdict.evidence[index].end = folded.upperBound
    }
  }
}

extension SecondReading {
  /// Evaluates all parts of a rule's condition on the reading that `begin` started.
  mutating func examine(
    rule: Int, _ evaluation: inout Evaluation, _ raw: Span<UInt8>
  ) -> RuleExamination {
    SecondReading.examine(rule: rule, reading, &evaluation, raw)
  }

  /// Adds to `matched` the candidates that match the reading that `begin` started.
  mutating func matchCandidates(
    into matched: inout [PatternID], _ evaluation: inout Evaluation, _ raw: Span<UInt8>
  ) {
    SecondReading.match(reading, into: &matched, &evaluation, raw)
  }

  /// What the patterns do on the reading that `begin` started.
  mutating func examinePatterns(
    _ evaluation: inout Evaluation, _ reach: inout PatternReach, _ verdict: inout Verdict,
    _ wish: PatternWish, _ isWanted: (PatternID) -> Bool, _ raw: Span<UInt8>
  ) -> TextExamination {
    SecondReading.examinePatterns(
      reading, &evaluation, &reach, &verdict, wish, isWanted, raw)
  }

  // The reading by itself: a span into it must not stand in the way of changing the rest.

  private static func examine(
    rule: Int, _ reading: borrowing Reading, _ evaluation: inout Evaluation, _ raw: Span<UInt8>
  ) -> RuleExamination {
    let text = reading.text.bytes.storage.span.extracting(0..<reading.text.bytes.count)
    return evaluation.examine(rule: rule, text, raw)
  }

  private static func examinePatterns(
    _ reading: borrowing Reading, _ evaluation: inout Evaluation, _ reach: inout PatternReach,
    _ verdict: inout Verdict, _ wish: PatternWish, _ isWanted: (PatternID) -> Bool,
    _ raw: Span<UInt8>
  ) -> TextExamination {
    let text = reading.text.bytes.storage.span.extracting(0..<reading.text.bytes.count)
    return evaluation.examinePatterns(&reach, &verdict, wish, isWanted, text, raw)
  }

  private static func match(
    _ reading: borrowing Reading, into matched: inout [PatternID],
    _ evaluation: inout Evaluation, _ raw: Span<UInt8>
  ) {
    let text = reading.text.bytes.storage.span.extracting(0..<reading.text.bytes.count)
    evaluation.matchCandidates(into: &matched, adds: true, text, raw)
  }
}
