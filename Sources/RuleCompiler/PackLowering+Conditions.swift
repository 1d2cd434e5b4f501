import Diagnostics
import Messages
import RuleCheck
import ScreeningEngine
import TextFolding

/// Conditions to nodes. Recursion is as deep as the author's parentheses, which the parser bounds.
extension PackLowering {
  /// Lowers an expression and gives its node.
  mutating func lower(_ expression: ConditionExpression) -> UInt32 {
    add(node(for: expression), at: expression.range)
  }

  private mutating func node(for expression: ConditionExpression) -> ConditionNode {
    switch expression.kind {
    case .present(let operand): presence(of: operand)
    case .condition(let index): .named(UInt32(index), conditionNode(index))
    case .not(let inner): .not(lower(inner))
    case .and(let members): .and(children(members))
    case .or(let members): .or(children(members))
    case .near(let first, let second, let limit):
      .near(signal(of: first), signal(of: second), limit: UInt32(clamping: limit))
    case .then(let operands, let limit):
      .then(self.operands(operands), limit: UInt32(clamping: limit))
    case .atLeast(let count, let members): .atLeast(UInt32(clamping: count), children(members))
    case .atLeastWithin(let count, let operands, let limit):
      .atLeastWithin(
        UInt32(clamping: count), self.operands(operands), limit: UInt32(clamping: limit))
    case .count(let operand, let isDistinct, let comparison, let number):
      .count(signal(of: operand), distinct: isDistinct, Comparison(comparison), number)
    case .sum(let lexicon, let comparison, let number):
      .sum(UInt32(lexicon), Comparison(comparison), number)
    case .sameSentence(let operands): .sameSentence(self.operands(operands))
    case .length(let comparison, let number): .length(Comparison(comparison), number)
    case .script(let script): .script(lowered(script))
    case .language(let tag): language(tag)
    case .senderIs(let kind): .senderIs(lowered(kind))
    case .senderIn(let lexicon): .senderIn(senderList(lexicon))
    case .channelIs(let channel): .channelIs(lowered(channel))
    }
  }

  private mutating func presence(of operand: SpanOperand) -> ConditionNode {
    if operand.items.count == 1, case .disguise(let query, _) = operand.items[0] {
      return .disguise(lowered(query.kinds), atLeast: query.atLeast)
    }
    return .present(signal(of: operand))
  }

  private func lowered(_ kinds: Set<DisguiseQuery.Kind>) -> DisguiseKinds {
    var result: DisguiseKinds = []
    for kind in kinds {
      switch kind {
      case .zeroWidth: result.insert(.zeroWidth)
      case .mixedScript: result.insert(.mixedScript)
      case .splitWord: result.insert(.splitWord)
      case .variant: result.insert(.variant)
      case .styled: result.insert(.styled)
      case .marks: result.insert(.marks)
      }
    }
    return result
  }

  private mutating func add(_ node: ConditionNode, at range: SourceRange) -> UInt32 {
    program.nodes.append(node)
    nodeRanges.append(range)
    return UInt32(program.nodes.count - 1)
  }

  private mutating func conditionNode(_ index: Int) -> UInt32 {
    if let node = conditionNodes[index] { return node }
    let node = lower(pack.conditions[index].expression)
    conditionNodes[index] = node
    program.namedConditions = max(program.namedConditions, index + 1)
    return node
  }

  private mutating func children(_ members: [ConditionExpression]) -> IndexRange {
    let nodes = members.map { lower($0) }
    let range = IndexRange(start: program.nodeChildren.count, count: nodes.count)
    program.nodeChildren.append(contentsOf: nodes)
    return range
  }

  private mutating func operands(_ operands: [SpanOperand]) -> IndexRange {
    let numbers = operands.map { signal(of: $0) }
    let range = IndexRange(start: program.operands.count, count: numbers.count)
    program.operands.append(contentsOf: numbers)
    return range
  }

  private func language(_ tag: String) -> ConditionNode {
    guard let language = Language(rawValue: tag) else {
      preconditionFailure("RuleCheck lets pass only language tags the engine can tell")
    }
    return .language(language)
  }

  private mutating func senderList(_ lexicon: Int) -> UInt32 {
    let entries = pack.lexicons[lexicon].entries
      .map { Array(Folder.folded($0.phrase.text).utf8) }
      .sorted { $0.lexicographicallyPrecedes($1) }
    program.senderLists.append(entries)
    return UInt32(program.senderLists.count - 1)
  }

  private func lowered(_ script: ConditionExpression.ScriptName) -> ScriptSet {
    switch script {
    case .kana: .kana
    case .hangul: .hangul
    case .thai: .thai
    case .han: .han
    case .latin: .latin
    case .cyrillic: .cyrillic
    }
  }

  private func lowered(_ kind: ConditionExpression.SenderKind) -> SenderKind {
    switch kind {
    case .phone: .phone
    case .shortCode: .shortCode
    case .email: .email
    case .name: .name
    case .missing: .missing
    }
  }

  private func lowered(_ channel: ConditionExpression.ChannelName) -> Channel {
    switch channel {
    case .sms: .sms
    case .chat: .chat
    case .email: .email
    case .other: .other
    }
  }
}
