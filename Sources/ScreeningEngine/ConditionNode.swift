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
  case disguise(DisguiseKinds, atLeast: Int)
}

/// Ways to hide a word, counted over a message.
package struct DisguiseKinds: OptionSet, Sendable, Hashable {
  package let rawValue: UInt8
  package init(rawValue: UInt8) { self.rawValue = rawValue }
  package static let zeroWidth = DisguiseKinds(rawValue: 1)
  package static let mixedScript = DisguiseKinds(rawValue: 2)
  /// Loose phrases found with separators between their characters.
  package static let splitWord = DisguiseKinds(rawValue: 4)
  /// Loose phrases found with a substitute of the pack's variants.
  package static let variant = DisguiseKinds(rawValue: 8)
  package static let styled = DisguiseKinds(rawValue: 16)
  package static let marks = DisguiseKinds(rawValue: 32)
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
