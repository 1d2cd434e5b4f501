import Diagnostics
import RuleCheck
import TestSupport
import Testing

/// Whatever a file holds, checking it ends, and the pack it gives has every index in bounds.
struct CheckerMutationTests {
  @Test("mutated packs are checked without a crash and stay in bounds", arguments: 0..<4)
  func mutations(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let words = DesignExampleTests.example.split(separator: " ", omittingEmptySubsequences: false)
    for _ in 0..<60 {
      var mutated = words
      for _ in 0..<Int.random(in: 1...8, using: &random) {
        let a = Int.random(in: 0..<mutated.count, using: &random)
        let b = Int.random(in: 0..<mutated.count, using: &random)
        switch Int.random(in: 0..<4, using: &random) {
        case 0: mutated.swapAt(a, b)
        case 1: mutated.remove(at: a)
        case 2: mutated.insert(mutated[b], at: a)
        default: mutated[a] = mutated[a].dropLast()
        }
      }
      let (pack, diagnostics) = check(mutated.joined(separator: " "))
      expectInBounds(pack)
      #expect(!CaretRenderer(files: pack.files).render(diagnostics).contains("(unknown file)"))
    }
  }

  private func expectInBounds(_ pack: CheckedPack) {
    for signal in pack.signals { expectInBounds(signal.items + signal.exceptions, pack) }
    for condition in pack.conditions { expectInBounds(condition.expression, pack) }
    for allowance in pack.allowances {
      #expect(allowance.messageHashes.allSatisfy { $0.count == 32 })
    }
    for rule in pack.rules {
      let steps = rule.chain?.steps.map(\.expression) ?? []
      for expression in [rule.when] + rule.unless + steps { expectInBounds(expression, pack) }
      if let chain = rule.chain {
        #expect((2...ThreadChain.mostSteps).contains(chain.steps.count))
        #expect((1...ThreadChain.longestDuration).contains(chain.duration))
      }
      for turns in (rule.hits + rule.misses).compactMap(\.turns) { #expect(!turns.isEmpty) }
      if case .family(let index) = rule.scope { #expect(pack.families.indices.contains(index)) }
      if case .sum(let index, _) = rule.score { #expect(pack.lexicons.indices.contains(index)) }
    }
  }

  /// Items of a signal or operand; `isPresence` where an operand is only asked for its presence.
  private func expectInBounds(
    _ items: [SignalItem], _ pack: CheckedPack, isPresence: Bool = false
  ) {
    for item in items {
      switch item {
      case .phrase(let phrase): #expect(!phrase.text.isEmpty)
      case .pattern(let pattern):
        for part in pattern.interpolations {
          #expect(pack.lexicons.indices.contains(part.lexicon))
          #expect(part.start < part.end && part.end <= pattern.source.utf8.count)
        }
      case .lexicon(let index): #expect(pack.lexicons.indices.contains(index))
      case .signal(let index): #expect(pack.signals.indices.contains(index))
      case .gap(let operands, let limits):
        #expect(limits.count == operands.count - 1)
        for operand in operands { expectInBounds(operand, pack) }
      case .entity: break
      case .disguise(let query, _):
        #expect(isPresence && items.count == 1, "a disguise has no spans")
        #expect(!query.kinds.isEmpty && query.atLeast >= 1)
      }
    }
  }

  private func expectInBounds(_ expression: ConditionExpression, _ pack: CheckedPack) {
    switch expression.kind {
    case .present(let operand): expectInBounds(operand.items, pack, isPresence: true)
    case .count(let operand, _, _, _): expectInBounds(operand.items, pack)
    case .condition(let index): #expect(pack.conditions.indices.contains(index))
    case .not(let inner): expectInBounds(inner, pack)
    case .and(let all), .or(let all): for inner in all { expectInBounds(inner, pack) }
    case .near(let a, let b, _): expectInBounds(a.items + b.items, pack)
    case .then(let all, _), .sameSentence(let all):
      for operand in all { expectInBounds(operand.items, pack) }
    case .atLeastWithin(let count, let all, _):
      #expect((1...all.count).contains(count))
      for operand in all { expectInBounds(operand.items, pack) }
    case .atLeast(let count, let all):
      #expect((1...all.count).contains(count))
      for inner in all { expectInBounds(inner, pack) }
    case .sum(let index, _, _), .senderIn(let index):
      #expect(pack.lexicons.indices.contains(index))
    case .length, .script, .language, .senderIs, .channelIs: break
    }
  }
}
