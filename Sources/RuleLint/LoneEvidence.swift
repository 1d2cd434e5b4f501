import Diagnostics
import EntityFinding
import RuleCheck
import RuleCompiler
import ScreeningEngine

/// What a single piece of evidence can make true, of some that are asked about.
///
/// Tests of length, script, language, sender and channel are taken to turn out as wanted: some
/// message does. What joins two places of a text (`near`, `then`, a gap) is not held by one piece.
struct LoneEvidence {
  private let context: LintContext
  /// The leaves that are asked about; all others are taken to be absent.
  private let asked: (Leaf) -> Bool
  private var lexicons: [Int: Set<Leaf>] = [:]
  private var signals: [Int: Set<Leaf>] = [:]
  private var conditions: [Int: Outcomes] = [:]

  /// With which single leaves something can be true, and with which false.
  struct Outcomes {
    var isTrue: LeafSet
    var isFalse: LeafSet

    /// Of what is settled by the leaf.
    init(_ isTrue: LeafSet) {
      self.isTrue = isTrue
      isFalse = isTrue.complement
    }

    init(isTrue: LeafSet, isFalse: LeafSet) {
      self.isTrue = isTrue
      self.isFalse = isFalse
    }

    /// Of what other parts of the message settle.
    static let open = Outcomes(isTrue: .all, isFalse: .all)
  }

  init(_ context: LintContext, asked: @escaping (Leaf) -> Bool) {
    self.context = context
    self.asked = asked
  }

  /// The leaves of which each alone can make a rule hold; of a thread rule none.
  mutating func holding(_ rule: CheckedRule) -> LeafSet {
    guard rule.chain == nil else { return .none }
    var holds = outcomes(rule.when).isTrue
    for unless in rule.unless { holds = holds.intersection(outcomes(unless).isFalse) }
    return holds
  }

  mutating func outcomes(_ expression: ConditionExpression) -> Outcomes {
    switch expression.kind {
    case .present(let operand): return Outcomes(.only(leaves(operand.items)))
    case .condition(let index):
      if let known = conditions[index] { return known }
      let found = outcomes(context.pack.conditions[index].expression)
      conditions[index] = found
      return found
    case .not(let inner):
      let inner = outcomes(inner)
      return Outcomes(isTrue: inner.isFalse, isFalse: inner.isTrue)
    case .and(let members): return atLeast(members.count, members)
    case .or(let members): return atLeast(1, members)
    case .atLeast(let count, let members): return atLeast(count, members)
    case .atLeastWithin(let count, let operands, _):
      guard count <= 1 else { return Outcomes(.none) }
      return Outcomes(.only(operands.reduce(into: []) { $0.formUnion(leaves($1.items)) }))
    case .near, .then: return Outcomes(.none)
    case .sameSentence(let operands):
      return Outcomes(.atLeast(operands.count, of: operands.map { .only(leaves($0.items)) }))
    case .count(let operand, _, let comparison, let number):
      let one = LeafSet.only(leaves(operand.items))
      let comparison = Comparison(comparison)
      return switch (comparison.holds(1, number), comparison.holds(0, number)) {
      case (true, true): Outcomes(.all)
      case (true, false): Outcomes(one)
      case (false, true): Outcomes(one.complement)
      case (false, false): Outcomes(.none)
      }
    case .sum(let lexicon, let comparison, let number):
      return Outcomes(sum(lexicon, comparison, number))
    case .length, .script, .language, .senderIs, .senderIn, .channelIs: return .open
    }
  }

  private mutating func atLeast(_ count: Int, _ members: [ConditionExpression]) -> Outcomes {
    let all = members.map { outcomes($0) }
    return Outcomes(
      isTrue: .atLeast(count, of: all.map(\.isTrue)),
      // Too few hold: so many that the rest is not enough are false.
      isFalse: .atLeast(members.count - count + 1, of: all.map(\.isFalse)))
  }

  private mutating func sum(
    _ lexicon: Int, _ comparison: ConditionExpression.Comparison, _ number: Double
  ) -> LeafSet {
    let comparison = Comparison(comparison)
    var enough: Set<Leaf> = []
    var short: Set<Leaf> = []
    for entry in context.pack.lexicons[lexicon].entries {
      guard let leaf = leaf(of: entry.phrase), asked(leaf) else { continue }
      if comparison.holds(entry.score ?? 0, number) {
        enough.insert(leaf)
      } else {
        short.insert(leaf)
      }
    }
    return comparison.holds(0, number) ? .allBut(short) : .only(enough)
  }

  // MARK: - Leaves

  private mutating func leaves(_ items: [SignalItem]) -> Set<Leaf> {
    var found: Set<Leaf> = []
    for item in items {
      switch item {
      case .phrase(let phrase): insert(leaf(of: phrase), into: &found)
      case .pattern(let pattern):
        insert(context.pattern(at: pattern.range).map { .pattern($0) }, into: &found)
      case .lexicon(let index): found.formUnion(leaves(ofLexicon: index))
      case .signal(let index): found.formUnion(leaves(ofSignal: index))
      case .entity(let query, _): insert(.entity(query), into: &found)
      case .disguise(let query, _): insert(.disguise(query), into: &found)
      case .gap: break
      }
    }
    return found
  }

  private func insert(_ leaf: Leaf?, into found: inout Set<Leaf>) {
    if let leaf, asked(leaf) { found.insert(leaf) }
  }

  private mutating func leaves(ofLexicon index: Int) -> Set<Leaf> {
    if let known = lexicons[index] { return known }
    var found: Set<Leaf> = []
    for entry in context.pack.lexicons[index].entries {
      insert(leaf(of: entry.phrase), into: &found)
    }
    lexicons[index] = found
    return found
  }

  private mutating func leaves(ofSignal index: Int) -> Set<Leaf> {
    if let known = signals[index] { return known }
    let found = leaves(context.pack.signals[index].items)
    signals[index] = found
    return found
  }

  private func leaf(of phrase: PhraseLiteral) -> Leaf? {
    context.pattern(at: phrase.range).map { .pattern($0) }
  }
}
