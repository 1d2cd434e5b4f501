/// A set of literals, as folded bytes, of which every match of a pattern contains at least one.
struct LiteralSet: Sendable, Equatable {
  var literals: [[UInt8]]
  /// Every match contains one that ends within so many bytes of its start in the fold; nil where that is
  /// not known.
  var end: Int?
}

/// Two sets of which every match contains one each, the left one first.
struct LiteralSetPair: Sendable {
  var left: LiteralSet
  var right: LiteralSet
  /// No match is longer than this in the fold, in bytes; nil where that is not known.
  var maximumLength: Int?
}
