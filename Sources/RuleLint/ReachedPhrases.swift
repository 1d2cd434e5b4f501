import Diagnostics
import RuleCheck

/// The places of all phrases that a condition can ask for where they stand alone.
struct ReachedPhrases {
  private let pack: CheckedPack
  private var lexicons: Set<Int> = []
  private var signals: Set<Int> = []
  private var conditions: Set<Int> = []
  private(set) var places: Set<SourceRange> = []

  init(_ pack: CheckedPack) { self.pack = pack }

  mutating func visit(_ expression: ConditionExpression) {
    switch expression.kind {
    case .present(let operand), .count(let operand, _, _, _): visit(operand.items)
    case .condition(let index):
      if conditions.insert(index).inserted { visit(pack.conditions[index].expression) }
    case .not(let inner): visit(inner)
    case .and(let members), .or(let members), .atLeast(_, let members):
      for member in members { visit(member) }
    case .atLeastWithin(_, let operands, _), .sameSentence(let operands):
      for operand in operands { visit(operand.items) }
    case .sum(let lexicon, _, _): visit([.lexicon(lexicon)])
    case .near, .then, .length, .script, .language, .senderIs, .senderIn, .channelIs: break
    }
  }

  private mutating func visit(_ items: [SignalItem]) {
    for item in items {
      switch item {
      case .phrase(let phrase): places.insert(phrase.range)
      case .lexicon(let index):
        guard lexicons.insert(index).inserted else { continue }
        places.formUnion(pack.lexicons[index].entries.map(\.phrase.range))
      case .signal(let index):
        if signals.insert(index).inserted { visit(pack.signals[index].items) }
      case .pattern, .gap, .entity, .disguise: break
      }
    }
  }
}
