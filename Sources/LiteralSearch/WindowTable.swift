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

  /// Enough bits that few other windows share one with ours, and few enough to stay in cache: 64,
  /// 256 and 1,024 a literal gave about 495, 430 and 470 MB/s with 2,000 literals of two characters.
  private static func bitmapBits(count: Int) -> UInt32 {
    var bits: UInt32 = 18
    while bits < 21, 1 << bits < 64 * count { bits += 1 }
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

  /// Compares at least four bytes, by words: the last word may overlap the one before it.
  private func isEqual(
    _ text: Span<UInt8>, _ textStart: Int, _ byteStart: Int, count: Int
  ) -> Bool {
    // SAFETY: every load is bounds-checked by RawSpan, and any bytes are an integer.
    let (text, bytes) = unsafe (text.bytes, bytes.span.bytes)
    guard count >= 8 else {
      let last = count - 4
      let heads = unsafe (
        text.unsafeLoadUnaligned(fromByteOffset: textStart, as: UInt32.self),
        bytes.unsafeLoadUnaligned(fromByteOffset: byteStart, as: UInt32.self)
      )
      let tails = unsafe (
        text.unsafeLoadUnaligned(fromByteOffset: textStart + last, as: UInt32.self),
        bytes.unsafeLoadUnaligned(fromByteOffset: byteStart + last, as: UInt32.self)
      )
      return heads.0 == heads.1 && tails.0 == tails.1
    }
    var offset = 0
    while true {
      // SAFETY: as above.
      let isSame =
        unsafe text.unsafeLoadUnaligned(
          fromByteOffset: textStart + offset, as: UInt64.self)
        == bytes.unsafeLoadUnaligned(fromByteOffset: byteStart + offset, as: UInt64.self)
      guard isSame else { return false }
      guard offset + 8 < count else { return true }
      offset = min(offset + 8, count - 8)
    }
  }
}
