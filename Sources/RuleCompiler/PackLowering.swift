import Diagnostics
import RuleCheck
import ScreeningEngine
import TextFolding

/// Lowers a checked pack to the tables the engine runs: the state its steps share.
///
/// Lexicons, signals and the operands of conditions all become signals of the program, in that
/// order; phrases and patterns go through the pool, which keeps each distinct one once.
struct PackLowering {
  let pack: CheckedPack
  /// What is lowered on other threads, or was before this.
  let early: EarlyLowering
  var pool: PatternPool
  var diagnostics: [Diagnostic] = []

  var program = RuleProgram()
  /// Owners by pattern, before they are laid flat.
  var owners: [OwnerRow] = []
  var signals: [RuleSet.Signal] = []
  var labels: [String] = []
  /// Numbers of group names.
  var groups: [String: UInt32] = [:]
  /// Where each condition node stands in the rules.
  var nodeRanges: [SourceRange] = []
  /// The node of each named condition, once lowered.
  var conditionNodes: [UInt32?]
  /// The literals the search looks for, by number.
  var chosenLiterals: [[UInt8]] = []
  /// The signs it looks for in the fold, by number.
  var chosenSigns: [[UInt8]] = []
  /// How often each pattern will be a candidate, as a share of messages: a guess.
  var patternWeights: [Double] = []
  /// Patterns that the weight table has for all their signals, by pattern.
  var isWeighed: [Bool] = []
  /// Patterns that are items of each signal.
  var directPatterns: [[UInt32]] = []
  /// Patterns each signal can have spans from, once asked for, and what they weigh together.
  var signalPatterns: [Int: [UInt32]] = [:]
  var signalWeights: [UInt32: Double] = [:]

  init(_ pack: CheckedPack, _ early: EarlyLowering) {
    self.pack = pack
    self.early = early
    pool = PatternPool(pack: pack, variants: early.variants, early.densifier)
    pool.reserve(pack.lexicons.reduce(0) { $0 + $1.entries.count })
    conditionNodes = Array(repeating: nil, count: pack.conditions.count)
  }

  /// Runs every step; nil where a diagnostic is an error.
  mutating func run() -> RuleSet? {
    declareSignals()
    pool.take(early.regexes)
    for index in pack.lexicons.indices { lowerLexicon(index) }
    for index in pack.signals.indices { lowerSignal(index) }
    lowerAllowances()
    let rules = pack.rules.map { lowerRule($0) }
    pool.finish()
    diagnostics.append(contentsOf: pool.diagnostics)
    guard !diagnostics.contains(where: { $0.severity == .error }) else { return nil }
    planWeights()
    layFlat()
    let families = pack.families.map {
      RuleSet.Family(name: $0.name, review: $0.review, block: $0.block)
    }
    let hash = Background(isConcurrent: early.jobs > 1) {
      [program, pack, keys = pool.keys, phrases = pool.phraseBytes] in
      CompiledHash.of(
        program, keys, phrases: phrases, variants: pack.variants, families: families,
        prior: pack.prior)
    }
    planLiterals()
    planTriggers()
    return RuleSet(
      name: pack.name, version: pack.version, prior: pack.prior,
      hash: hash.value, families: families, rules: rules, signals: signals, labels: labels,
      patterns: pool.names, program: program)
  }

  /// Signal numbers of lexicons and signals are known before any is lowered: forward use is fine.
  private mutating func declareSignals() {
    signals = pack.lexicons.map { RuleSet.Signal(name: $0.name) }
    signals += pack.signals.map { RuleSet.Signal(name: $0.name) }
    program.signals = Array(
      repeating: SignalProgram(children: IndexRange(start: 0, count: 0), exception: nil),
      count: signals.count)
  }

  /// Turns what was gathered by pattern into the program's flat tables.
  private mutating func layFlat() {
    program.patterns = pool.programs
    program.phraseBytes = pool.phraseBytes
    directPatterns = Array(repeating: [], count: program.signals.count)
    var rows = TableBuilder<Owner>()
    for pattern in pool.programs.indices {
      let row = pattern < owners.count ? owners[pattern] : OwnerRow()
      rows.append(row: row)
      for owner in row { directPatterns[Int(owner.signal)].append(UInt32(pattern)) }
    }
    program.owners = rows.table
  }
}
