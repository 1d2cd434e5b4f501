internal import CLiteralScan
internal import CProcessor

/// Finds every occurrence of many literals in one pass.
///
/// Each literal of six bytes and more is known by its rarest window of six, one of four or five by one of
/// four; windows begin where characters do. A filter of the first four bytes (with vectors of 512
/// bits), or a bitmap of their hashes, says at each position of the text whether a window may stand
/// there; a bitmap of whole windows leaves few others; then they are looked up and the literals compared
/// (`search.c`). Shorter literals have a table of their own and a scan that says where to look into
/// it; they cost nothing if there are none. Immutable; any number of threads may search at once.
package struct LiteralSearcher: Sendable {
  private let tables: SearchTables

  /// Literal ids are indices into `literals`; none may be empty. O(total bytes).
  package init(literals: [[UInt8]]) {
    precondition(literals.allSatisfy { !$0.isEmpty }, "a literal must have at least one byte")
    tables = SearchTables(literals: literals)
  }

  /// How rare a literal is in messages: about -log2 of the chance that it stands at a given place,
  /// from the frequency of its characters alone. It orders literals; it is no measurement.
  package static func bits(of literal: [UInt8]) -> Double {
    Double(WindowChoice.information(in: literal.span, literal.indices)) / 10
  }

  /// Appends a hit for each occurrence of each literal in `text`, ordered by start, then by id.
  ///
  /// O(n) plus the hits where few literals share a window. Allocates nothing but room for hits.
  package func search(_ text: Span<UInt8>, into hits: inout [LiteralHit]) {
    search(text, into: &hits, vectors: weir_vectors())
  }

  /// The same by one kind of loops, which the processor must have; tests compare them.
  func search(_ text: Span<UInt8>, into hits: inout [LiteralHit], vectors: Int32) {
    precondition(text.count < Int(UInt32.max), "a text must be smaller than 4 GiB")
    let oldCount = hits.count
    var position = 0
    var capacity = Self.hitCount
    while position < text.count {
      let before = position
      search(text, from: &position, capacity, vectors, into: &hits)
      // The hits of a few hundred positions were more than there was room for.
      if position == before { capacity *= 2 }
    }
    // SAFETY: LiteralHit has the layout of the struct in C: the same fields in the same order.
    unsafe hits.withUnsafeMutableBytes { bytes in
      guard let first = bytes.baseAddress else { return }
      let all = unsafe first.assumingMemoryBound(to: weir_hit.self)
      unsafe weir_sort_hits(
        all + oldCount, bytes.count / MemoryLayout<LiteralHit>.stride - oldCount)
    }
  }

  /// Hits that are written at a time.
  private static let hitCount = 2_048

  /// Appends the hits from `position` on, as many as `capacity` has room for, and moves `position` on.
  private func search(
    _ text: Span<UInt8>, from position: inout Int, _ capacity: Int, _ vectors: Int32,
    into hits: inout [LiteralHit]
  ) {
    // SAFETY: the text lives for the closure, and the tables as long as this. The function promises to
    // write no more than `capacity` hits, which are LiteralHits to Swift: see above.
    unsafe withUnsafeTemporaryAllocation(of: LiteralHit.self, capacity: capacity) { found in
      unsafe text.withUnsafeBufferPointer { text in
        guard let output = found.baseAddress else { return }
        let count = unsafe UnsafeMutableRawPointer(output).withMemoryRebound(
          to: weir_hit.self, capacity: capacity
        ) { output in
          unsafe weir_search(
            text.baseAddress, text.count, &position, tables.pointer, vectors, output, capacity)
        }
        unsafe hits.append(contentsOf: UnsafeBufferPointer(rebasing: found[..<count]))
      }
    }
  }
}
