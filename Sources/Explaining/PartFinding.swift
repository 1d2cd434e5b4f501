package import ScreeningEngine

/// A part of a condition: what it asks for, and what it found.
package struct PartFinding: Sendable {
  package var form: ConditionForm
  /// The part as the author wrote it, white space run together.
  package var text: String
  package var holds: Bool
  package var measure: MessageExamination.Measure
  /// The signals that the part asks for by itself, in its order.
  package var signals: [SignalUse]
  /// Gaps within those signals that were found or nearly so: at most three.
  package var gaps: [GapFinding]
  package var children: [PartFinding]

  /// A signal in a condition and the texts it was found as; none where it was not found.
  package struct SignalUse: Sendable, Equatable {
    package var name: String
    package var found: [String]
    /// The texts that its `except` left out.
    package var dropped: [String]
  }

  /// `a ..8 b`, its operands all found, and how far apart they stand.
  package struct GapFinding: Sendable, Equatable {
    /// The names of the operands with the limits between them.
    package var text: String
    package var holds: Bool
    package var steps: [MessageExamination.GapStep]

    /// Tokens too many, a great number where the order is wrong or a sentence ends between.
    var excess: Int {
      steps.reduce(0) { total, step in
        guard let distance = step.distance else { return total + 2_000_000 }
        return total + (step.crossesSentence ? 1_000_000 : 0) + max(0, distance - step.limit)
      }
    }
  }
}

/// How a part of a condition is put together from its children.
package enum ConditionForm: Sendable, Equatable {
  /// Asks for signals or facts itself.
  case leaf
  /// A named condition: one child.
  case named
  case not
  case and
  case or
  /// So many of the children.
  case atLeast(Int)

  /// The form of a node.
  init(_ node: ConditionNode) {
    switch node {
    case .named: self = .named
    case .not: self = .not
    case .and: self = .and
    case .or: self = .or
    case .atLeast(let count, _): self = .atLeast(Int(count))
    case .present, .near, .then, .atLeastWithin, .sameSentence, .count, .sum, .length, .script,
      .language, .senderIs, .senderIn, .channelIs, .disguise:
      self = .leaf
    }
  }

  /// What stands for the part in a tree that shows its children below it; nil where the part's own
  /// text says it best.
  package func heading(children: Int) -> String? {
    switch self {
    case .leaf, .named: nil
    case .not: "not"
    case .and: "and"
    case .or: "or"
    case .atLeast(let count): "\(count) of \(children)"
    }
  }
}

extension PartFinding {
  /// The fewest leaves that would have to turn out otherwise for the part to become `wanted`.
  ///
  /// A leaf that asks for several signals counts each one that is not there, and one if all are
  /// there but not as they should stand. O(parts).
  package func missing(for wanted: Bool) -> Int {
    guard holds != wanted else { return 0 }
    let needs = children.map { $0.missing(for: form == .not ? !wanted : wanted) }
    switch form {
    case .leaf: return wanted ? max(1, absentSignals) : 1
    case .named, .not: return needs.first ?? 1
    case .and: return wanted ? needs.reduce(0, +) : needs.min() ?? 1
    case .or: return wanted ? needs.min() ?? 1 : needs.reduce(0, +)
    case .atLeast(let count):
      let held = children.count(where: \.holds)
      // To become true it needs more children, to become false fewer: the cheapest of them.
      let changes = wanted ? count - held : held - count + 1
      return needs.filter { $0 > 0 }.sorted().prefix(max(changes, 1)).reduce(0, +)
    }
  }

  /// Whether the part, or one below it, asks for a signal that was found, or nearly so.
  package var hasFoundSignal: Bool {
    signals.contains { !$0.found.isEmpty } || !gaps.isEmpty
      || children.contains(where: \.hasFoundSignal)
  }

  private var absentSignals: Int {
    let absent = signals.count { $0.found.isEmpty }
    if case .window(_, let wanted, _, _) = measure {
      return wanted - (signals.count - absent)
    }
    return absent
  }
}
