/// A set of literals, as folded bytes, of which every match of a pattern contains at least one.
struct LiteralSet: Sendable, Equatable {
  var literals: [[UInt8]]
}
