/// A set of literals, as folded bytes, of which every match of a pattern contains at least one.
struct LiteralSet: Sendable, Equatable {
  var literals: [[UInt8]]
}

/// Two sets of which every match contains one each, the left one first.
struct LiteralSetPair: Sendable {
  var left: LiteralSet
  var right: LiteralSet
  /// No match is longer than this in the fold, in bytes; nil where that is not known.
  var maximumLength: Int?
}
