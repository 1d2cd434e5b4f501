import Messages
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// Runs single examples against their rules; owns the screener that takes.
struct ExampleJudge: ~Copyable {
  let compiled: CompiledPack
  let ruleSet: RuleSet
  private var screener: Screener

  /// nil where the pack did not compile.
  init?(_ compiled: CompiledPack) {
    guard let ruleSet = compiled.ruleSet else { return nil }
    self.compiled = compiled
    self.ruleSet = ruleSet
    screener = Screener(ruleSet)
  }

  /// What the rule with this index makes of an example.
  mutating func outcome(of example: CheckedRule.Example, rule index: Int) -> ExampleOutcome {
    let rule = compiled.checked.rules[index]
    if let chain = rule.chain, let number = ruleSet.program.rules[index].chain {
      let run = Conversation(example).run(RuleID(index), &screener)
      return ExampleOutcome(run, chain, ruleSet.program.chains[Int(number)])
    }
    let batch = ExampleRunner.batch(of: example)
    guard let examined = screener.examine(batch, rule: RuleID(index)) else {
      return ExampleOutcome(holds: false, parts: [])
    }
    let patterns = ruleSet.patterns
    return ExampleOutcome(examined, ranges: compiled.nodeRanges) { patterns[$0.index].place }
  }

  /// The verdict of the whole pack on an example of one message.
  mutating func level(of example: CheckedRule.Example) -> Verdict.Level {
    var level = Verdict.Level.pass
    screener.screen(ExampleRunner.batch(of: example)) { _, verdict in level = verdict.level }
    return level
  }

  /// The patterns that match somewhere in an example.
  mutating func patterns(in example: CheckedRule.Example) -> Set<PatternID> {
    var found: Set<PatternID> = []
    let batch = example.turns.map { _ in Conversation(example).batch() }
    screener.matchPatterns(batch ?? ExampleRunner.batch(of: example)) { _, patterns, _ in
      found.formUnion(patterns)
    }
    return found
  }
}

extension ExampleOutcome {
  /// The outcome of a thread rule: its parts are its steps. Those that no message is decide; where
  /// every step is there, their order or the time does, and all of them are shown.
  init(_ run: Conversation.Outcome, _ chain: ThreadChain, _ program: ChainProgram) {
    let isComplete = chain.steps.indices.allSatisfy(run.steps.contains)
    holds = run.isCompleted
    parts = zip(chain.steps, program.steps).enumerated().map { index, step in
      let isStep = run.steps.contains(index)
      return Part(
        range: step.0.range, holds: isStep, tree: 0, isDeciding: isComplete || !isStep,
        node: step.1.node)
    }
  }
}
