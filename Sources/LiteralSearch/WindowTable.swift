internal import CLiteralScan

/// The literals of four bytes and more, found by one window of four bytes each.
struct WindowTable: Sendable {
  /// A bit for each hash of a window in use.
  private(set) var bitmap: [UInt32]
  /// How far right a window's product is shifted to give its hash.
  let shift: UInt32

  private var slots: [Slot]
  private let slotShift: UInt32
  private var entries: [Entry]
  private let bytes: [UInt8]

  /// Whether there are no such literals.
  var isEmpty: Bool { entries.isEmpty }

  /// A window and the entries that have it; free if it has none.
  private struct Slot {
    var window: UInt32
    var firstEntry: UInt32
    var entryCount: UInt32
  }

  /// A literal, and how far behind its start its window stands.
  private struct Entry {
    var literal: UInt32
    var windowOffset: UInt32
    var byteStart: UInt32
    var byteCount: UInt32
  }

  init(literals: [[UInt8]]) {
    let long = literals.indices.filter { literals[$0].count >= 4 }
    let total = long.reduce(0) { $0 + literals[$1].count }
    precondition(total < Int(UInt32.max), "the literals must be smaller than 4 GiB together")
    let bits = Self.bitmapBits(count: long.count)
    shift = 32 - bits
    bitmap = [UInt32](repeating: 0, count: 1 << (bits - 5))
    // At most half full, so that a look-up ends after one or two slots.
    var slotBits: UInt32 = 2
    while 1 << slotBits < 2 * long.count { slotBits += 1 }
    slotShift = 32 - slotBits
    slots = Array(
      repeating: Slot(window: 0, firstEntry: 0, entryCount: 0), count: 1 << slotBits)
    entries = Array(
      repeating: Entry(literal: 0, windowOffset: 0, byteStart: 0, byteCount: 0), count: long.count)
    bytes = long.flatMap { literals[$0] }

    // Count the entries of each window, give each window a run of them, then fill the runs.
    var unplaced: [(entry: Entry, window: UInt32)] = []
    unplaced.reserveCapacity(long.count)
    var byteStart = 0
    for id in long {
      let literal = literals[id]
      let offset = WindowChoice.rarestWindow(of: literal.span)
      let window = Self.window(in: literal.span, at: offset)
      let hash = (window &* WEIR_WINDOW_MULTIPLIER) >> shift
      bitmap[Int(hash >> 5)] |= 1 << (hash & 31)
      let slot = slotIndex(of: window)
      slots[slot].window = window
      slots[slot].entryCount += 1
      let entry = Entry(
        literal: UInt32(id), windowOffset: UInt32(offset), byteStart: UInt32(byteStart),
        byteCount: UInt32(literal.count))
      unplaced.append((entry, window))
      byteStart += literal.count
    }
    place(unplaced)
  }

  private mutating func place(_ unplaced: [(entry: Entry, window: UInt32)]) {
    var next: UInt32 = 0
    for slot in slots.indices {
      slots[slot].firstEntry = next
      next += slots[slot].entryCount
    }
    var placed = [UInt32](repeating: 0, count: slots.count)
    for (entry, window) in unplaced {
      let slot = slotIndex(of: window)
      entries[Int(slots[slot].firstEntry + placed[slot])] = entry
      placed[slot] += 1
    }
  }

  /// Enough bits that few other windows share one with ours, and few enough to stay in cache.
  private static func bitmapBits(count: Int) -> UInt32 {
    var bits: UInt32 = 18
    while bits < 21, 1 << bits < 256 * count { bits += 1 }
    return bits
  }

  /// The slot of a window, or the free one it would get.
  private func slotIndex(of window: UInt32) -> Int {
    // Not the bitmap's hash: its top bits are the same for all that got here by collision.
    let mixed = (window ^ window >> 15) &* 0x85EB_CA6B
    var index = Int(mixed >> slotShift)
    while slots[index].entryCount > 0, slots[index].window != window {
      index = (index + 1) & (slots.count - 1)
    }
    return index
  }

  private static func window(in bytes: Span<UInt8>, at start: Int) -> UInt32 {
    // SAFETY: the load is bounds-checked by RawSpan, and any four bytes are an integer.
    unsafe UInt32(
      littleEndian: bytes.bytes.unsafeLoadUnaligned(fromByteOffset: start, as: UInt32.self))
  }

  /// Appends the hits of the literals whose window stands at `position`.
  func verify(_ text: Span<UInt8>, at position: Int, into hits: inout [LiteralHit]) {
    let slot = slots[slotIndex(of: Self.window(in: text, at: position))]
    for index in slot.firstEntry..<slot.firstEntry + slot.entryCount {
      let entry = entries[Int(index)]
      let start = position - Int(entry.windowOffset)
      guard start >= 0, start + Int(entry.byteCount) <= text.count,
        isEqual(text, start, Int(entry.byteStart), count: Int(entry.byteCount))
      else { continue }
      hits.append(LiteralHit(start: UInt32(start), literal: entry.literal))
    }
  }

  private func isEqual(
    _ text: Span<UInt8>, _ textStart: Int, _ byteStart: Int, count: Int
  ) -> Bool {
    let bytes = bytes.span
    for offset in 0..<count where text[textStart + offset] != bytes[byteStart + offset] {
      return false
    }
    return true
  }
}
