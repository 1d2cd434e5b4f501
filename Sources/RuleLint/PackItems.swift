import Diagnostics
import RuleCheck

/// A union of items as it stands in a pack: a signal's, a lexicon's or an operand's.
struct ItemGroup {
  /// What owns it, in words: "signal `a`".
  var name: String
  /// A lexicon's entries, or the items.
  var content: Content
  /// Whether the length of a match in it can change a result.
  var isMeasured: Bool
  /// Whether the scores of its entries are added up.
  var isSummed = false

  enum Content {
    case lexicon(Int)
    case items([SignalItem])
  }
}

/// Everything in a pack that looks for something.
struct PackItems {
  private let pack: CheckedPack
  private(set) var measuredSignals: Set<Int> = []
  private(set) var measuredLexicons: Set<Int> = []
  private(set) var summedLexicons: Set<Int> = []
  /// Operands of conditions that are no single name, and whether they are measured.
  private var operands: [(items: [SignalItem], isMeasured: Bool)] = []
  /// Phrases that stand alone in a condition.
  private(set) var singlePhrases: [PhraseLiteral] = []
  /// Every regular expression, each once.
  private(set) var patterns: [PatternLiteral] = []

  init(_ pack: CheckedPack) {
    self.pack = pack
    for signal in pack.signals {
      visit(signal.items, isMeasured: !signal.exceptions.isEmpty)
      visit(signal.exceptions, isMeasured: true)
      note(signal.exceptions, isMeasured: true)
    }
    for condition in pack.conditions { visit(condition.expression) }
    for rule in pack.rules {
      // Of a thread rule it is the `or` of its steps.
      visit(rule.when)
      for unless in rule.unless { visit(unless) }
      if case .sum(let lexicon, _)? = rule.score { summedLexicons.insert(lexicon) }
    }
  }

  /// Every union that has phrases of its own.
  var groups: [ItemGroup] {
    var groups = pack.lexicons.indices.map { index in
      ItemGroup(
        name: "lexicon `\(pack.lexicons[index].name)`", content: .lexicon(index),
        isMeasured: measuredLexicons.contains(index), isSummed: summedLexicons.contains(index))
    }
    groups += pack.signals.enumerated().map { index, signal in
      ItemGroup(
        name: "signal `\(signal.name)`", content: .items(signal.items),
        isMeasured: measuredSignals.contains(index) || !signal.exceptions.isEmpty)
    }
    groups += operands.map { items, isMeasured in
      ItemGroup(name: "union", content: .items(items), isMeasured: isMeasured)
    }
    return groups
  }

  // MARK: - Conditions

  private mutating func visit(_ expression: ConditionExpression) {
    switch expression.kind {
    case .present(let operand): visit(operand, isMeasured: false)
    case .not(let inner): visit(inner)
    case .and(let members), .or(let members), .atLeast(_, let members):
      for member in members { visit(member) }
    case .near(let first, let second, _):
      visit(first, isMeasured: true)
      visit(second, isMeasured: true)
    case .then(let operands, _), .atLeastWithin(_, let operands, _), .sameSentence(let operands):
      for operand in operands { visit(operand, isMeasured: true) }
    case .count(let operand, _, _, _): visit(operand, isMeasured: true)
    case .sum(let lexicon, _, _): summedLexicons.insert(lexicon)
    case .senderIn(let lexicon): measuredLexicons.insert(lexicon)
    // A named condition is visited by itself.
    case .condition, .length, .script, .language, .senderIs, .channelIs: break
    }
  }

  private mutating func visit(_ operand: SpanOperand, isMeasured: Bool) {
    visit(operand.items, isMeasured: isMeasured)
    note(operand.items, isMeasured: isMeasured)
  }

  /// Enters the items of an operand or a gap.
  private mutating func note(_ items: [SignalItem], isMeasured: Bool) {
    if items.count > 1 {
      operands.append((items, isMeasured))
    } else if case .phrase(let phrase)? = items.first {
      singlePhrases.append(phrase)
    }
  }

  private mutating func visit(_ items: [SignalItem], isMeasured: Bool) {
    for item in items {
      switch item {
      case .phrase, .entity, .disguise: break
      case .pattern(let pattern):
        for interpolation in pattern.interpolations {
          measuredLexicons.insert(interpolation.lexicon)
        }
        patterns.append(pattern)
      case .lexicon(let index): if isMeasured { measuredLexicons.insert(index) }
      case .signal(let index): if isMeasured { measure(signal: index) }
      case .gap(let operands, _):
        for operand in operands {
          visit(operand, isMeasured: true)
          note(operand, isMeasured: true)
        }
      }
    }
  }

  /// A signal that is measured measures what it is made of; its items themselves are visited with
  /// its declaration.
  private mutating func measure(signal index: Int) {
    guard measuredSignals.insert(index).inserted else { return }
    for item in pack.signals[index].items {
      switch item {
      case .lexicon(let lexicon): measuredLexicons.insert(lexicon)
      case .signal(let inner): measure(signal: inner)
      case .phrase, .pattern, .gap, .entity, .disguise: break
      }
    }
  }
}
