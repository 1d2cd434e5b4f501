import EntityFinding
import TextFolding

/// Entities: found once a message for each kind, then narrowed to what each query wants.
extension Evaluation {
  /// Adds the spans of the matches that `query` accepts.
  mutating func addSpans(of query: EntityQuery, _ fold: Span<UInt8>, _ raw: Span<UInt8>) {
    let first = pool.count
    for index in matches(of: query.kind, fold, raw) where query.accepts(entities[index]) {
      pool.append(FoldSpan(entities[index].start, entities[index].end))
      if pool.count - first == maximumSpans { return }
    }
  }

  /// The matches of a kind in this message, as indices into `entities`.
  mutating func matches(
    of kind: EntityKind, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Range<Int> {
    guard possibleKinds.holds(kind) else { return 0..<0 }
    if let known = entityKinds.first(where: { $0.kind == kind }) { return known.matches }
    if kind == .wallet { buildRawMap(raw) }
    let start = entities.count
    if let readingMap {
      findFolded(kind, readingMap, raw)
      if kind != .wallet { addRead(kind, after: start, fold, raw) }
    } else {
      let map = rawMap
      EntityFinder.find(
        kind, fold: fold, raw: raw, foldedRange: { map.foldedRange(ofOriginal: $0) },
        into: &entities)
    }
    let found = start..<entities.count
    entityKinds.append(FoundKind(kind: kind, matches: found))
    return found
  }

  /// Finds a kind in the fold of the message while a reading of it is evaluated, in places of the
  /// reading: what the reading puts together may hide what the sender wrote plainly.
  private mutating func findFolded(
    _ kind: EntityKind, _ readingMap: OffsetMap, _ raw: Span<UInt8>
  ) {
    buildRawMap(raw)
    let start = entities.count
    let (plain, map) = (rawFold, rawMap)
    EntityFinder.find(
      kind, fold: plain.storage.span.extracting(0..<plain.count), raw: raw,
      foldedRange: { map.foldedRange(ofOriginal: $0) }, into: &entities)
    var end = 0
    var kept = start
    for index in start..<entities.count {
      let range = readingMap.foldedRange(
        ofOriginal: entities[index].start..<entities[index].end)
      // Two that a changed word joins are one place.
      guard !range.isEmpty, range.lowerBound >= end else { continue }
      entities[kept] = entities[index]
      entities[kept].start = range.lowerBound
      entities[kept].end = range.upperBound
      end = range.upperBound
      kept += 1
    }
    entities.removeLast(entities.count - kept)
  }

  /// Adds what only the reading shows, and puts all from `start` on in order.
  private mutating func addRead(
    _ kind: EntityKind, after start: Int, _ text: Span<UInt8>, _ raw: Span<UInt8>
  ) {
    let known = entities.count
    EntityFinder.find(
      kind, fold: text, raw: raw, foldedRange: { $0 }, into: &entities)
    // Both lists are in order and without overlap: one walk over them.
    var kept = known
    var near = start
    for index in known..<entities.count {
      while near < known, entities[near].end <= entities[index].start { near += 1 }
      guard near == known || entities[index].end <= entities[near].start else { continue }
      entities[kept] = entities[index]
      kept += 1
    }
    entities.removeLast(entities.count - kept)
    entities[start...].sort { $0.start < $1.start }
  }
}

/// The matches of one kind of entity in the message at hand.
struct FoundKind {
  var kind: EntityKind
  /// Into `Evaluation.entities`.
  var matches: Range<Int>
}
