import Messages
import TextFolding

/// The parts of a message's examination.
extension Evaluation {
  /// Every signal with a span, and its places.
  mutating func foundSignals(
    _ map: PlaceMap, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> [MessageExamination.FoundSignal] {
    var found: [MessageExamination.FoundSignal] = []
    for signal in rules.program.signals.indices {
      let list = spans(ofSignal: signal, fold, raw)
      guard !list.isEmpty else { continue }
      var places: [MessageExamination.Place] = []
      for index in list.range { places.append(.init(pool[index], map)) }
      found.append(.init(signal: SignalID(signal), places: places))
    }
    return found
  }

  /// A rule with every part of its condition; whether it holds is the verdict's to say.
  mutating func examined(
    rule: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> MessageExamination.ExaminedRule {
    let step = rules.program.rules[rule]
    var unless: [MessageExamination.ExaminedPart] = []
    for index in step.unless.range {
      unless.append(examined(node: rules.program.unlessNodes[index], fold, raw))
    }
    return MessageExamination.ExaminedRule(
      rule: RuleID(rule), holds: false, when: examined(node: step.when, fold, raw),
      unless: unless, steps: examinedSteps(step, fold, raw))
  }

  private mutating func examinedSteps(
    _ rule: RuleStep, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> [MessageExamination.ExaminedStep] {
    guard let chain = rule.chain else { return [] }
    var steps: [MessageExamination.ExaminedStep] = []
    for step in rules.program.chains[Int(chain)].steps {
      steps.append(
        .init(
          side: step.side, isOfSide: step.side == direction ?? .incoming,
          part: examined(node: step.node, fold, raw)))
    }
    return steps
  }

  /// A node and all below it. As deep as the author's parentheses, which the parser bounds.
  private mutating func examined(
    node: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> MessageExamination.ExaminedPart {
    let program = rules.program
    var children: [MessageExamination.ExaminedPart] = []
    for child in program.childNodes(of: node) {
      children.append(examined(node: child, fold, raw))
    }
    return MessageExamination.ExaminedPart(
      node: node, holds: holds(node, fold, raw), measure: measured(node, fold, raw),
      signals: program.askedSignals(of: node).map { SignalID(Int($0)) }, children: children)
  }

  private mutating func measured(
    _ node: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> MessageExamination.Measure {
    switch rules.program.nodes[Int(node)] {
    case .near(_, _, let limit), .then(_, let limit):
      return .distance(leastLimit(of: node, fold, raw), limit: Int(limit))
    case .atLeastWithin(let wanted, let operands, let limit):
      var found = Int(operands.count)
      while found > 0, !windowHolds(found, operands, limit: Int(limit), fold, raw) { found -= 1 }
      return .window(
        found: found, wanted: Int(wanted), least: leastLimit(of: node, fold, raw),
        limit: Int(limit))
    case .count(let signal, let isDistinct, let comparison, let number):
      let list = spans(ofSignal: Int(signal), fold, raw)
      let texts = isDistinct ? list.range.map { pool[$0].range.map { fold[$0] } } : []
      let found = isDistinct ? Set(texts).count : list.count
      return .number(Double(found), comparison, Double(number))
    case .sum(let signal, let comparison, let number):
      return .number(sum(ofSignal: Int(signal), fold, raw), comparison, number)
    case .length(let comparison, let number):
      measure.build(fold)
      return .number(Double(measure.tokenCount), comparison, Double(number))
    case .disguise(let kinds, let atLeast):
      return .number(
        Double(disguiseCount(kinds, fold, raw)), .greaterOrEqual, Double(atLeast))
    case .present, .named, .not, .and, .or, .atLeast, .sameSentence, .script, .language,
      .senderIs, .senderIn, .channelIs:
      return .none
    }
  }

  /// The least limit in tokens for which a node with `within` holds; nil if it holds for none.
  ///
  /// By bisection over the engine's own answer, since a node that holds within n tokens holds
  /// within n + 1.
  private mutating func leastLimit(
    of node: UInt32, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Int? {
    measure.build(fold)
    var low = 0
    var high = measure.tokenCount
    guard holds(node, within: high, fold, raw) else { return nil }
    while low < high {
      let middle = (low + high) / 2
      if holds(node, within: middle, fold, raw) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  private mutating func holds(
    _ node: UInt32, within limit: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    let node = rules.program.nodes[Int(node)]
    if case .near(let first, let second, _) = node {
      return nearPair(first, second, limit: UInt32(clamping: limit), fold, raw) != nil
    }
    if case .then(let operands, _) = node {
      return thenChain(operands, limit: UInt32(clamping: limit), fold, raw)
    }
    if case .atLeastWithin(let wanted, let operands, _) = node {
      return windowHolds(Int(wanted), operands, limit: limit, fold, raw)
    }
    return false
  }
}

extension RuleProgram {
  /// The conditions a node is made of, in its order.
  package func childNodes(of node: UInt32) -> [UInt32] {
    switch nodes[Int(node)] {
    case .not(let inner), .named(_, let inner): [inner]
    case .and(let children), .or(let children), .atLeast(_, let children):
      Array(nodeChildren[children.range])
    case .present, .near, .then, .atLeastWithin, .sameSentence, .count, .sum, .length, .script,
      .language, .senderIs, .senderIn, .channelIs, .disguise:
      []
    }
  }

  /// The signals a node asks for by itself, in its order.
  package func askedSignals(of node: UInt32) -> [UInt32] {
    switch nodes[Int(node)] {
    case .present(let signal), .count(let signal, _, _, _), .sum(let signal, _, _): [signal]
    case .near(let first, let second, _): [first, second]
    case .then(let operands, _), .atLeastWithin(_, let operands, _), .sameSentence(let operands):
      Array(self.operands[operands.range])
    case .not, .named, .and, .or, .atLeast, .length, .script, .language, .senderIs, .senderIn,
      .channelIs, .disguise:
      []
    }
  }
}
