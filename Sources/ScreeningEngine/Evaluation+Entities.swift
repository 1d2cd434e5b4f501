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
    let map = rawMap
    EntityFinder.find(
      kind, fold: fold, raw: raw, foldedRange: { map.foldedRange(ofOriginal: $0) },
      into: &entities)
    let found = start..<entities.count
    entityKinds.append(FoundKind(kind: kind, matches: found))
    return found
  }
}

/// The matches of one kind of entity in the message at hand.
struct FoundKind {
  var kind: EntityKind
  /// Into `Evaluation.entities`.
  var matches: Range<Int>
}
