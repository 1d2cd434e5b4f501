/// Finds every occurrence of many literals in one pass. STUB.
package struct LiteralSearcher: Sendable {
  private let literals: [[UInt8]]

  /// Literal ids are indices into `literals`; none may be empty.
  package init(literals: [[UInt8]]) { self.literals = literals }

  /// Appends a hit for each occurrence of each literal in `text`, ordered by start.
  package func search(_ text: Span<UInt8>, into hits: inout [LiteralHit]) {
    for start in text.indices {
      next: for (id, literal) in literals.enumerated() where start + literal.count <= text.count {
        for (index, byte) in literal.enumerated() where text[start + index] != byte {
          continue next
        }
        hits.append(LiteralHit(start: UInt32(start), literal: UInt32(id)))
      }
    }
  }
}

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
}
