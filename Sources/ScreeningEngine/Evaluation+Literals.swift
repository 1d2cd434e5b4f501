import LiteralSearch
import TextFolding

/// From the literals of a text to the patterns that may match it.
extension Evaluation {
  /// Makes candidates of the patterns that were found last.
  mutating func addAnnounced() {
    for index in 0..<announced.count {
      let candidate = announced[index]
      let pattern = Int(candidate.pattern)
      guard !isCandidate.contains(pattern) else { continue }
      addNewCandidate(candidate.pattern, candidate.record, candidate.literals)
      // Not of the pattern that is ignored, which is no candidate: its bit would stay.
      if candidate.isCertain, isCandidate.contains(pattern) { isCertain.insert(pattern) }
    }
  }

  /// Makes candidates of the patterns that the literals of a text stand for, wherever they stand in
  /// its fold.
  mutating func addCandidates(of hits: [LiteralHit]) {
    guard !hits.isEmpty else { return }
    rules.announcements.find(hits, hits.indices, at: nil, in: Span(), into: announced)
    addAnnounced()
  }

  /// Whether a signal has a span for certain; where it is not seen from here, its spans have to be
  /// found.
  func hasSpansForCertain(_ signal: Int) -> Bool {
    guard profile == nil, linkHeads[signal].epoch == epoch,
      rules.program.signals[signal].exception == nil
    else { return false }
    var link = linkHeads[signal].first
    while link >= 0 {
      if isCertain.contains(Int(links[Int(link)].pattern)) { return true }
      link = links[Int(link)].next
    }
    return false
  }
}
