package import ScreeningEngine
package import Diagnostics

/// The pattern of every phrase and regular expression of the rules, by the place of its literal.
///
/// Sorted, not hashed: the literals come nearly in order, and screening never asks.
package struct PatternPlaces: Sendable {
  private struct Entry {
    var place: SourceRange
    var pattern: PatternID
  }

  private var entries: [Entry] = []

  init() {}

  mutating func reserve(_ count: Int) { entries.reserveCapacity(count) }

  mutating func add(_ pattern: Int, at place: SourceRange) {
    entries.append(Entry(place: place, pattern: PatternID(pattern)))
  }

  /// Puts them in order, once all are there.
  mutating func sort() {
    let isSorted = zip(entries, entries.dropFirst()).allSatisfy { !($1.place.isBefore($0.place)) }
    if !isSorted { entries.sort { $0.place.isBefore($1.place) } }
  }

  /// The pattern of the literal at a place; nil for one that was refused. O(log literals).
  package subscript(_ place: SourceRange) -> PatternID? {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].place.isBefore(place) { low = middle + 1 } else { high = middle }
    }
    guard low < entries.count, entries[low].place == place else { return nil }
    return entries[low].pattern
  }
}

extension SourceRange {
  fileprivate func isBefore(_ other: SourceRange) -> Bool {
    (file.rawValue, start, end) < (other.file.rawValue, other.start, other.end)
  }
}
