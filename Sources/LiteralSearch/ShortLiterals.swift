/// The literals of one to three bytes, found by a table of all byte pairs.
struct ShortLiterals: Sendable {
  /// For each first byte (low) and second byte: where its entries begin; empty without literals.
  private var heads: [UInt32] = []
  private var entries: [Entry] = []
  /// A bit for each pair that has entries.
  private(set) var pairs = [UInt32](repeating: 0, count: 1 << 11)

  /// Whether there are no such literals.
  var isEmpty: Bool { entries.isEmpty }

  /// A literal of one, two or three bytes; of one byte it stands under each pair it begins.
  private struct Entry {
    var literal: UInt32
    var count: UInt8
    var third: UInt8
  }

  /// `ids` are those of the literals that are for this table, of one to three bytes.
  init(literals: [[UInt8]], ids: [Int]) {
    guard !ids.isEmpty else { return }
    var counts = [UInt32](repeating: 0, count: 1 << 16 + 1)
    for id in ids {
      for pair in Self.pairs(literals[id]) { counts[pair] += 1 }
    }
    for pair in 0..<1 << 16 where counts[pair] > 0 { pairs[pair >> 5] |= 1 << UInt32(pair & 31) }
    var sum: UInt32 = 0
    for pair in counts.indices {
      (counts[pair], sum) = (sum, sum + counts[pair])
    }
    heads = counts
    entries = Array(repeating: Entry(literal: 0, count: 0, third: 0), count: Int(sum))
    for id in ids {
      let literal = literals[id]
      let entry = Entry(
        literal: UInt32(id), count: UInt8(literal.count),
        third: literal.count == 3 ? literal[2] : 0)
      for pair in Self.pairs(literal) {
        entries[Int(counts[pair])] = entry
        counts[pair] += 1
      }
    }
  }

  /// The pairs under which a literal stands.
  private static func pairs(_ literal: [UInt8]) -> StrideTo<Int> {
    let first = Int(literal[0])
    guard literal.count > 1 else { return stride(from: first, to: 1 << 16, by: 1 << 8) }
    let pair = first | Int(literal[1]) << 8
    return stride(from: pair, to: pair + 1, by: 1)
  }

  /// Appends the hits that start in `positions`.
  func search(_ text: Span<UInt8>, _ positions: Range<Int>, into hits: inout [LiteralHit]) {
    for position in positions { search(text, at: position, into: &hits) }
  }

  /// Appends the hits that start at `position`.
  @inline(__always)
  func search(_ text: Span<UInt8>, at position: Int, into hits: inout [LiteralHit]) {
    // Behind the last byte stands a zero, which only literals of one byte may use.
    let rest = text.count - position
    let second = rest > 1 ? text[position + 1] : 0
    let pair = Int(text[position]) | Int(second) << 8
    let (first, end) = (heads[pair], heads[pair + 1])
    guard first < end else { return }
    for index in first..<end {
      let entry = entries[Int(index)]
      guard Int(entry.count) <= rest, entry.count < 3 || text[position + 2] == entry.third
      else { continue }
      hits.append(LiteralHit(start: UInt32(position), literal: entry.literal))
    }
  }
}
