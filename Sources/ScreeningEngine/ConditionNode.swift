package import Messages
package import TextFolding

/// One node of a lowered condition; children are indices into `RuleProgram.nodes`.
package enum ConditionNode: Sendable {
  case present(UInt32)
  /// A named condition, evaluated once a message: its number and its node.
  case named(UInt32, UInt32)
  case not(UInt32)
  case and(IndexRange)
  case or(IndexRange)
  case near(UInt32, UInt32, limit: UInt32)
  case then(IndexRange, limit: UInt32)
  case atLeast(UInt32, IndexRange)
  case atLeastWithin(UInt32, IndexRange, limit: UInt32)
  case count(UInt32, distinct: Bool, Comparison, Int)
  case sum(UInt32, Comparison, Double)
  case sameSentence(IndexRange)
  case length(Comparison, Int)
  case script(ScriptSet)
  case language(Language)
  case senderIs(SenderKind)
  case senderIn(UInt32)
  case channelIs(Channel)
}

/// How two numbers are compared.
package enum Comparison: Sendable {
  case less, lessOrEqual, equal, notEqual, greaterOrEqual, greater

  /// Whether `a` stands so to `b`.
  package func holds<Number: Comparable>(_ a: Number, _ b: Number) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .equal: a == b
    case .notEqual: a != b
    case .greaterOrEqual: a >= b
    case .greater: a > b
    }
  }
}
