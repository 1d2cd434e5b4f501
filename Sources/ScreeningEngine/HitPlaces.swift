import LiteralSearch
import TextFolding

/// The literals found in one message, and where they stand in its fold.
///
/// One worker's scratch: made for each message that holds a literal, about one in three.
struct HitPlaces {
  private var hits: [LiteralHit] = []
  private var places: [Int] = []
  private var denseStart = 0

  var count: Int { hits.count }

  /// Forgets the last message.
  mutating func removeAll() {
    hits.empty()
    places.empty()
  }

  /// Takes the hits of a message, in order, whose dense text starts at `denseStart`, and finds their
  /// places in its fold. O(fold).
  mutating func find(
    _ found: Span<LiteralHit>, denseStart: Int, in fold: Span<UInt8>,
    _ densifier: borrowing Densifier
  ) {
    removeAll()
    self.denseStart = denseStart
    for index in found.indices {
      hits.append(found[index])
      places.append(Int(found[index].start) - denseStart)
    }
    densifier.findPlaces(of: &places, in: fold)
  }

  func literal(_ index: Int) -> UInt32 { hits[index].literal }

  /// Where a literal starts in the dense view, counted from anywhere.
  func start(_ index: Int) -> Int { Int(hits[index].start) }

  /// Where its first character stands in the fold.
  func place(_ index: Int) -> Int { places[index] }
}
