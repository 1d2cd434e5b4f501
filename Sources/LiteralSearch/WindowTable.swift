internal import CLiteralScan

/// The literals of four bytes and more, found by one window of four bytes each; and those of three
/// bytes, found by these and whatever byte stands behind, where there are few of them.
struct WindowTable: Sendable {
  /// A bit for each hash of a window in use.
  private(set) var bitmap: [UInt32]
  /// How far right a window's product is shifted to give its hash.
  let shift: UInt32

  private var slots: Slots
  private var threes: Slots
  /// A bit for each hash of a literal of three bytes.
  private var threeBits = [UInt32](repeating: 0, count: Int(WEIR_THREE_WORDS))
  private var entries: [weir_entry] = []
  private let bytes: [UInt8]

  /// Whether there are no such literals.
  var isEmpty: Bool { entries.isEmpty }

  /// Literals of three bytes beyond which they are not for this table: each sets 256 bits.
  static let mostThrees = 24

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
    var long: [(entry: weir_entry, window: UInt32)] = []
    var short: [(entry: weir_entry, window: UInt32)] = []
    var bytes: [UInt8] = []
    bytes.reserveCapacity(total)
    for id in ids {
      let literal = literals[id]
      let offset = literal.count > 3 ? WindowChoice.rarestWindow(of: literal.span) : 0
      let entry = weir_entry(
        literal: UInt32(id), offset: UInt32(offset), start: UInt32(bytes.count),
        count: UInt32(literal.count))
      var window: UInt32 = 0
      for byte in literal[offset..<min(offset + 4, literal.count)].reversed() {
        window = window << 8 | UInt32(byte)
      }
      if literal.count > 3 { long.append((entry, window)) } else { short.append((entry, window)) }
      bytes += literal
    }
    self.bytes = bytes
    let bits = Self.bitmapBits(count: long.count)
    shift = 32 - bits
    bitmap = [UInt32](repeating: 0, count: 1 << (bits - 5))
    slots = Slots(count: long.count)
    threes = Slots(count: short.count)
    slots.place(long, in: &entries)
    threes.place(short, in: &entries)
    for (_, window) in long { mark(window) }
    for (_, window) in short {
      let hash = weir_three_hash(window)
      threeBits[Int(hash >> 5)] |= 1 << (hash & 31)
      for next in UInt32(0)..<256 { mark(window | next << 24) }
    }
  }

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

  /// Appends the hit of a literal of three bytes that ends the text, where a window has no fourth.
  func searchEnd(of text: Span<UInt8>, into hits: inout [LiteralHit]) {
    guard !threes.slots.isEmpty, text.count >= 3 else { return }
    let start = text.count - 3
    let window =
      UInt32(text[start]) | UInt32(text[start + 1]) << 8 | UInt32(text[start + 2]) << 16
    let slot = threes.slots[threes.index(of: window)]
    for index in slot.first..<slot.first + slot.count {
      hits.append(LiteralHit(start: UInt32(start), literal: entries[Int(index)].literal))
    }
  }

  /// Hits that are written at a time.
  private static let hitCount = 256

  /// Appends the hits of the literals whose window stands at one of `candidates`, positions with at
  /// least four bytes of `text` behind them.
  func verify(
    _ text: Span<UInt8>, at candidates: UnsafeBufferPointer<UInt32>, into hits: inout [LiteralHit]
  ) {
    guard let first = candidates.baseAddress, !candidates.isEmpty else { return }
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
          } while progress.part < 2
        }
      }
    }
  }

  /// Lends the tables as verifying takes them.
  private func withTables(_ body: (UnsafePointer<weir_windows>) -> Void) {
    // SAFETY: the tables live for the closures.
    unsafe slots.slots.withUnsafeBufferPointer { slots in
      unsafe threes.slots.withUnsafeBufferPointer { threes in
        unsafe entries.withUnsafeBufferPointer { entries in
          unsafe bytes.withUnsafeBufferPointer { bytes in
            unsafe threeBits.withUnsafeBufferPointer { bits in
              var tables = unsafe weir_windows(
                slots: slots.baseAddress, threes: threes.baseAddress,
                slot_shift: self.slots.shift, threes_shift: self.threes.shift,
                three_bits: bits.baseAddress, entries: entries.baseAddress,
                bytes: bytes.baseAddress)
              unsafe body(&tables)
            }
          }
        }
      }
    }
  }
}
