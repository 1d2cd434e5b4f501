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

  /// Makes candidates of the patterns that the literals of a text stand for, which is its own fold; without
  /// `places` wherever they stand in it.
  mutating func addCandidates(
    of hits: [LiteralHit], at places: [LiteralPlace]?, in text: Span<UInt8>
  ) {
    guard !hits.isEmpty else { return }
    rules.announcements.find(hits, hits.indices, at: places, in: text, into: announced)
    addAnnounced()
  }

  /// Makes a candidate of a pattern that the fold or the original shows, for a reading: of those that look
  /// at the text that is evaluated its own literals tell.
  mutating func addOriginal(_ pattern: UInt32) {
    switch rules.program.patterns[Int(pattern)] {
    case .entity, .regex(_, .raw), .regex(_, .rawBytes): addCandidate(pattern)
    case .phrase, .loose, .regex(_, .fold): break
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
      if isCertain.contains(Int(links[Int(link)].pattern)) { return true }
      link = links[Int(link)].next
    }
    return false
  }
}
