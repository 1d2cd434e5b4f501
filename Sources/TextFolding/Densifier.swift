import CFoldTables

/// Makes the dense view: the fold without separators, each scalar mapped to the form that stands
/// for its variants.
///
/// Letters, digits and kept marks stay; white space, punctuation, symbols and emoji go, even where
/// a substitution is named for one. One pass over a table of `DenseRecord`s.
package final class Densifier: Sendable {
  private let records: DenseRecords
  /// Substitutions beyond the BMP, or to four bytes.
  private let rare: [UInt32: UInt32]
  /// The most bytes that one byte may become.
  private let growth: Int
  /// No text is longer in the dense view than this many times its length in the fold.
  package var longestGrowth: Int { growth }
  let tables: DenseTables

  /// One that leaves separators out and changes nothing.
  package static let plain = Densifier(substitutions: [:])

  /// `substitutions` maps a scalar to the scalar that stands for its class.
  package init(substitutions: [UInt32: UInt32]) {
    var rare: [UInt32: UInt32] = [:]
    var growth = 1
    for (scalar, target) in substitutions where DenseRecords.isKept(scalar) {
      let target = Unicode.Scalar(target) == nil ? scalar : target
      let before = UTF8Form.encoded(scalar).length
      let after = UTF8Form.encoded(target).length
      if scalar > 0xFFFF || after > 3 { rare[scalar] = target }
      if after > before { growth = max(growth, (after + before - 1) / before) }
    }
    records = substitutions.isEmpty ? .plain : DenseRecords(substitutions)
    tables = DenseTables(
      blocks: records.blocks, records: records.records,
      asciiKept: Self.asciiKept(substitutions), plainHan: records.plainHan,
      unfoldedHan: records.plainHan.intersection(.unfolded))
    self.rare = rare
    self.growth = growth
  }

  /// By low half of an ASCII byte, a bit for each high half that stays; empty where ASCII does not
  /// stay itself.
  private static func asciiKept(_ substitutions: [UInt32: UInt32]) -> [UInt8] {
    guard !substitutions.keys.contains(where: { $0 < 0x80 }) else { return [] }
    var kept = [UInt8](repeating: 0, count: 16)
    for scalar in UInt32(0)..<0x80 where DenseRecords.isKept(scalar) {
      kept[Int(scalar & 15)] |= 1 << UInt8(scalar >> 4)
    }
    return kept
  }

  /// Appends the dense view of `folded` to `arena`. O(n). `folded` should be UTF-8; bytes that are
  /// not are left out.
  package func densify(_ folded: Span<UInt8>, into arena: inout ByteArena) {
    arena.reserve(folded.count * growth + 64)
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
    var at = 0
    while at < source.count {
      // SAFETY: the arena has room for `growth` bytes a byte and 64, more than the loop keeps, since
      // scalars that become longer than their records say are rare and come back here.
      sink.count = unsafe weir_densify(
        source.base, source.count, &at, sink.base, sink.count, tables.pointer)
      if at < source.count { at += densifyRare(source, at: at, into: &sink) }
    }
  }

  /// Takes a rare scalar, one of four bytes or an ill-formed sequence, and returns its length.
  private func densifyRare(
    _ source: ByteSource, at index: Int, into sink: inout ByteSink
  ) -> Int {
    let reading = UTF8Form.scalar(in: source, at: index)
    if reading.isValid, DenseRecords.isKept(reading.scalar) {
      _ = sink.append(scalar: rare[reading.scalar] ?? reading.scalar)
    }
    return reading.length
  }

  /// The bytes that a scalar leaves in the dense view; 0 for what is left out.
  func denseLength(of scalar: UInt32) -> Int {
    if scalar <= 0xFFFF {
      let kept = Int(records[scalar] >> 24)
      if kept < 4 { return kept }
    }
    return DenseRecords.isKept(scalar) ? UTF8Form.encoded(rare[scalar] ?? scalar).length : 0
  }
}
