/// Pieces of output that are known before the first message, one behind another, to be copied by number.
struct PieceTable: Sendable {
  private var bytes: [UInt8] = []
  private var ends: [Int] = []

  /// A piece for each of `values`, which `append` appends to the others.
  init<Values: Collection>(_ values: Values, _ append: (Values.Element, inout [UInt8]) -> Void) {
    ends.reserveCapacity(values.count)
    for value in values {
      append(value, &bytes)
      ends.append(bytes.count)
    }
  }

  /// Appends the piece at `index`.
  @inline(__always)
  func append(_ index: Int, to output: inout [UInt8]) {
    let start = index == 0 ? 0 : ends[index - 1]
    output.append(piece: bytes.span.extracting(start..<ends[index]))
  }
}

extension [UInt8] {
  /// Appends a copy of `piece`. Given as an array it would be retained and released for it, which took a
  /// sixth of the time with all messages held.
  @inline(__always)
  mutating func append(piece: Span<UInt8>) {
    // SAFETY: the buffer is valid for the closure, which copies it.
    unsafe piece.withUnsafeBufferPointer { unsafe append(contentsOf: $0) }
  }
}
