import CFoldTables

/// Makes the dense view: the fold without separators, each scalar mapped to the form that stands
/// for its variants.
///
/// Letters, digits and kept marks stay; white space, punctuation, symbols and emoji go, even where
/// a substitution is named for one. One pass over a table of `DenseRecord`s.
package struct Densifier: Sendable {
  /// For each block of 16 scalars of the BMP, where its records start in `records`.
  private(set) var blocks: [UInt16] = []
  private(set) var records: [UInt32] = []
  /// Substitutions beyond the BMP, or to four bytes.
  private var rare: [UInt32: UInt32] = [:]
  /// The most bytes that one byte may become.
  private var growth = 1

  /// `substitutions` maps a scalar to the scalar that stands for its class.
  package init(substitutions: [UInt32: UInt32]) {
    var seen: [[UInt32]: UInt16] = [:]
    for start in stride(from: UInt32(0), to: 0x10000, by: 16) {
      let block = (start..<start + 16).map { record(of: $0, substitutions) }
      if let known = seen[block] {
        blocks.append(known)
        continue
      }
      let place = UInt16(truncatingIfNeeded: records.count / 16)
      seen[block] = place
      blocks.append(place)
      records += block
    }
    for (scalar, target) in substitutions where Self.isKept(scalar) {
      let target = Unicode.Scalar(target) == nil ? scalar : target
      let before = UTF8Form.encoded(scalar).length
      let after = UTF8Form.encoded(target).length
      if scalar > 0xFFFF || after > 3 { rare[scalar] = target }
      if after > before { growth = max(growth, (after + before - 1) / before) }
    }
  }

  /// Appends the dense view of `folded` to `arena`. O(n). `folded` should be UTF-8; bytes that are
  /// not are left out.
  package func densify(_ folded: Span<UInt8>, into arena: inout ByteArena) {
    arena.reserve(folded.count * growth + 16)
    let start = arena.count
    // SAFETY: the buffer lives as long as the closure.
    let end = unsafe folded.withUnsafeBufferPointer { buffer -> Int in
      guard let source = unsafe ByteSource(buffer) else { return start }
      // SAFETY: as above, and the sink is used inside this closure only.
      return unsafe arena.storage.withUnsafeMutableBufferPointer { storage -> Int in
        guard var sink = unsafe ByteSink(storage, start: start, count: start) else { return start }
        densify(source, into: &sink)
        return sink.count
      }
    }
    arena.count = end
  }

  private func densify(_ source: ByteSource, into sink: inout ByteSink) {
    let blocks = blocks.span
    let records = records.span
    var at = 0
    while at < source.count {
      var word = source.word(at: at)
      let scalar: UInt32
      let length: Int
      if word & 0x80 == 0 {
        scalar = word & 0x7F
        word = scalar
        length = 1
      } else if word & 0xC0_C0F0 == 0x80_80E0 {
        scalar = word << 12 & 0xF000 | word >> 2 & 0xFC0 | word >> 16 & 0x3F
        length = 3
      } else if word & 0xC0E0 == 0x80C0 {
        scalar = word << 6 & 0x7C0 | word >> 8 & 0x3F
        word &= 0xFFFF
        length = 2
      } else {
        at += densifyRare(source, at: at, into: &sink)
        continue
      }
      at += length
      let record = records[Int(blocks[Int(scalar >> 4)]) << 4 | Int(scalar & 15)]
      let kept = Int(truncatingIfNeeded: record >> 24)
      guard kept < 4 else {
        _ = sink.append(scalar: rare[scalar] ?? scalar)
        continue
      }
      sink.append(word: word ^ (record & 0xFF_FFFF), length: kept)
    }
  }

  /// Takes four bytes or an ill-formed sequence, and returns its length.
  private func densifyRare(
    _ source: ByteSource, at index: Int, into sink: inout ByteSink
  ) -> Int {
    let reading = UTF8Form.scalar(in: source, at: index)
    if reading.isValid, Self.isKept(reading.scalar) {
      _ = sink.append(scalar: rare[reading.scalar] ?? reading.scalar)
    }
    return reading.length
  }

  private func record(of scalar: UInt32, _ substitutions: [UInt32: UInt32]) -> UInt32 {
    guard Self.isKept(scalar) else { return 0 }
    let before = UTF8Form.encoded(scalar)
    guard let target = substitutions[scalar], Unicode.Scalar(target) != nil else {
      return UInt32(before.length) << 24
    }
    let after = UTF8Form.encoded(target)
    // Length 4 says: look it up in `rare`.
    guard after.length < 4 else { return 4 << 24 }
    return (before.word ^ after.word) & 0xFF_FFFF | UInt32(after.length) << 24
  }

  /// The bytes that a scalar leaves in the dense view; 0 for what is left out.
  func denseLength(of scalar: UInt32) -> Int {
    if scalar <= 0xFFFF {
      let kept = Int(records[Int(blocks[Int(scalar >> 4)]) << 4 | Int(scalar & 15)] >> 24)
      if kept < 4 { return kept }
    }
    return Self.isKept(scalar) ? UTF8Form.encoded(rare[scalar] ?? scalar).length : 0
  }

  private static func isKept(_ scalar: UInt32) -> Bool {
    !ScalarClass.of(scalar).contains(.separator)
  }
}
