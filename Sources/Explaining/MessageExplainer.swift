import Diagnostics
package import Messages
import RuleCheck
package import RuleCompiler
package import ScreeningEngine
import TextFolding

/// Explains messages by one pack.
package struct MessageExplainer: Sendable {
  let pack: CompiledPack
  let rules: RuleSet
  let lines: [LineIndex]
  /// Rules that did not hold that an explanation names at most.
  package var nearestCount = 3

  /// nil for a pack with errors. Indexes the lines of the rule files: O(their bytes).
  package init?(_ pack: CompiledPack) {
    guard let rules = pack.ruleSet else { return nil }
    self.pack = pack
    self.rules = rules
    lines = pack.checked.files.map { LineIndex($0.bytes) }
  }

  /// The ids of all rules, in pack order.
  package var ids: [String] { rules.rules.map(\.id) }

  /// Explains the first message of `batch`; nil if there is none.
  ///
  /// With `only`, of the rules it is that one alone, whether or not the message triggers it.
  /// `verdict` is the message's where its thread was followed; else it is judged by itself.
  package func explain(
    _ batch: borrowing MessageBatch, verdict: Verdict? = nil, only: String? = nil
  ) -> MessageExplanation? {
    let rule = only.flatMap { id in rules.rules.firstIndex { $0.id == id } }.map { RuleID($0) }
    guard let message = batch.messages.first,
      let examination = MessageExamination(of: batch, with: rules, rule: rule, verdict: verdict)
    else { return nil }
    let text = Array(batch.bytes[message.text.range])
    let signals = signals(examination, text)
    let seen = Seen(
      signals: signals,
      gaps: Dictionary(uniqueKeysWithValues: examination.gaps.map { ($0.gap, $0) }),
      dropped: Dictionary(grouping: examination.dropped, by: \.signal).mapValues {
        $0.map { Self.place($0.place, text).text }
      })
    let findings = examination.rules.filter { rule == nil || $0.rule == rule }
      .map { finding($0, examination.verdict, seen) }
    // A rule that only a literal or an unsearched pattern triggered, with nothing found, is not near.
    let nearest = findings.enumerated().filter {
      !$0.element.holds && (rule != nil || $0.element.isNear)
    }.sorted { a, b in
      // The fewest missing, then what would weigh most, then pack order.
      let (first, second) = (abs(a.element.score ?? 0), abs(b.element.score ?? 0))
      if a.element.missing != b.element.missing { return a.element.missing < b.element.missing }
      return first != second ? first > second : a.offset < b.offset
    }
    return MessageExplanation(
      text: text, verdict: summary(of: examination.verdict), fold: fold(examination, text),
      signals: shown(signals), dropped: dropped(examination, text),
      held: findings.filter(\.holds), families: families(examination.verdict),
      nearest: nearest.prefix(nearestCount).map(\.element),
      limits: examination.verdict.limits.map { rules.patterns[$0.pattern.index].place })
  }

  private func summary(of verdict: Verdict) -> VerdictExplanation {
    VerdictExplanation(
      level: verdict.level, family: verdict.family.map { rules.families[$0.index].name },
      score: verdict.score, confidence: verdict.confidence,
      labels: verdict.labels.map { rules.labels[$0.index] }, prior: rules.prior,
      isTruncated: verdict.isTruncated)
  }

  private func fold(
    _ examination: MessageExamination, _ text: [UInt8]
  ) -> FoldExplanation {
    let report = examination.report
    let counts: [(FoldExplanation.Kind, Int)] = [
      (.zeroWidth, report.zeroWidth), (.mixedScriptWords, report.mixedScriptWords),
      (.invalidSequences, report.invalidSequences), (.marks, report.marks),
      (.styled, report.styled),
    ]
    return FoldExplanation(
      text: examination.fold, dense: examination.dense, reading: examination.reading,
      removals: counts.filter { $0.1 > 0 }.map { .init(kind: $0.0, count: $0.1) },
      seenThrough: examination.disguised.map { match in
        let pattern = rules.patterns[match.pattern.index]
        return FoldExplanation.SeenThrough(
          place: Self.place(match.place, text), phrase: pattern.source, declared: pattern.place,
          isSplit: match.isSplit, isSubstituted: match.isSubstituted)
      },
      scripts: report.scripts.names, tokens: examination.tokens,
      sender: examination.senderKind.name)
  }

  /// The signals found by where they first stand, without unions of others; one text in several
  /// conditions counts once.
  private func shown(_ signals: [SignalID: SignalExplanation]) -> [SignalExplanation] {
    let sorted = signals.filter { !isUnionOfNames($0.key) }.values.sorted { a, b in
      let (first, second) = (a.places.first?.start ?? 0, b.places.first?.start ?? 0)
      return first != second ? first < second : a.name < b.name
    }
    var shown: [SignalExplanation] = []
    for signal in sorted where shown.last != signal { shown.append(signal) }
    return shown
  }

  /// Whether a signal only unites others that stand in the list themselves.
  private func isUnionOfNames(_ signal: SignalID) -> Bool {
    let program = rules.program
    guard signal.index >= pack.checked.lexicons.count + pack.checked.signals.count else {
      return false
    }
    let children = program.signalChildren[program.signals[signal.index].children.range]
    let hasOwnPattern = program.owners.elements.contains { $0.signal == signal.rawValue }
    return !hasOwnPattern
      && children.allSatisfy { child in
        if case .signal = child { true } else { false }
      }
  }

  /// The signals found, by number.
  private func signals(
    _ examination: MessageExamination, _ text: [UInt8]
  ) -> [SignalID: SignalExplanation] {
    var signals: [SignalID: SignalExplanation] = [:]
    for found in examination.signals {
      signals[found.signal] = SignalExplanation(
        name: name(of: found.signal), places: found.places.map { Self.place($0, text) })
    }
    return signals
  }

  private func dropped(
    _ examination: MessageExamination, _ text: [UInt8]
  ) -> [DroppedExplanation] {
    examination.dropped.map {
      DroppedExplanation(
        signal: name(of: $0.signal), place: Self.place($0.place, text),
        cause: Self.place($0.cause, text))
    }
  }

  private static func place(
    _ place: MessageExamination.Place, _ text: [UInt8]
  ) -> SignalExplanation.Place {
    let range = place.original.clamped(to: 0..<text.count)
    return SignalExplanation.Place(
      start: range.lowerBound, end: range.upperBound,
      text: String(decoding: text[range], as: UTF8.self))
  }

  /// What was found in the message, for the parts of its rules to quote.
  struct Seen {
    var signals: [SignalID: SignalExplanation]
    var gaps: [UInt32: MessageExamination.ExaminedGap]
    var dropped: [SignalID: [String]]
  }
}
