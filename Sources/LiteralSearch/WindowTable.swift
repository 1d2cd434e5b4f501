internal import CLiteralScan

/// The literals of four bytes and more, found by one window of four bytes each.
struct WindowTable: Sendable {
  /// A bit for each hash of a window in use.
  private(set) var bitmap: [UInt32]
  /// How far right a window's product is shifted to give its hash.
  let shift: UInt32

  private var slots: Slots
  private var entries: [weir_entry] = []
  private let bytes: [UInt8]

  /// Whether there are no such literals.
  var isEmpty: Bool { entries.isEmpty }

  /// An open-addressing table of windows, at most half full, so that a look-up ends after one or two
  /// slots.
  private struct Slots: Sendable {
    var slots: [weir_slot]
    /// 32 for none.
    var shift: UInt32

    init(count: Int) {
      guard count > 0 else {
        slots = []
        shift = 32
        return
      }
      var bits: UInt32 = 2
      while 1 << bits < 2 * count { bits += 1 }
      shift = 32 - bits
      slots = Array(repeating: weir_slot(window: 0, first: 0, count: 0), count: 1 << bits)
    }

    func index(of window: UInt32) -> Int {
      // SAFETY: the table has 2^(32 - shift) slots, half of them free.
      unsafe slots.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return 0 }
        return unsafe Int(weir_slot_of(base, shift, window))
      }
    }

    /// Gives each of `placed` a place among `entries`, those of one window together.
    mutating func place(
      _ placed: [(entry: weir_entry, window: UInt32)], in entries: inout [weir_entry]
    ) {
      for (_, window) in placed {
        let slot = index(of: window)
        slots[slot].window = window
        slots[slot].count += 1
      }
      var next = UInt32(entries.count)
      for slot in slots.indices {
        slots[slot].first = next
        next += slots[slot].count
      }
      entries += placed.map(\.entry)
      var filled = [UInt32](repeating: 0, count: slots.count)
      for (entry, window) in placed {
        let slot = index(of: window)
        entries[Int(slots[slot].first + filled[slot])] = entry
        filled[slot] += 1
      }
    }
  }

  /// `ids` are those of the literals that are for this table.
  init(literals: [[UInt8]], ids: [Int]) {
    let total = ids.reduce(0) { $0 + literals[$1].count }
    precondition(total < Int(UInt32.max), "the literals must be smaller than 4 GiB together")
    var placed: [(entry: weir_entry, window: UInt32)] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(total)
    for id in ids {
      let literal = literals[id]
      let offset = WindowChoice.rarestWindow(of: literal.span)
      let entry = weir_entry(
        literal: UInt32(id), offset: UInt32(offset), start: UInt32(bytes.count),
        count: UInt32(literal.count))
      var window: UInt32 = 0
      for byte in literal[offset..<offset + 4].reversed() { window = window << 8 | UInt32(byte) }
      placed.append((entry, window))
      bytes += literal
    }
    self.bytes = bytes
    let bits = Self.bitmapBits(count: placed.count)
    shift = 32 - bits
    bitmap = [UInt32](repeating: 0, count: 1 << (bits - 5))
    slots = Slots(count: placed.count)
    slots.place(placed, in: &entries)
    for (_, window) in placed { mark(window) }
  }

  /// The windows in use, each once.
  var windows: [UInt32] { slots.slots.filter { $0.count > 0 }.map(\.window) }

  private mutating func mark(_ window: UInt32) {
    let hash = (window &* WEIR_WINDOW_MULTIPLIER) >> shift
    bitmap[Int(hash >> 5)] |= 1 << (hash & 31)
  }

  /// Enough bits that few other windows share one with ours, and few enough to stay in cache: 64,
  /// 256 and 1,024 a literal gave about 495, 430 and 470 MB/s with 2,000 literals of two characters.
  private static func bitmapBits(count: Int) -> UInt32 {
    var bits: UInt32 = 18
    while bits < 21, 1 << bits < 64 * count { bits += 1 }
    return bits
  }

  /// Hits that are written at a time.
  private static let hitCount = 256

  /// Appends the hits of the literals whose window stands at one of `candidates`, positions with at
  /// least four bytes of `text` behind them.
  func verify(
    _ text: Span<UInt8>, at candidates: UnsafeBufferPointer<UInt32>, into hits: inout [LiteralHit]
  ) {
    guard let first = candidates.baseAddress, !candidates.isEmpty, !isEmpty else { return }
    // SAFETY: the tables refer to one another within their bounds, as `init` makes them; no more hits
    // are written than the buffer has room for.
    unsafe withUnsafeTemporaryAllocation(of: weir_hit.self, capacity: Self.hitCount) { found in
      guard let output = found.baseAddress else { return }
      unsafe withTables { tables in
        unsafe text.withUnsafeBufferPointer { text in
          var progress = weir_verify_progress()
          repeat {
            let count = unsafe weir_verify(
              text.baseAddress, text.count, first, candidates.count, tables, output,
              Self.hitCount, &progress)
            for index in 0..<count {
              let hit = unsafe found[index]
              hits.append(LiteralHit(start: hit.start, literal: hit.literal))
            }
          } while progress.is_done == 0
        }
      }
    }
  }

  /// Lends the tables as verifying takes them.
  private func withTables(_ body: (UnsafePointer<weir_windows>) -> Void) {
    // SAFETY: the tables live for the closures.
    unsafe slots.slots.withUnsafeBufferPointer { slots in
      unsafe entries.withUnsafeBufferPointer { entries in
        unsafe bytes.withUnsafeBufferPointer { bytes in
          var tables = unsafe weir_windows(
            slots: slots.baseAddress, slot_shift: self.slots.shift,
            entries: entries.baseAddress, bytes: bytes.baseAddress)
          unsafe body(&tables)
        }
      }
    }
  }
}
