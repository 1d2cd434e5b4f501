import LiteralSearch
import TextFolding

/// The literals found in one message, and where they stand in its fold.
///
/// One worker's scratch: made for each message that holds a literal, about one in three.
struct HitPlaces {
  private(set) var hits: [LiteralHit] = []
  private var places: [LiteralPlace] = []

  var count: Int { hits.count }

  /// Takes the hits of a message below `limit`, in order, and where they are in its fold.
  mutating func take(
    _ found: Span<LiteralHit>, below limit: UInt32, at foundPlaces: Span<LiteralPlace>
  ) {
    hits.empty()
    places.empty()
    for index in found.indices where found[index].literal < limit {
      hits.append(found[index])
      places.append(foundPlaces[index])
    }
  }

  func literal(_ index: Int) -> UInt32 { hits[index].literal }

  /// Where a literal starts in the dense view, counted from anywhere.
  func start(_ index: Int) -> Int { Int(hits[index].start) }

  /// Where its first character stands in the fold.
  func place(_ index: Int) -> Int { places[index].offset }
}
