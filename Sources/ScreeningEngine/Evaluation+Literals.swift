import LiteralSearch
import TextFolding

/// From the literals of a text to the patterns that may match it.
extension Evaluation {
  /// Finds where the literals of the message at hand stand in its fold, and makes candidates of the
  /// patterns they stand for. `hits` are in order of their starts in the dense view, where the
  /// message's begins at `denseStart`.
  mutating func findPlaces(of hits: Span<LiteralHit>, denseStart: Int, in fold: Span<UInt8>) {
    guard !hits.isEmpty else { return hitPlaces.removeAll() }
    hitPlaces.find(hits, denseStart: denseStart, in: fold, rules.program.densifier)
    guard !options.isExhaustive else { return }
    let found = CompanionTable.bits(of: hits)
    for index in hits.indices {
      for position in rules.program.literalPatterns.row(Int(hits[index].literal)) {
        let pattern = rules.program.literalPatterns.elements[position]
        guard
          rules.program.companions.mayMatch(Int(pattern), announcedBy: index, of: hits, found)
        else { continue }
        guard candidateEpochs[Int(pattern)] != epoch else { continue }
        switch rules.program.placed.matches(
          Int(pattern), announcedBy: index, of: hitPlaces, in: fold)
        {
        case .no: continue
        case .maybe: addCandidate(pattern)
        case .yes:
          certainEpochs[Int(pattern)] = epoch
          addCandidate(pattern)
        }
      }
    }
  }

  /// Makes candidates of the patterns that the literals of a text stand for, wherever they stand in
  /// its fold.
  mutating func addCandidates(of hits: Span<LiteralHit>) {
    guard !hits.isEmpty else { return }
    let found = CompanionTable.bits(of: hits)
    for index in hits.indices {
      for position in rules.program.literalPatterns.row(Int(hits[index].literal)) {
        let pattern = rules.program.literalPatterns.elements[position]
        guard
          rules.program.companions.mayMatch(Int(pattern), announcedBy: index, of: hits, found)
        else { continue }
        addCandidate(pattern)
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
