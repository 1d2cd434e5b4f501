import Diagnostics
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// Rules and scores.
extension MessageExplainer {
  /// Spans of a signal that a part of a condition shows.
  private static var shownTexts: Int { 3 }

  func finding(
    _ examined: MessageExamination.ExaminedRule, _ verdict: Verdict,
    _ seen: Seen
  ) -> RuleFinding {
    let checked = pack.checked.rules[examined.rule.index]
    let rule = rules.rules[examined.rule.index]
    let when = part(examined.when, seen)
    let unless = examined.unless.map { part($0, seen) }
    let chain = chain(examined, checked, verdict, seen)
    let missing = unless.reduce(chain?.missing ?? when.missing(for: true)) {
      $0 + $1.missing(for: false)
    }
    return RuleFinding(
      id: rule.id, title: checked.title.entries.first?.text, stage: rule.stage,
      place: place(of: checked.range), score: score(of: examined.rule, checked, verdict),
      holds: examined.holds, missing: examined.holds ? 0 : missing, when: when, unless: unless,
      status: RuleStatus(checked.status), chain: chain)
  }

  private func chain(
    _ examined: MessageExamination.ExaminedRule, _ checked: CheckedRule, _ verdict: Verdict,
    _ seen: Seen
  ) -> ChainFinding? {
    guard let chain = checked.chain else { return nil }
    let place = verdict.rules.firstIndex { $0.rule == examined.rule }
    return ChainFinding(
      steps: zip(chain.steps, examined.steps).map { written, step in
        .init(
          side: written.side.rawValue, isOfSide: step.isOfSide, part: part(step.part, seen))
      },
      duration: chain.duration,
      earlier: verdict.earlier.filter { $0.rule == place }.map {
        .init(
          message: String(decoding: $0.message, as: UTF8.self), signal: name(of: $0.signal))
      })
  }

  private func part(
    _ examined: MessageExamination.ExaminedPart, _ seen: Seen
  ) -> PartFinding {
    PartFinding(
      form: ConditionForm(rules.program.nodes[Int(examined.node)]),
      text: sourceText(ofNode: examined.node), holds: examined.holds, measure: examined.measure,
      signals: examined.signals.map { signal in
        let places = seen.signals[signal]?.places ?? []
        return PartFinding.SignalUse(
          name: name(of: signal), found: places.prefix(Self.shownTexts).map(\.text),
          dropped: Array((seen.dropped[signal] ?? []).prefix(Self.shownTexts)))
      },
      gaps: gaps(of: examined, seen),
      children: examined.children.map { part($0, seen) })
  }

  /// The gaps behind a part that are found, or else come nearest.
  private func gaps(
    of part: MessageExamination.ExaminedPart, _ seen: Seen
  ) -> [PartFinding.GapFinding] {
    let program = rules.program
    var numbers: [UInt32] = []
    for signal in part.signals {
      for gap in program.gaps(ofSignal: signal.rawValue) where !numbers.contains(gap) {
        numbers.append(gap)
      }
    }
    let found = numbers.compactMap { number in
      seen.gaps[number].map { gap in
        PartFinding.GapFinding(
          text: text(ofGap: program.gaps[Int(number)]), holds: gap.holds, steps: gap.steps)
      }
    }
    // What did not hold says nothing where something did.
    let holds = found.filter(\.holds)
    return Array(
      (holds.isEmpty ? found.sorted { $0.excess < $1.excess } : holds).prefix(Self.shownTexts))
  }

  private func text(ofGap gap: GapProgram) -> String {
    var text = ""
    for (index, operand) in gap.operands.enumerated() {
      if index > 0 { text += " ..\(gap.limits[index - 1]) " }
      text += name(of: SignalID(Int(operand)))
    }
    return text
  }

  /// What the rule gave; for one that did not hold, what it would give.
  private func score(of rule: RuleID, _ checked: CheckedRule, _ verdict: Verdict) -> Double? {
    if checked.score == nil { return nil }
    if let fired = verdict.rules.first(where: { $0.rule == rule }) { return fired.score }
    return switch rules.program.rules[rule.index].score {
    case .none: nil
    case .fixed(let points): points
    case .sum(_, let upTo): upTo
    }
  }

  /// Each family that a rule which held counts in, with every such rule.
  func families(_ verdict: Verdict) -> [FamilyExplanation] {
    var families: [FamilyExplanation] = []
    for (index, family) in rules.families.enumerated() {
      let fired = verdict.rules.filter {
        $0.score != 0 && !$0.isShadow && counts($0.rule, in: index)
      }
      guard !fired.isEmpty else { continue }
      let contributions = fired.map { rule in
        let winner = strongest(of: fired, besides: rule)
        return FamilyExplanation.Contribution(
          rule: rules.rules[rule.rule.index].id, score: rule.score,
          group: pack.checked.rules[rule.rule.index].group,
          outvotedBy: winner.map { rules.rules[$0.rule.index].id })
      }
      families.append(
        FamilyExplanation(
          name: family.name,
          score: contributions.filter { $0.outvotedBy == nil }.reduce(0) { $0 + $1.score },
          review: family.review, block: family.block, contributions: contributions))
    }
    return families.enumerated().sorted { a, b in
      a.element.score != b.element.score
        ? a.element.score > b.element.score : a.offset < b.offset
    }.map(\.element)
  }

  private func counts(_ rule: RuleID, in family: Int) -> Bool {
    switch rules.program.rules[rule.index].scope {
    case .family(let own): Int(own) == family
    case .all: true
    case .none: false
    }
  }

  /// The rule that counts instead of `rule`: of its group and sign the strongest, the first where
  /// several are; nil where that is `rule` itself.
  private func strongest(
    of fired: [Verdict.FiredRule], besides rule: Verdict.FiredRule
  ) -> Verdict.FiredRule? {
    let group = rules.program.rules[rule.rule.index].group
    let rivals = fired.filter {
      rules.program.rules[$0.rule.index].group == group && ($0.score > 0) == (rule.score > 0)
    }
    var strongest = rule
    for rival in rivals {
      let isStronger = abs(rival.score) > abs(strongest.score)
      let isEarlier = rival.score == strongest.score && rival.rule.index < strongest.rule.index
      if isStronger || isEarlier { strongest = rival }
    }
    return strongest == rule ? nil : strongest
  }
}

extension RuleFinding {
  /// Whether the rule found something here and could hold.
  var isNear: Bool {
    guard status != .disabled else { return false }
    return chain.map { $0.steps.contains(where: \.holds) } ?? when.hasFoundSignal
  }
}

extension RuleStatus {
  init(_ status: CheckedRule.Status) {
    switch status {
    case .active: self = .active
    case .shadow: self = .shadow
    case .disabled: self = .disabled
    }
  }

  /// What to add to a rule's name; nil for a rule that counts.
  var note: String? {
    switch self {
    case .active: nil
    case .shadow: "shadow: reported and not scored"
    case .disabled: "disabled"
    }
  }
}

/// Names and places of the rules.
extension MessageExplainer {
  /// A signal's name; for one without, the patterns it is made of.
  func name(of signal: SignalID) -> String {
    let name = rules.signals[signal.index].name
    guard name.isEmpty else { return SourceText.oneLine(name) }
    let program = rules.program
    var sources: [String] = []
    for pattern in program.patterns.indices {
      let isItem = program.owners.row(pattern).contains {
        Int(program.owners.elements[$0].signal) == signal.index
      }
      if isItem { sources.append(rules.patterns[pattern].source) }
    }
    return sources.isEmpty ? "(unnamed)" : sources.joined(separator: " | ")
  }

  /// A node's text in the rules, on one line.
  func sourceText(ofNode node: UInt32) -> String {
    guard pack.nodeRanges.indices.contains(Int(node)) else { return "" }
    return SourceText.oneLine(pack.checked.text(of: pack.nodeRanges[Int(node)]))
  }

  /// `file:line`.
  func place(of range: SourceRange) -> String {
    guard pack.checked.files.indices.contains(range.file.rawValue) else { return "?" }
    let line = lines[range.file.rawValue].place(at: range.start).line
    return "\(pack.checked.files[range.file.rawValue].path):\(line)"
  }
}
