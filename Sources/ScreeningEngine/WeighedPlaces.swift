/// Where the scored entries of one message stand: one pass over its fold for all of them, in lists by
/// entry.
///
/// Evidence asks for dozens of phrases of learned lexicons at once. A walk over the fold for each was
/// a sixth of all screening time with the shipped pack, though one message in thirteen shows evidence.
/// One worker's scratch.
struct WeighedPlaces {
  private struct Place {
    var start: UInt32
    var end: UInt32
    /// The next of the same entry; negative for none.
    var next: Int32
  }

  private var places: [Place] = []
  /// Which entry each place is of.
  private var owners: [UInt32] = []
  /// By entry, its first place; stale for all that were not asked for.
  private var heads: [Int32] = []

  /// Finds where `entries` stand in `fold`, all that `weights` finds there. O(fold) and what is found.
  mutating func find(
    _ entries: [UInt32], of weights: borrowing WeightTable, in fold: Span<UInt8>
  ) {
    places.empty()
    owners.empty()
    guard !entries.isEmpty else { return }
    if heads.isEmpty { heads = Array(repeating: -1, count: weights.entries.count) }
    for index in entries.indices { heads[Int(entries[index])] = -1 }
    weights.forEachPlace(in: fold) { entry, start, end in
      places.append(
        Place(
          start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end), next: -1))
      owners.append(entry)
    }
    // From the last, so that the lists are in order.
    for index in places.indices.reversed() {
      let owner = Int(owners[index])
      places[index].next = heads[owner]
      heads[owner] = Int32(index)
    }
  }

  /// The first place of an entry that was asked for; negative for none.
  func first(of entry: UInt32) -> Int { Int(heads[Int(entry)]) }

  /// The next of the same entry; negative for none.
  func next(behind place: Int) -> Int { Int(places[place].next) }

  /// A place in bytes of the fold.
  func span(_ place: Int) -> Range<Int> { Int(places[place].start)..<Int(places[place].end) }
}
