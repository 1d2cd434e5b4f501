import ScreeningEngine

/// Which patterns of the pool a rule looks at in its `when`, or in the steps of its thread chain.
///
/// The entries of a scored lexicon of 40 or more are left out: of a sum of many words no single one is
/// to blame.
struct RulePatterns {
  /// Entries from which on a lexicon in a sum is large.
  private static let largeSum = 40

  /// By pattern, the rules that look at it, in pack order: row `n` ends where row `n + 1` starts.
  private var starts: [Int] = [0]
  private var rules: [RuleID] = []
  /// By rule, whether it looks at any.
  private var looks: [Bool]

  init(_ ruleSet: RuleSet) {
    let program = ruleSet.program
    var directPatterns: [[UInt32]] = Array(repeating: [], count: program.signals.count)
    for pattern in 0..<program.owners.rowCount {
      for position in program.owners.row(pattern) {
        directPatterns[Int(program.owners.elements[position].signal)].append(UInt32(pattern))
      }
    }
    var rows: [[RuleID]] = Array(repeating: [], count: program.patterns.count)
    looks = Array(repeating: false, count: program.rules.count)
    for (index, rule) in program.rules.enumerated() {
      var signals: Set<UInt32> = []
      var nodes = [rule.when]
      if let chain = rule.chain { nodes += program.chains[Int(chain)].steps.map(\.node) }
      while let node = nodes.popLast() {
        nodes += program.childNodes(of: node)
        if case .sum(let lexicon, _, _) = program.nodes[Int(node)],
          directPatterns[Int(lexicon)].count >= Self.largeSum
        {
          continue
        }
        Self.collect(program.askedSignals(of: node), program, into: &signals)
      }
      if case .sum(let lexicon, _) = rule.score,
        directPatterns[Int(lexicon)].count < Self.largeSum
      {
        Self.collect([lexicon], program, into: &signals)
      }
      for signal in signals {
        for pattern in directPatterns[Int(signal)]
        where rows[Int(pattern)].last != RuleID(index) {
          rows[Int(pattern)].append(RuleID(index))
          looks[index] = true
        }
      }
    }
    for row in rows {
      rules += row
      starts.append(rules.count)
    }
  }

  /// The signals and those they are made of, without what they leave out.
  private static func collect(
    _ asked: [UInt32], _ program: RuleProgram, into found: inout Set<UInt32>
  ) {
    var waiting = asked
    while let signal = waiting.popLast() {
      guard found.insert(signal).inserted else { continue }
      for child in program.signals[Int(signal)].children.range {
        switch program.signalChildren[child] {
        case .signal(let other): waiting.append(other)
        case .gap(let gap): waiting += program.gaps[Int(gap)].operands
        }
      }
    }
  }

  /// Whether `rule` looks at any pattern.
  func looksAtSome(_ rule: RuleID) -> Bool { looks[rule.index] }

  /// The rules that look at `pattern`, in pack order.
  func rules(lookingAt pattern: PatternID) -> ArraySlice<RuleID> {
    rules[starts[pattern.index]..<starts[pattern.index + 1]]
  }

  /// By pattern, whether any rule looks at it.
  var interesting: [Bool] { (1..<starts.count).map { starts[$0] > starts[$0 - 1] } }
}
