package import EntityFinding
package import LiteralSearch
package import Messages
package import TextFolding

/// The tables a screener runs: flat arrays that refer to one another by index.
///
/// Built by `RuleCompiler`, which promises that every index is in bounds and that signals,
/// gaps and condition nodes refer only to earlier-lowered ones, so that evaluation ends.
package struct RuleProgram: Sendable {
  // Patterns.
  package var patterns: [PatternProgram] = []
  /// The folded bytes that phrase programs point into.
  package var phraseBytes: [UInt8] = []
  /// Who a pattern is an item of.
  package var owners = Table<Owner>()
  /// Rules that a pattern may make hold, by pattern.
  package var triggers = Table<UInt32>()

  // The literal search in front of them.
  package var searcher = LiteralSearcher(literals: [])
  package var densifier = Densifier.plain
  /// Patterns that a literal stands for, by literal.
  package var literalPatterns = Table<UInt32>()
  /// By pattern: each match contains one of its literals that ends within so many bytes of its start in the
  /// fold; 0 where that is not known.
  package var literalEnds: [UInt16] = []
  /// How many literals stand for a pattern or a companion; those behind them only for words.
  package var patternLiterals: UInt32 = 0
  /// What patterns need besides.
  package var companions = CompanionTable()
  /// Patterns that are told by where their words stand.
  package var placed = PlacedTable()
  /// A second search, over the fold, for signs that the dense view leaves out.
  package var signSearcher = LiteralSearcher(literals: [])
  /// Patterns that a sign stands for, by sign; no rows where no pattern needs one.
  package var signPatterns = Table<UInt32>()
  /// Patterns without a usable literal: candidates on every message that has what `chainNeeds` says.
  package var unsearchedPatterns: [UInt32] = []
  /// What bytes patterns need one behind another.
  package var chainNeeds = ChainNeeds()
  /// Entities without one: candidates on every message that has what their kind needs.
  package var gatedPatterns: [GatedPattern] = []
  /// Entries of lexicons that are looked up and not searched for.
  package var weights = WeightTable()
  /// Whether any pattern is an entity.
  package var seeksEntities = false

  // Readings: words of the rules that may stand in disguise.
  package var words: [ReadingWord] = []
  /// The folded bytes that `words` point into.
  package var wordBytes: [UInt8] = []
  /// How words are found; of a phrase that takes the letters that follow, the phrase alone.
  package var wordPrograms: [LooseProgram] = []
  /// What characters they may have.
  package var wordForms = WordForms()
  /// By literal, 0 where it stands for no word. Where it stands for one that is spelled as it is, its
  /// length: it need not be looked at where the dense view left nothing out. 255 for all others.
  package var plainWordLengths: [UInt8] = []
  /// The words that a literal stands for, by literal.
  package var literalWords = Table<UInt32>()

  // Signals.
  package var signals: [SignalProgram] = []
  package var signalChildren: [SignalProgram.Child] = []
  package var gaps: [GapProgram] = []

  // Conditions.
  package var nodes: [ConditionNode] = []
  /// Children of `and`, `or`, `atLeast`.
  package var nodeChildren: [UInt32] = []
  /// Operands of `then`, `atLeastWithin`, `sameSentence`: signals.
  package var operands: [UInt32] = []
  package var namedConditions = 0
  /// Sorted folded entries, for `sender in`.
  package var senderLists: [[[UInt8]]] = []

  // Rules.
  package var rules: [RuleStep] = []
  package var unlessNodes: [UInt32] = []
  package var ruleLabels: [LabelID] = []
  /// Rules that may hold on a message in which no pattern is found.
  package var untriggeredRules: [UInt32] = []
  /// Thread rules: their steps.
  package var chains: [ChainProgram] = []
  package var allowances: [Allowance] = []

  package init() {}

  /// The kinds of entity without which a message that holds no literal has no candidate; nil where
  /// every message has candidates, or rules to judge.
  var gatedKinds: EntityKindSet? {
    guard unsearchedPatterns.isEmpty, untriggeredRules.isEmpty else { return nil }
    var kinds = EntityKindSet()
    for gated in gatedPatterns { kinds.insert(EntityKindSet(gated.kind)) }
    return kinds
  }
}

/// An entity's pattern and the kind whose needs a message must meet.
package struct GatedPattern: Sendable {
  package var pattern: UInt32
  package var kind: EntityKind

  package init(pattern: UInt32, kind: EntityKind) {
    self.pattern = pattern
    self.kind = kind
  }
}

/// Rows of varying length in two flat arrays.
package struct Table<Element: Sendable>: Sendable {
  private var ends: [UInt32] = []
  package private(set) var elements: [Element] = []

  package init() {}

  /// The rows of `elements` that end where `ends` says.
  package init(elements: [Element], ends: [UInt32]) {
    precondition(Int(ends.last ?? 0) == elements.count, "the last row ends with the elements")
    self.elements = elements
    self.ends = ends
  }

  /// Adds a row after the last.
  package mutating func append(row: some Sequence<Element>) {
    elements.append(contentsOf: row)
    ends.append(UInt32(elements.count))
  }

  package var rowCount: Int { ends.count }

  /// The indices of row `index` in `elements`. O(1).
  package func row(_ index: Int) -> Range<Int> {
    (index == 0 ? 0 : Int(ends[index - 1]))..<Int(ends[index])
  }
}

/// A half-open range of indices, small enough for a table row.
package struct IndexRange: Sendable, Hashable {
  package var start: UInt32
  package var count: UInt32

  package init(start: Int, count: Int) {
    self.start = UInt32(start)
    self.count = UInt32(count)
  }

  package var range: Range<Int> { Int(start)..<Int(start) + Int(count) }
}

/// An item's membership in a signal.
package struct Owner: Sendable {
  package var signal: UInt32
  /// Scripts of which the message must have one; empty for no such demand.
  package var gate: ScriptSet
  /// The entry's score, for `sum()`; decibans.
  package var score: Double
  /// Whether `RuleProgram.weights` has the pattern for this signal, which is only summed.
  package var isWeighed = false

  package init(signal: UInt32, gate: ScriptSet, score: Double) {
    self.signal = signal
    self.gate = gate
    self.score = score
  }
}

/// A signal: the patterns that own it, other signals, gaps, and what it leaves out.
package struct SignalProgram: Sendable {
  package enum Child: Sendable {
    case signal(UInt32)
    case gap(UInt32)
  }

  package var children: IndexRange
  /// The signal whose spans this one's must not overlap; nil for none.
  package var exception: UInt32?

  package init(children: IndexRange, exception: UInt32?) {
    self.children = children
    self.exception = exception
  }
}

/// `a ..8 b ..12 c`: signals and, between each two, the most tokens.
package struct GapProgram: Sendable {
  package var operands: [UInt32]
  package var limits: [UInt32]

  package init(operands: [UInt32], limits: [UInt32]) {
    self.operands = operands
    self.limits = limits
  }
}

/// A rule, lowered.
package struct RuleStep: Sendable {
  package enum Scope: Sendable {
    case family(UInt32)
    case all
    case none
  }

  package enum Score: Sendable {
    case none
    case fixed(Double)
    /// The sum of a scored lexicon (a signal), up to a bound.
    case sum(UInt32, upTo: Double)
  }

  package var scope: Scope
  package var score: Score
  /// Rules with the same number count once in a family.
  package var group: UInt32
  package var when: UInt32
  /// Into `unlessNodes`.
  package var unless: IndexRange
  /// Into `ruleLabels`.
  package var labels: IndexRange
  /// For a thread rule, its number in `chains`; its `when` is then only what triggers it.
  package var chain: UInt32?
  /// Reported and not scored.
  package var isShadow = false
  /// As if it were not there.
  package var isDisabled = false

  package init(
    scope: Scope, score: Score, group: UInt32, when: UInt32, unless: IndexRange,
    labels: IndexRange, chain: UInt32? = nil
  ) {
    self.chain = chain
    self.scope = scope
    self.score = score
    self.group = group
    self.when = when
    self.unless = unless
    self.labels = labels
  }
}

/// The steps of a thread rule: conditions on different messages of one thread, in time order.
package struct ChainProgram: Sendable {
  package struct Step: Sendable {
    /// Whose message it must be.
    package var side: Direction
    package var node: UInt32

    package init(side: Direction, node: UInt32) {
      self.side = side
      self.node = node
    }
  }

  package var rule: UInt32
  package var steps: [Step]
  /// Seconds from the first message to the last, at most.
  package var duration: Int64

  package init(rule: UInt32, steps: [Step], duration: Int64) {
    self.rule = rule
    self.steps = steps
    self.duration = duration
  }
}
