/// Which rules a pattern can make a difference to: those that look at it anywhere, exceptions,
/// `unless` and scores too.
///
/// Laid out once for a rule set; `find` then marks the rules of one pattern, in scratch of its own.
struct PatternReach {
  private let ruleSet: RuleSet
  /// Rules that ask for a signal, by signal.
  private var rulesOfSignals = Table<UInt32>()
  /// Rules that count disguises, to which every loose phrase makes a difference.
  private var rulesOfDisguises: [UInt32] = []
  /// Patterns that may be asked about, and by phrase of the weight table whether its pattern may be.
  private var interesting: [Bool]
  private var interestingPhrases: [Bool]
  private var marks: [UInt32]
  private var mark: UInt32 = 0

  /// With `interesting`, those patterns are asked about and no others.
  init(_ ruleSet: RuleSet, interesting: [Bool]? = nil) {
    self.ruleSet = ruleSet
    let program = ruleSet.program
    marks = Array(repeating: 0, count: program.rules.count)
    let asked = interesting ?? Array(repeating: true, count: program.patterns.count)
    self.interesting = asked
    interestingPhrases = program.weights.patterns.map { asked[Int($0)] }
    var asking: [[UInt32]] = Array(repeating: [], count: program.signals.count)
    for rule in program.rules.indices {
      for signal in program.signals(ofRule: rule) { asking[Int(signal)].append(UInt32(rule)) }
      if Self.countsLoosePhrases(rule, program) { rulesOfDisguises.append(UInt32(rule)) }
    }
    for rules in asking { rulesOfSignals.append(row: rules) }
  }

  private static func countsLoosePhrases(_ rule: Int, _ program: RuleProgram) -> Bool {
    let step = program.rules[rule]
    var nodes = [step.when] + program.unlessNodes[step.unless.range]
    while let node = nodes.popLast() {
      if case .disguise(let kinds, _) = program.nodes[Int(node)],
        !kinds.isDisjoint(with: [.splitWord, .variant])
      {
        return true
      }
      nodes += program.childNodes(of: node)
    }
    return false
  }

  /// Marks the rules that `pattern` can make a difference to.
  mutating func find(_ pattern: Int) {
    if mark == .max {
      mark = 0
      for rule in marks.indices { marks[rule] = 0 }
    }
    mark += 1
    for owner in ruleSet.program.owners.row(pattern) {
      let signal = Int(ruleSet.program.owners.elements[owner].signal)
      for position in rulesOfSignals.row(signal) {
        marks[Int(rulesOfSignals.elements[position])] = mark
      }
    }
    if case .loose = ruleSet.program.patterns[pattern] {
      for rule in rulesOfDisguises { marks[Int(rule)] = mark }
    }
  }

  /// Whether `pattern` may be asked about.
  func isInteresting(_ pattern: UInt32) -> Bool { interesting[Int(pattern)] }

  /// Whether the pattern of a phrase of the weight table may be asked about.
  func isInteresting(phrase: UInt32) -> Bool { interestingPhrases[Int(phrase)] }

  /// Whether `rule` is one of those that `find` marked last.
  func holds(_ rule: UInt32) -> Bool { marks[Int(rule)] == mark }
}
