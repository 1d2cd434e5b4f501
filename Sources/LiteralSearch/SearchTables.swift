internal import CLiteralScan

/// The tables of a literal search as the loops in C take them, in memory of their own.
// SAFETY: everything is written by `init` and never after; it lives until `deinit`.
@safe final class SearchTables: @unchecked Sendable {
  let pointer: UnsafeMutablePointer<weir_search_tables>
  /// nil where there are too many windows for it, or nothing to look for.
  private let filter: PositionFilter?
  private let parts: [UnsafeMutableRawBufferPointer]

  /// Literal ids are indices into `literals`; none is empty. O(total bytes).
  init(literals: [[UInt8]]) {
    let listed = literals.indices.map { (id: $0, bytes: literals[$0]) }
    let total = literals.reduce(0) { $0 + $1.count }
    precondition(total < Int(UInt32.max), "the literals must be smaller than 4 GiB together")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(total)
    let wide = WindowTable(
      listed.filter { $0.bytes.count >= Int(WEIR_WIDE) }, width: Int(WEIR_WIDE), bytes: &bytes)
    let narrow = WindowTable(
      listed.filter { $0.bytes.count >= Int(WEIR_NARROW) && $0.bytes.count < Int(WEIR_WIDE) },
      width: Int(WEIR_NARROW), bytes: &bytes)
    let short = listed.filter { $0.bytes.count < Int(WEIR_NARROW) }
    let shorts = ShortLiterals(short)
    let masks = ShortMasks(literals: short.map(\.bytes))
    let heads = HeadTable(wide.heads + narrow.heads)
    filter = PositionFilter(windows: heads.heads, shorts: short.map(\.bytes))
    var parts: [UnsafeMutableRawBufferPointer] = unsafe []
    func copy<Element>(_ array: [Element]) -> UnsafePointer<Element>? {
      guard !array.isEmpty else { return nil }
      let buffer = unsafe UnsafeMutableBufferPointer.copied(array)
      unsafe parts.append(UnsafeMutableRawBufferPointer(buffer))
      return unsafe buffer.baseAddress.map { unsafe UnsafePointer($0) }
    }
    func windows(_ table: WindowTable) -> weir_windows {
      unsafe weir_windows(
        bitmap: copy(table.bitmap), bitmap_shift: table.bitmapShift,
        slot_shift: table.slotShift, slots: copy(table.slots), entries: copy(table.entries))
    }
    unsafe pointer = .allocate(capacity: 1)
    unsafe pointer.initialize(
      to: weir_search_tables(
        wide: windows(wide), narrow: windows(narrow), bytes: copy(bytes),
        heads: copy(heads.bitmap), heads_shift: heads.shift,
        has_windows: heads.heads.isEmpty ? 0 : 1, filter: filter?.pointer,
        short_masks: copy(masks.bytes), short_pairs: copy(shorts.pairs),
        short_heads: copy(shorts.heads), shorts: copy(shorts.entries)))
    unsafe self.parts = parts
  }

  deinit {
    unsafe pointer.deallocate()
    unsafe parts.forEach { unsafe $0.deallocate() }
  }
}

/// A bit for each hash of the first four bytes of a window: what the scans without a filter ask.
private struct HeadTable {
  let heads: [UInt32]
  private(set) var bitmap: [UInt32]
  let shift: UInt32

  init(_ heads: [UInt32]) {
    self.heads = heads
    // 64, 256 and 1,024 bits a literal gave about 495, 430 and 470 MB/s with 2,000 literals of two
    // characters.
    var bits: UInt32 = 18
    while bits < 21, 1 << bits < 64 * heads.count { bits += 1 }
    shift = 32 - bits
    bitmap = [UInt32](repeating: 0, count: 1 << (bits - 5))
    for head in heads {
      let hash = (head &* WEIR_WINDOW_MULTIPLIER) >> shift
      bitmap[Int(hash >> 5)] |= 1 << (hash & 31)
    }
  }
}
