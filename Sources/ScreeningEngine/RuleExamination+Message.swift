package import Messages
package import TextFolding

/// Everything the engine found in one message, every part evaluated without short cuts: what
/// explanations are made of.
///
/// The literal search chooses candidates as it does when screening, so a rule that a message never
/// triggers is not among `rules`, unless it is asked for.
package struct MessageExamination: Sendable {
  /// Without evidence: `signals` has every span.
  package var verdict: Verdict
  /// The folded text, what folding took off, and its dense view.
  package var fold: [UInt8]
  package var report: FoldReport
  package var dense: [UInt8]
  /// The reading that the verdict is of, where that is not the fold; then everything found was found
  /// there, and folded places are places in it.
  package var reading: [UInt8]?
  /// Tokens of the text that was judged.
  package var tokens: Int
  package var senderKind: SenderKind
  /// Signals with a span, in number order.
  package var signals: [FoundSignal]
  /// Gaps whose operands are all found, in number order.
  package var gaps: [ExaminedGap]
  /// Matches that an `except` left out.
  package var dropped: [DroppedMatch]
  /// Loose phrases found under a disguise.
  package var disguised: [DisguisedMatch]
  /// Rules the message triggered, and those asked for, in pack order, whether they hold or not.
  package var rules: [ExaminedRule]

  /// A signal and where it stands.
  package struct FoundSignal: Sendable {
    package var signal: SignalID
    package var places: [Place]
  }

  /// A span in bytes of the fold and of the original; half-open.
  package struct Place: Sendable, Equatable {
    package var folded: Range<Int>
    package var original: Range<Int>
  }

  /// A rule and every part of its condition.
  package struct ExaminedRule: Sendable {
    package var rule: RuleID
    package var holds: Bool
    package var when: ExaminedPart
    package var unless: [ExaminedPart]
    /// Of a thread rule, its steps; `when` is then only what triggers it.
    package var steps: [ExaminedStep]
  }

  /// A step of a thread rule on this message.
  package struct ExaminedStep: Sendable {
    /// Whose message it must be.
    package var side: Direction
    /// Whether this message is of that side.
    package var isOfSide: Bool
    package var part: ExaminedPart
  }

  /// A node of a condition on this message.
  package struct ExaminedPart: Sendable {
    /// An index into `RuleProgram.nodes`.
    package var node: UInt32
    package var holds: Bool
    package var measure: Measure
    /// The signals the node asks for by itself, in its order.
    package var signals: [SignalID]
    package var children: [ExaminedPart]
  }

  /// What was found against what the node asks for.
  package enum Measure: Sendable, Equatable {
    case none
    /// The least `within` for which the node would hold, in tokens; nil if none is enough.
    case distance(Int?, limit: Int)
    /// The most operands in one window, and the least window, in tokens, that has enough of them.
    case window(found: Int, wanted: Int, least: Int?, limit: Int)
    /// A number of spans, tokens or decibans.
    case number(Double, Comparison, Double)
  }
}

extension MessageExamination {
  /// Examines the first message of `batch`, and `rule` even if nothing triggers it; nil if there
  /// is no message.
  ///
  /// `verdict` is the message's where that is known already, as for one whose thread was followed.
  ///
  /// O(rules + signals) beside what screening costs: for one message, not for many.
  package init?(
    of batch: borrowing MessageBatch, with rules: RuleSet, rule: RuleID? = nil,
    verdict known: Verdict? = nil,
    options: ScreeningOptions = ScreeningOptions()
  ) {
    guard let message = batch.messages.first else { return nil }
    var block = MessageBlock()
    var evaluation = Evaluation(rules, options: options)
    block.prepare(batch, from: 0, program: rules.program, isSearched: !options.isExhaustive)
    var cursor = MessageBlock.Cursor()
    guard block.advance(&cursor, batch, &evaluation) else { return nil }
    let raw = batch.bytes.span.extracting(message.text.range)
    var second = SecondReading()
    verdict = Verdict()
    verdict.isTruncated = message.isTruncated
    evaluation.judge(&verdict, block.folds.storage.span.extracting(cursor.fold), raw)
    second.strengthen(&verdict, block, cursor, &evaluation, raw)
    if let known { verdict = known }

    // What follows is of the reading that decided.
    let plain = Array(block.folds.storage[cursor.fold])
    self.fold = plain
    reading = nil
    cursor = MessageBlock.Cursor()
    guard block.advance(&cursor, batch, &evaluation) else { return nil }
    if verdict.reading == .opened, second.begin(block, cursor, &evaluation, raw) {
      reading = second.bytes
    }
    let bytes = reading ?? plain
    let fold = bytes.span

    evaluation.measure.build(fold)
    tokens = evaluation.measure.tokenCount
    report = evaluation.report
    senderKind = evaluation.senderKind
    let map = PlaceMap(raw, reading: evaluation.readingMap)
    signals = evaluation.foundSignals(map, fold, raw)
    gaps = evaluation.examinedGaps(fold, raw)
    dropped = evaluation.droppedMatches(map, fold, raw)
    disguised = evaluation.disguisedMatches(map, fold)
    self.rules = []
    if let rule { evaluation.addRule(rule.rawValue) }
    for rule in evaluation.triggered.sorted() {
      var examined = evaluation.examined(rule: Int(rule), fold, raw)
      examined.holds = verdict.rules.contains { $0.rule == examined.rule }
      self.rules.append(examined)
    }
    var arena = ByteArena()
    rules.program.densifier.densify(plain.span, into: &arena)
    dense = Array(arena.storage[..<arena.count])
  }
}
