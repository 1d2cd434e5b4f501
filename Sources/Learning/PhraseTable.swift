/// Counts of phrases by key: open addressing, no deletion.
///
/// A phrase is counted once a cluster and side. Messages must come cluster by cluster, so that the
/// last cluster seen says whether this one is new.
struct PhraseTable {
  /// What is known of a phrase.
  struct Entry {
    var key: UInt64
    /// Clusters that have it, by side.
    var counts: (first: UInt32, second: UInt32) = (0, 0)
    private var last: (first: Int32, second: Int32) = (-1, -1)
    /// A bit for each source (modulo 64, so that beyond 64 sources too few are counted, not too
    /// many).
    private var sources: (first: UInt64, second: UInt64) = (0, 0)

    init(key: UInt64) { self.key = key }

    /// Notes that a message of `cluster` has the phrase.
    mutating func note(cluster: Int32, source: Int, isFirst: Bool) {
      let bit = UInt64(1) << UInt64(source & 63)
      if isFirst {
        sources.first |= bit
        guard last.first != cluster else { return }
        last.first = cluster
        counts.first += 1
      } else {
        sources.second |= bit
        guard last.second != cluster else { return }
        last.second = cluster
        counts.second += 1
      }
    }

    /// How many sources have it on each side.
    var sourceCounts: (first: Int, second: Int) {
      (sources.first.nonzeroBitCount, sources.second.nonzeroBitCount)
    }
  }

  private(set) var entries: [Entry] = []
  /// Index into `entries` plus 1; 0 for an empty slot.
  private var slots: [UInt32]

  init() { slots = [UInt32](repeating: 0, count: 1 << 12) }

  /// The index of the entry of `key`, made if it is not there. Amortised O(1).
  mutating func index(of key: UInt64) -> Int {
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].key == key { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    entries.append(Entry(key: key))
    slots[slot] = UInt32(entries.count)
    if entries.count * 3 > slots.count * 2 { grow() }
    return entries.count - 1
  }

  /// The index of the entry of `key`, if it is there.
  func find(_ key: UInt64) -> Int? {
    var slot = slot(of: key)
    while slots[slot] != 0 {
      let index = Int(slots[slot]) - 1
      if entries[index].key == key { return index }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  /// Notes a message for the entry at `index`.
  mutating func note(_ index: Int, cluster: Int32, source: Int, isFirst: Bool) {
    entries[index].note(cluster: cluster, source: source, isFirst: isFirst)
  }

  private func slot(of key: UInt64) -> Int {
    // The finaliser of SplitMix64: near keys land far apart.
    var z = key &+ 0x9E37_79B9_7F4A_7C15
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return Int(truncatingIfNeeded: (z ^ (z >> 31)) & UInt64(slots.count - 1))
  }

  private mutating func grow() {
    slots = [UInt32](repeating: 0, count: slots.count * 2)
    for (index, entry) in entries.enumerated() {
      var slot = slot(of: entry.key)
      while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = UInt32(index + 1)
    }
  }
}
