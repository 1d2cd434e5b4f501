package import RuleCheck
package import RuleCompiler
import ScreeningEngine

/// Disguises every example of a pack: a `hit` must still be caught by its rule, and a `miss` must
/// not become one.
package enum MutationRunner {
  /// Tries `disguises` on the examples of the rules that `filter` chooses. An example that fails as
  /// it stands, and a disguise that leaves a text as it is, say nothing and are not counted.
  ///
  /// nil where the pack did not compile. O(examples x disguises).
  package static func run(
    _ compiled: CompiledPack, filter: RuleFilter = .all,
    disguises: [Disguise] = Disguise.allCases, seed: UInt64 = 0, share: Double = 1
  ) -> MutationReport? {
    guard var judge = ExampleJudge(compiled) else { return nil }
    let disguiser = Disguiser(variants: compiled.checked.variants, seed: seed, share: share)
    var report = MutationReport(tallies: disguises.map { .init($0) })
    for (index, rule) in compiled.checked.rules.enumerated()
    where rule.status != .disabled && filter.matches(judge.ruleSet.rules[index].id) {
      for (isHit, example) in rule.examples {
        let plain = judge.outcome(of: example, rule: index)
        guard plain.holds == isHit else { continue }
        let subject = Subject(
          rule: index, example: example, isHit: isHit, plain: plain,
          isHeld: isHit && example.turns == nil && judge.level(of: example) > .pass)
        for (position, kind) in disguises.enumerated() {
          guard let disguised = disguiser.disguise(example, as: kind) else { continue }
          let failure = judge.test(subject, disguised, as: kind, &report.tallies[position])
          if let failure { report.failures.append(failure) }
        }
      }
    }
    return report
  }

  /// An example as it stands.
  fileprivate struct Subject {
    var rule: Int
    var example: CheckedRule.Example
    var isHit: Bool
    var plain: ExampleOutcome
    /// Whether the pack holds the message back; false for what is not asked.
    var isHeld: Bool
  }
}

extension ExampleJudge {
  /// Runs a disguised example, counts it, and says what broke if something did.
  fileprivate mutating func test(
    _ subject: MutationRunner.Subject, _ disguised: CheckedRule.Example, as kind: Disguise,
    _ tally: inout MutationReport.Tally
  ) -> DisguiseFailure? {
    let outcome = outcome(of: disguised, rule: subject.rule)
    let isHeld = disguised.turns == nil && level(of: disguised) > .pass
    if subject.isHit {
      tally.hits += 1
      if outcome.holds { tally.caught += 1 }
      if subject.isHeld { tally.held += 1 }
      if subject.isHeld && isHeld { tally.stillHeld += 1 }
    } else {
      tally.misses += 1
      if outcome.holds { tally.misfires += 1 }
    }
    guard outcome.holds != subject.isHit else { return nil }
    let changes = outcome.changes(since: subject.plain)
    return DisguiseFailure(
      rule: ruleSet.rules[subject.rule].id, isHit: subject.isHit, example: subject.example,
      disguise: kind, text: disguised.text, fold: outcome.fold,
      reasons: changes.map { ExampleFailure.Reason($0, compiled) },
      patterns: changedPatterns(subject, disguised, behind: changes), limits: outcome.limits,
      isHeld: isHeld)
  }

  /// Patterns behind `parts` that match in one of the two texts: of a hit in the plain one, of a
  /// miss in the disguised one.
  private mutating func changedPatterns(
    _ subject: MutationRunner.Subject, _ disguised: CheckedRule.Example,
    behind parts: [ExampleOutcome.Part]
  ) -> [DisguiseFailure.PatternPlace] {
    let (plain, other) = (patterns(in: subject.example), patterns(in: disguised))
    let changed = subject.isHit ? plain.subtracting(other) : other.subtracting(plain)
    var signals: Set<UInt32> = []
    for part in parts { ruleSet.program.collectSignals(of: part.node, into: &signals) }
    let program = ruleSet.program
    return changed.sorted { $0.rawValue < $1.rawValue }
      .filter { pattern in
        program.owners.row(pattern.index)
          .contains { signals.contains(program.owners.elements[$0].signal) }
      }
      .map { pattern in
        let name = ruleSet.patterns[pattern.index]
        return DisguiseFailure.PatternPlace(source: name.source, place: name.place)
      }
  }
}

extension Disguiser {
  /// An example in disguise; nil if that changes nothing. Of a conversation every message is.
  package func disguise(
    _ example: CheckedRule.Example, as kind: Disguise
  ) -> CheckedRule.Example? {
    var disguised = example
    if let turns = example.turns {
      disguised.turns = turns.map { turn in
        var turn = turn
        turn.text = disguise(turn.text, as: kind)
        return turn
      }
      disguised.text = (disguised.turns ?? []).map(\.text).joined(separator: "\n")
    } else {
      disguised.text = disguise(example.text, as: kind)
    }
    // By scalars: as strings, canonically equivalent texts are equal.
    return disguised.text.unicodeScalars.elementsEqual(example.text.unicodeScalars)
      ? nil : disguised
  }
}

extension RuleProgram {
  /// Adds every signal that a condition node, or one below it, can ask for.
  func collectSignals(of node: UInt32, into found: inout Set<UInt32>) {
    for signal in askedSignals(of: node) { collect(signal: signal, into: &found) }
    for child in childNodes(of: node) { collectSignals(of: child, into: &found) }
  }

  private func collect(signal: UInt32, into found: inout Set<UInt32>) {
    guard found.insert(signal).inserted else { return }
    for child in signals[Int(signal)].children.range {
      switch signalChildren[child] {
      case .signal(let other): collect(signal: other, into: &found)
      case .gap(let gap):
        for operand in gaps[Int(gap)].operands { collect(signal: operand, into: &found) }
      }
    }
    if let exception = signals[Int(signal)].exception { collect(signal: exception, into: &found) }
  }
}
