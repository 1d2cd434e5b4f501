import Diagnostics
import Messages
import RuleCheck
package import RuleCompiler
import ScreeningEngine
import TextFolding

/// Finds which parts of a pack its examples exercise.
package enum CoverageRunner {
  /// Runs the examples of the rules that `filter` chooses, with a probe for every part. Examples
  /// that fail exercise nothing. With a filter only the parts count that those rules can reach.
  ///
  /// nil where the pack did not compile. O(examples x parts found), and a regular expression to
  /// compile for each alternative.
  package static func run(
    _ compiled: CompiledPack, filter: RuleFilter? = nil
  ) -> CoverageReport? {
    guard var judge = ExampleJudge(compiled) else { return nil }
    var found: Set<PatternID> = []
    for rule in compiled.checked.rules {
      for (_, example) in rule.examples { found.formUnion(judge.patterns(in: example)) }
    }
    let sources = Set(found.map { judge.ruleSet.patterns[$0.index].source })
    var plan = CoveragePlan(compiled, found: sources)
    var probing = PackCompiler.compile(plan.probing)
    if probing.ruleSet == nil {
      let errors = probing.diagnostics.filter { $0.severity == .error }
      plan = CoveragePlan(
        compiled, found: sources,
        unprobed: Set(errors.compactMap { plan.alternative(at: $0.primary.range) }))
      probing = PackCompiler.compile(plan.probing)
    }
    guard let ruleSet = probing.ruleSet else { return nil }
    var examiner = CoverageExaminer(plan: plan, ruleSet: ruleSet, nodeRanges: probing.nodeRanges)
    var isCounted = [Bool](repeating: filter == nil, count: plan.parts.count)
    for (index, rule) in compiled.checked.rules.enumerated() {
      isCounted[plan.ruleParts[index]] = false
      guard rule.status != .disabled,
        filter?.matches(judge.ruleSet.rules[index].id) ?? true
      else { continue }
      isCounted[plan.ruleParts[index]] = true
      for part in plan.reach[index].wanted.union(plan.reach[index].unwanted) {
        isCounted[part] = true
      }
      for (isHit, example) in rule.examples
      where judge.outcome(of: example, rule: index).holds == isHit {
        if isHit { examiner.exercised[plan.ruleParts[index]] = true }
        let batch =
          example.turns == nil
          ? ExampleRunner.batch(of: example) : Conversation(example).batch()
        examiner.examine(batch, rule: index, isHit: isHit, sender: example.sender)
      }
    }
    return examiner.report(of: isCounted)
  }
}

/// Marks the parts that examples exercise.
private struct CoverageExaminer {
  let plan: CoveragePlan
  let ruleSet: RuleSet
  let nodeRanges: [SourceRange]
  /// By part.
  var exercised: [Bool]
  /// The sender of the example at hand, folded.
  private var sender: String?
  /// The rule's parts by the signal that shows them, for the rule examined last.
  private var wantedRule: (rule: Int, isHit: Bool)?
  private var partsBySignal: [UInt32: [Int]] = [:]

  init(plan: CoveragePlan, ruleSet: RuleSet, nodeRanges: [SourceRange]) {
    self.plan = plan
    self.ruleSet = ruleSet
    self.nodeRanges = nodeRanges
    exercised = Array(repeating: false, count: plan.parts.count)
  }

  /// The parts that count, each with whether it is exercised, in the order of the files.
  func report(of isCounted: [Bool]) -> CoverageReport {
    let order = plan.parts.indices.filter { isCounted[$0] }.sorted { a, b in
      let (first, second) = (plan.parts[a].range, plan.parts[b].range)
      return (first.file.rawValue, first.start, a) < (second.file.rawValue, second.start, b)
    }
    var places: [Int: Int] = [:]
    for (place, part) in order.enumerated() { places[part] = place }
    return CoverageReport(
      parts: order.map { number in
        var part = plan.parts[number]
        part.isExercised = exercised[number]
        part.outer = part.outer.compactMap { places[$0] }
        return part
      })
  }

  /// Examines the messages of an example that is right.
  mutating func examine(_ batch: MessageBatch, rule: Int, isHit: Bool, sender: String?) {
    selectParts(rule: rule, isHit: isHit)
    self.sender = sender.map { Folder.folded($0) }
    for message in batch.messages {
      var single = batch
      single.messages = [message]
      guard let found = MessageExamination(of: single, with: ruleSet, rule: RuleID(rule)) else {
        continue
      }
      for signal in found.signals {
        for part in partsBySignal[signal.signal.rawValue] ?? [] { exercised[part] = true }
      }
      guard let examined = found.rules.first(where: { $0.rule.index == rule }) else { continue }
      let signals = Set(found.signals.map(\.signal))
      guard examined.steps.isEmpty else {
        for step in examined.steps where step.isOfSide {
          visit(step.part, isNegated: false, isHit: isHit, signals)
        }
        guard isHit || examined.steps.contains(where: { $0.isOfSide && $0.part.holds }) else {
          continue
        }
        for unless in examined.unless {
          visit(unless, isNegated: true, isHit: isHit, signals)
        }
        continue
      }
      visit(examined.when, isNegated: false, isHit: isHit, signals)
      // An `unless` is needed where the rule would hold but for it.
      guard isHit || examined.when.holds else { continue }
      for unless in examined.unless {
        visit(unless, isNegated: true, isHit: isHit, signals)
      }
    }
  }

  private mutating func selectParts(rule: Int, isHit: Bool) {
    if let last = wantedRule, last == (rule, isHit) { return }
    wantedRule = (rule, isHit)
    partsBySignal.removeAll(keepingCapacity: true)
    let reach = plan.reach[rule]
    for part in isHit ? reach.wanted : reach.unwanted {
      if let probe = plan.probes[part] { partsBySignal[probe, default: []].append(part) }
    }
  }

  /// Marks a condition that holds where it is wanted, and all below it that make it so. On a hit
  /// that is what stands under an even number of `not` and `unless`, on a miss under an odd one;
  /// the rest is followed along what does not hold, down to the next `not`.
  private mutating func visit(
    _ part: MessageExamination.ExaminedPart, isNegated: Bool, isHit: Bool,
    _ signals: Set<SignalID>
  ) {
    let isActive = isHit != isNegated
    guard part.holds == isActive else { return }
    let range = nodeRanges[Int(part.node)]
    if isActive {
      if let number = plan.conditions[range] { exercised[number] = true }
      if let operands = plan.windowOperands[range] {
        for (number, signal) in zip(operands, part.signals) where signals.contains(signal) {
          exercised[number] = true
        }
      }
      for (entry, number) in plan.senderLists[range] ?? []
      where entry == nil || entry == sender {
        exercised[number] = true
      }
    }
    let isNot =
      if case .not = ruleSet.program.nodes[Int(part.node)] { true } else { false }
    for child in part.children {
      visit(child, isNegated: isNegated != isNot, isHit: isHit, signals)
    }
  }
}
