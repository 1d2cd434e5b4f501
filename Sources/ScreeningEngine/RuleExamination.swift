import TextFolding

/// Every part of one rule's condition on one message, evaluated without short cuts.
package struct RuleExamination: Sendable {
  /// A node of the rule's condition and whether it holds.
  package struct Part: Sendable, Equatable {
    /// An index into `RuleProgram.nodes`.
    package var node: UInt32
    package var holds: Bool
    /// How deep it stands in the condition, from 0.
    package var depth: Int
  }

  /// Whether the rule holds.
  package var holds: Bool
  /// `when`, parents before children.
  package var when: [Part]
  /// Each `unless`, parents before children.
  package var unless: [[Part]]
  /// The folded text.
  package var fold: [UInt8]
  /// Patterns that reached a limit.
  package var limits: [Verdict.LimitEvent]
}

extension Evaluation {
  /// Evaluates all parts of a rule's condition.
  mutating func examine(
    rule: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> RuleExamination {
    let step = rules.program.rules[rule]
    var when: [RuleExamination.Part] = []
    examine(step.when, depth: 0, into: &when, fold, raw)
    var unless: [[RuleExamination.Part]] = []
    for index in step.unless.range {
      var parts: [RuleExamination.Part] = []
      examine(rules.program.unlessNodes[index], depth: 0, into: &parts, fold, raw)
      unless.append(parts)
    }
    var bytes: [UInt8] = []
    for index in fold.indices { bytes.append(fold[index]) }
    return RuleExamination(
      holds: holds(rule: rule, fold, raw), when: when, unless: unless, fold: bytes, limits: limits)
  }

  private mutating func examine(
    _ node: UInt32, depth: Int, into parts: inout [RuleExamination.Part], _ fold: Span<UInt8>,
    _ raw: Span<UInt8>
  ) {
    parts.append(
      RuleExamination.Part(node: node, holds: holds(node, fold, raw), depth: depth))
    switch rules.program.nodes[Int(node)] {
    case .not(let inner), .named(_, let inner):
      examine(inner, depth: depth + 1, into: &parts, fold, raw)
    case .and(let children), .or(let children), .atLeast(_, let children):
      for index in children.range {
        examine(
          rules.program.nodeChildren[index], depth: depth + 1, into: &parts, fold, raw)
      }
    case .present, .near, .then, .atLeastWithin, .sameSentence, .count, .sum, .length, .script,
      .language, .senderIs, .senderIn, .channelIs, .disguise:
      break
    }
  }

  /// Fills `matched` with the candidates that match, in pattern order; or adds those it has not yet.
  mutating func matchCandidates(
    into matched: inout [PatternID], adds: Bool = false, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    if !adds { matched.removeAll(keepingCapacity: true) }
    openWeighed(in: fold)
    let known = matched.count
    candidates.sort()
    for index in candidates.indices {
      let pattern = Int(candidates[index])
      guard !spans(ofPattern: pattern, fold, raw).isEmpty,
        !matched[..<known].contains(PatternID(pattern))
      else { continue }
      matched.append(PatternID(pattern))
    }
    if known > 0 { matched.sort { $0.rawValue < $1.rawValue } }
  }
}
