import LiteralSearch
import TextFolding

/// From the literals of a text to the patterns that may match it.
extension Evaluation {
  /// Makes candidates of the patterns that the literals of the message at hand stand for. `hits` are in
  /// order of their starts in the dense view, `foundPlaces` where they stand in the fold.
  ///
  /// Only literals that stand for a pattern or a companion are kept: companions look at the hits around
  /// theirs, and those of words alone, which a pack with learned lexicons has the most of, would only be
  /// in the way.
  mutating func addCandidates(
    of hits: Span<LiteralHit>, at foundPlaces: Span<LiteralPlace>, in fold: Span<UInt8>
  ) {
    guard !options.isExhaustive, !hits.isEmpty else { return }
    var announcing = HitPlaces()
    swap(&announcing, &hitPlaces)
    defer { swap(&announcing, &hitPlaces) }
    announcing.take(hits, below: rules.program.patternLiterals, at: foundPlaces)
    guard announcing.count > 0 else { return }
    // A constant: of a variable that a closure holds, each use in it copies the arrays.
    let places = announcing
    forEachPattern(announcedBy: announcing.hits.span) { evaluation, announced, index in
      if announced.placed >= 0 {
        switch evaluation.rules.program.placed.matches(
          announced.placed, announcedBy: index, of: places, in: fold)
        {
        case .no: return
        case .maybe: break
        case .yes: evaluation.certainEpochs[Int(announced.pattern)] = evaluation.epoch
        }
      }
      evaluation.addNewCandidate(announced.pattern, announced.record)
    }
  }

  /// Makes candidates of the patterns that the literals of a text stand for, wherever they stand in
  /// its fold.
  mutating func addCandidates(of hits: Span<LiteralHit>) {
    guard !hits.isEmpty else { return }
    var announcing: [LiteralHit] = []
    swap(&announcing, &announcingHits)
    defer { swap(&announcing, &announcingHits) }
    keepAnnouncing(hits, in: &announcing)
    forEachPattern(announcedBy: announcing.span) { evaluation, announced, _ in
      evaluation.addNewCandidate(announced.pattern, announced.record)
    }
  }

  /// Leaves those literals that stand for a pattern or a companion.
  private func keepAnnouncing(_ hits: Span<LiteralHit>, in announcing: inout [LiteralHit]) {
    announcing.empty()
    for index in hits.indices where hits[index].literal < rules.program.patternLiterals {
      announcing.append(hits[index])
    }
  }

  /// Hands on each pattern that a literal stands for, is no candidate yet and has its companion where
  /// it must be, with the index of that literal.
  @inline(__always)
  private mutating func forEachPattern(
    announcedBy hits: Span<LiteralHit>,
    _ body: (inout Evaluation, AnnouncementTable.Announcement, Int) -> Void
  ) {
    presentCompanions.find(hits, rules.program.companions)
    for index in hits.indices {
      for position in rules.announcements.rows.row(Int(hits[index].literal)) {
        let announced = rules.announcements.rows.elements[position]
        // What most pairs fail first, and in a small table.
        if announced.companion >= 0,
          !rules.program.companions.isThere(announced.companion, presentCompanions)
        {
          continue
        }
        guard candidateEpochs[Int(announced.pattern)] != epoch,
          announced.companion < 0
            || rules.program.companions.isWithinReach(announced.companion, of: index, in: hits)
        else { continue }
        body(&self, announced, index)
      }
    }
  }

  /// Whether a signal has a span for certain; where it is not seen from here, its spans have to be
  /// found.
  func hasSpansForCertain(_ signal: Int) -> Bool {
    guard profile == nil, linkHeads[signal].epoch == epoch,
      rules.program.signals[signal].exception == nil
    else { return false }
    var link = linkHeads[signal].first
    while link >= 0 {
      if certainEpochs[Int(links[Int(link)].pattern)] == epoch { return true }
      link = links[Int(link)].next
    }
    return false
  }
}
