import Diagnostics
import RuleCheck
import RuleCompiler
import TextFolding

/// What a rule reaches: everything its condition can ask for, and with which sign.
extension CoveragePlan {
  /// A rule's way through what it refers to.
  struct Walk {
    /// Of the rule, or of the named condition that the walk is in.
    var owner: String
    var reach = Reach()
    /// Lexicons, signals and conditions seen, each as wanted and as unwanted.
    var seen: Set<Reference> = []

    enum Reference: Hashable {
      case lexicon(Int, Bool)
      case signal(Int, Bool)
      case condition(Int, Bool)
    }

    mutating func add(_ parts: [Int], isWanted: Bool) {
      if isWanted { reach.wanted.formUnion(parts) } else { reach.unwanted.formUnion(parts) }
    }
  }

  mutating func addCondition(_ expression: ConditionExpression, _ walk: inout Walk) {
    let range = expression.range
    let number =
      conditions[range]
      ?? add(.condition, owner: walk.owner, text: pack.text(of: range), at: range)
    conditions[range] = number
    walk.add([number], isWanted: true)
  }

  private mutating func addOperands(
    _ operands: [SpanOperand], at range: SourceRange, _ walk: inout Walk
  ) {
    let owner = walk.owner
    let numbers =
      windowOperands[range]
      ?? operands.map {
        add(.condition, owner: owner, text: pack.text(of: $0.range), at: $0.range)
      }
    windowOperands[range] = numbers
    walk.add(numbers, isWanted: true)
  }

  /// Follows everything that an expression can ask for. As deep as the author's parentheses, which
  /// the parser bounds.
  mutating func visit(
    _ expression: ConditionExpression, _ walk: inout Walk, isWanted: Bool
  ) {
    switch expression.kind {
    case .present(let operand), .count(let operand, _, _, _):
      visit(operand, &walk, isWanted: isWanted)
    case .condition(let index):
      guard walk.seen.insert(.condition(index, isWanted)).inserted else { return }
      let owner = walk.owner
      walk.owner = "condition \(pack.conditions[index].name)"
      visit(pack.conditions[index].expression, &walk, isWanted: isWanted)
      walk.owner = owner
    case .not(let inner): visit(inner, &walk, isWanted: !isWanted)
    case .and(let members), .or(let members), .atLeast(_, let members):
      for member in members {
        addCondition(member, &walk)
        visit(member, &walk, isWanted: isWanted)
      }
    case .near(let first, let second, _):
      visit(first, &walk, isWanted: isWanted)
      visit(second, &walk, isWanted: isWanted)
    case .then(let operands, _), .sameSentence(let operands):
      for operand in operands { visit(operand, &walk, isWanted: isWanted) }
    case .atLeastWithin(_, let operands, _):
      addOperands(operands, at: expression.range, &walk)
      for operand in operands { visit(operand, &walk, isWanted: isWanted) }
    case .sum(let lexicon, _, _): visit(.lexicon(lexicon), &walk, isWanted: isWanted)
    case .senderIn(let lexicon):
      senderLists[expression.range] = zip(
        [nil] + pack.lexicons[lexicon].entries.map { Folder.folded($0.phrase.text) },
        lexiconParts[lexicon]
      ).map { ($0, $1) }
    case .length, .script, .language, .senderIs, .channelIs: break
    }
  }

  private mutating func visit(_ operand: SpanOperand, _ walk: inout Walk, isWanted: Bool) {
    if operandParts[operand.range] == nil {
      let owner = walk.owner
      operandParts[operand.range] = operand.items.flatMap {
        addItem($0, owner: owner, outer: [])
      }
    }
    walk.add(operandParts[operand.range] ?? [], isWanted: isWanted)
    for item in operand.items { visit(item, &walk, isWanted: isWanted) }
  }

  private mutating func visit(_ item: SignalItem, _ walk: inout Walk, isWanted: Bool) {
    switch item {
    case .phrase, .entity, .disguise: break
    case .pattern(let literal):
      for interpolation in literal.interpolations {
        visit(.lexicon(interpolation.lexicon), &walk, isWanted: isWanted)
      }
    case .lexicon(let index):
      guard walk.seen.insert(.lexicon(index, isWanted)).inserted else { return }
      walk.add(lexiconParts[index], isWanted: isWanted)
    case .signal(let index):
      guard walk.seen.insert(.signal(index, isWanted)).inserted else { return }
      walk.add(signalParts[index], isWanted: isWanted)
      walk.add(exceptionParts[index], isWanted: !isWanted)
      for item in pack.signals[index].items { visit(item, &walk, isWanted: isWanted) }
      for item in pack.signals[index].exceptions { visit(item, &walk, isWanted: !isWanted) }
    case .gap(let operands, _):
      for item in operands.flatMap({ $0 }) { visit(item, &walk, isWanted: isWanted) }
    }
  }
}
