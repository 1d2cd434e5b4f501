import ScreeningEngine

/// Which patterns may make which rules hold.
///
/// A rule can only hold where one of its triggers is found: signals chosen so that its condition
/// is false without any of them. Rules with no such set run on every message.
extension PackLowering {
  mutating func planTriggers() {
    var pairs: [(row: UInt32, element: UInt32)] = []
    // By pattern, the last rule that was noted, from 1: a lexicon's patterns may be ten thousand, and a
    // rule may have one pattern by several signals.
    var noted: [UInt32] = Array(repeating: 0, count: pool.programs.count)
    var weighed: [UInt32: [UInt32]] = [:]
    for (rule, step) in program.rules.enumerated() where !step.isDisabled {
      guard let signals = triggers(of: step.when) else {
        program.untriggeredRules.append(UInt32(rule))
        continue
      }
      for signal in signals {
        weighed[signal, default: []].append(UInt32(rule))
        for pattern in patterns(ofSignal: Int(signal)) where noted[Int(pattern)] != rule + 1 {
          noted[Int(pattern)] = UInt32(rule + 1)
          pairs.append((pattern, UInt32(rule)))
        }
      }
    }
    program.triggers = TableBuilder(rowCount: pool.programs.count, pairs).table
    planWeighedRules(weighed)
  }

  /// Signals of which one must have a span where `node` holds; nil where it may hold without any.
  private mutating func triggers(of node: UInt32) -> Set<UInt32>? {
    switch program.nodes[Int(node)] {
    case .present(let signal): [signal]
    case .named(_, let inner): triggers(of: inner)
    case .not, .length, .script, .language, .senderIs, .senderIn, .channelIs, .disguise: nil
    case .and(let children):
      fewest(children.range.map { triggers(of: program.nodeChildren[$0]) })
    case .or(let children):
      union(children.range.map { triggers(of: program.nodeChildren[$0]) })
    case .atLeast(let count, let children):
      atLeast(Int(count), children.range.map { triggers(of: program.nodeChildren[$0]) })
    case .near(let first, let second, _): fewest([[first], [second]])
    case .then(let operands, _), .sameSentence(let operands):
      fewest(operands.range.map { [program.operands[$0]] })
    case .atLeastWithin(let count, let operands, _):
      atLeast(Int(count), operands.range.map { [program.operands[$0]] })
    case .count(let signal, _, let comparison, let number):
      comparison.holds(0, number) ? nil : [signal]
    case .sum(let signal, let comparison, let number):
      comparison.holds(0, number) ? nil : [signal]
    }
  }

  /// The set that will be candidates least often, as far as the literals tell; nil if there is
  /// none.
  private mutating func fewest(_ sets: [Set<UInt32>?]) -> Set<UInt32>? {
    var best: Set<UInt32>?
    var bestWeight = Double.infinity
    for case let set? in sets {
      var weight = 0.0
      for signal in set.sorted() { weight += self.weight(ofSignal: signal) }
      if weight < bestWeight {
        best = set
        bestWeight = weight
      }
    }
    return best
  }

  /// How often a signal's patterns will be candidates.
  private mutating func weight(ofSignal signal: UInt32) -> Double {
    if let known = signalWeights[signal] { return known }
    let weight = patterns(ofSignal: Int(signal)).reduce(0.0) { $0 + patternWeights[Int($1)] }
    signalWeights[signal] = weight
    return weight
  }

  private func union(_ sets: [Set<UInt32>?]) -> Set<UInt32>? {
    var all: Set<UInt32> = []
    for set in sets {
      guard let set else { return nil }
      all.formUnion(set)
    }
    return all
  }

  /// Members that need no trigger may be enough by themselves; else any of the others is needed.
  private func atLeast(_ count: Int, _ sets: [Set<UInt32>?]) -> Set<UInt32>? {
    let free = sets.filter { $0 == nil }.count
    guard free < count else { return nil }
    return union(sets.filter { $0 != nil })
  }

  /// Every pattern that can give a signal spans; for a gap, those of its first operand.
  mutating func patterns(ofSignal signal: Int) -> [UInt32] {
    if let known = signalPatterns[signal] { return known }
    var found: [UInt32] = directPatterns[signal]
    for child in program.signals[signal].children.range {
      switch program.signalChildren[child] {
      case .signal(let other): found += patterns(ofSignal: Int(other))
      case .gap(let gap): found += patterns(ofSignal: Int(program.gaps[Int(gap)].operands[0]))
      }
    }
    // Those of one signal are in order as they are: most signals have no other.
    let isAscending = zip(found, found.dropFirst()).allSatisfy { $0 < $1 }
    let distinct = isAscending ? found : Array(Set(found)).sorted()
    signalPatterns[signal] = distinct
    return distinct
  }
}
