import LiteralSearch
import TextFolding

/// Where the scored entries of one message stand, in lists by phrase.
///
/// Evidence asks for dozens of phrases of learned lexicons at once. A walk over the fold for each was
/// a seventh of all screening time with the shipped pack, though one message in thirteen shows
/// evidence; one walk for all of them, with the table out of the cache by then, a twentieth. One
/// worker's scratch.
struct WeighedPlaces {
  private var places: [PhrasePlace] = []
  /// For each place the next of the same phrase; negative for none.
  private var following: [Int32] = []
  /// By phrase, its first place; stale for phrases that have none here.
  private var heads: [Int32] = []

  /// Forgets the last message.
  mutating func removeAll() { places.empty() }

  /// Takes the next place, in order of their starts.
  @inline(__always)
  mutating func take(_ place: PhrasePlace) { places.append(place) }

  /// How many there are.
  var count: Int { places.count }

  /// The first span from `end` on, the longest of those, of a phrase that adds to `signal`; nil where
  /// there is none. O(places), and a look at the table for few of them.
  func first(
    from end: UInt32, addingTo signal: UInt32, but ignored: UInt32?, in scripts: ScriptSet,
    _ table: WeightTable
  ) -> PhrasePlace? {
    var best: PhrasePlace?
    var start = UInt32.max
    var last: UInt32 = 0
    for index in places.indices {
      let place = places[index]
      guard place.start >= end, place.start < start || place.start == start && place.end > last,
        place.phrase != ignored, table.adds(place.phrase, to: signal, in: scripts)
      else { continue }
      best = place
      (start, last) = (place.start, place.end)
    }
    return best
  }

  /// Whether a place of the same phrase starts before `place` and overlaps it.
  func overlapsItself(_ place: PhrasePlace) -> Bool {
    for index in places.indices
    where places[index].phrase == place.phrase && places[index].start < place.start
      && places[index].end > place.start
    {
      return true
    }
    return false
  }

  /// Makes the lists. O(places).
  mutating func sort(phraseCount: Int) {
    if heads.count < phraseCount { heads = Array(repeating: -1, count: phraseCount) }
    for index in places.indices { heads[Int(places[index].phrase)] = -1 }
    following.empty()
    for _ in places.indices { following.append(-1) }
    // From the last, so that the lists are in order.
    for index in places.indices.reversed() {
      let phrase = Int(places[index].phrase)
      following[index] = heads[phrase]
      heads[phrase] = Int32(index)
    }
  }

  /// The first place of a phrase that has one; after `sort`.
  func first(of phrase: UInt32) -> Int { Int(heads[Int(phrase)]) }

  /// The next of the same phrase; negative for none.
  func next(behind place: Int) -> Int { Int(following[place]) }

  /// A place in bytes of the fold.
  func span(_ place: Int) -> Range<Int> { Int(places[place].start)..<Int(places[place].end) }
}
