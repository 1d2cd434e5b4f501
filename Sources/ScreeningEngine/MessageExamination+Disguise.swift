import TextFolding

extension MessageExamination {
  /// A loose phrase found under a disguise, which folding does not take off.
  package struct DisguisedMatch: Sendable, Equatable {
    package var pattern: PatternID
    package var place: Place
    /// Separators stand between its characters, where the phrase has none or fewer.
    package var isSplit: Bool
    /// A variant stands for a character or word of it.
    package var isSubstituted: Bool
  }
}

extension Evaluation {
  /// The loose phrases found under a disguise, by place; of several at one place the first.
  mutating func disguisedMatches(
    _ map: PlaceMap, _ fold: Span<UInt8>
  ) -> [MessageExamination.DisguisedMatch] {
    var found: [MessageExamination.DisguisedMatch] = []
    candidates.sort()
    for index in candidates.indices {
      let pattern = Int(candidates[index])
      guard case .loose(let loose) = rules.program.patterns[pattern] else { continue }
      var from = 0
      while found.count < maximumSpans,
        let match = LooseMatcher.firstMatch(of: loose, in: fold, from: from)
      {
        from = Int(match.span.end)
        guard match.isSplit || match.isSubstituted else { continue }
        let place = MessageExamination.Place(match.span, map)
        guard !found.contains(where: { $0.place == place }) else { continue }
        found.append(
          .init(
            pattern: PatternID(pattern), place: place, isSplit: match.isSplit,
            isSubstituted: match.isSubstituted))
      }
    }
    return found.sorted { $0.place.folded.lowerBound < $1.place.folded.lowerBound }
  }
}
