/// One occurrence of a literal.
package struct LiteralHit: Sendable, Equatable {
  /// Its first byte in the text.
  package var start: UInt32
  /// Which literal.
  package var literal: UInt32

  package init(start: UInt32, literal: UInt32) {
    self.start = start
    self.literal = literal
  }

  /// Orders hits by start, then by literal.
  var order: UInt64 { UInt64(start) << 32 | UInt64(literal) }
}
