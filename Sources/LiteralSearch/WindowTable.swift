internal import CLiteralScan

/// The literals that are known by windows of one width, four bytes or six, while their table is made.
struct WindowTable {
  /// A bit for each hash of a window in use.
  private(set) var bitmap: [UInt32]
  /// How far right a window's product is shifted to give its hash.
  let bitmapShift: UInt32
  private(set) var slots: [weir_slot]
  let slotShift: UInt32
  private(set) var entries: [weir_entry] = []

  /// Those of `literals` that have windows of `width` bytes, whose bytes are appended to `bytes`.
  init(_ literals: [(id: Int, bytes: [UInt8])], width: Int, bytes: inout [UInt8]) {
    var placed: [(entry: weir_entry, window: UInt64)] = []
    placed.reserveCapacity(literals.count)
    for (id, literal) in literals {
      let offset = WindowChoice.rarestWindow(of: literal.span, width: width)
      let entry = weir_entry(
        literal: UInt32(id), offset: UInt32(offset), start: UInt32(bytes.count),
        count: UInt32(literal.count))
      var window: UInt64 = 0
      for byte in literal[offset..<offset + width].reversed() {
        window = window << 8 | UInt64(byte)
      }
      placed.append((entry, window))
      bytes += literal
    }
    let bits = Self.bitmapBits(count: placed.count)
    bitmapShift = 64 - bits
    bitmap = [UInt32](repeating: 0, count: 1 << (bits - 5))
    var slotBits: UInt32 = 2
    while 1 << slotBits < 2 * placed.count { slotBits += 1 }
    slotShift = 64 - slotBits
    slots = Array(repeating: weir_slot(window: 0, first: 0, count: 0), count: 1 << slotBits)
    place(placed)
    for (_, window) in placed { mark(window) }
  }

  /// The first four bytes of the windows in use; some more than once.
  var heads: [UInt32] {
    slots.filter { $0.count > 0 }.map { UInt32(truncatingIfNeeded: $0.window) }
  }

  /// Gives each of `placed` a place among the entries, those of one window together.
  private mutating func place(_ placed: [(entry: weir_entry, window: UInt64)]) {
    for (_, window) in placed {
      let slot = slot(of: window)
      slots[slot].window = window
      slots[slot].count += 1
    }
    var next: UInt32 = 0
    for slot in slots.indices {
      slots[slot].first = next
      next += slots[slot].count
    }
    entries = placed.map(\.entry)
    var filled = [UInt32](repeating: 0, count: slots.count)
    for (entry, window) in placed {
      let slot = slot(of: window)
      entries[Int(slots[slot].first + filled[slot])] = entry
      filled[slot] += 1
    }
  }

  /// An open-addressing table, at most half full, so that a look-up ends after one or two slots.
  private func slot(of window: UInt64) -> Int {
    // SAFETY: the table has 2^(64 - shift) slots, half of them free.
    unsafe slots.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return 0 }
      return unsafe Int(weir_slot_of(base, slotShift, window))
    }
  }

  private mutating func mark(_ window: UInt64) {
    let hash = weir_window_hash(window) >> UInt64(bitmapShift)
    bitmap[Int(hash >> 5)] |= 1 << UInt32(hash & 31)
  }

  /// Enough bits that few other windows share one with ours, and few enough to stay in cache.
  private static func bitmapBits(count: Int) -> UInt32 {
    var bits: UInt32 = 12
    while bits < 22, 1 << bits < 64 * count { bits += 1 }
    return bits
  }
}
