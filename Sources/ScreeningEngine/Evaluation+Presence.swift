import PCRE2
import TextFolding

/// Whether a signal is there at all: most conditions ask no more, and of most messages that have a span
/// nobody asks where.
extension Evaluation {
  /// Whether a signal has a span in this message: at the first match of one of its patterns. Where all
  /// spans are is looked for when a distance, a count or evidence asks.
  mutating func isPresent(_ signal: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>) -> Bool {
    if hasSpansForCertain(signal) { return true }
    guard profile == nil, signalMemos[signal].epoch != round, weighed[signal].epoch != epoch,
      rules.program.signals[signal].exception == nil,
      rules.program.signals[signal].children.count == 0
    else { return !spans(ofSignal: signal, fold, raw).isEmpty }
    var link = linkHeads[signal].epoch == epoch ? linkHeads[signal].first : -1
    while link >= 0 {
      if hasMatch(ofPattern: Int(links[Int(link)].pattern), fold, raw) { return true }
      link = links[Int(link)].next
    }
    return false
  }

  private mutating func hasMatch(
    ofPattern pattern: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> Bool {
    if patternMemos[pattern].epoch != epoch,
      case .regex(let regex, let view) = rules.program.patterns[pattern], !clock.isSpent
    {
      guard hasChain(ofPattern: pattern, fold, raw) else {
        patternMemos[pattern] = Memo(epoch: epoch, list: .empty)
        return false
      }
      let starts = view == .fold ? starts(of: pattern) : 0...Int.max
      let outcome = matcher.firstMatch(
        of: regex, in: view == .fold ? fold : raw, from: starts.lowerBound,
        startingBy: starts.upperBound)
      clock.countCall(budget: options.timeBudget, afterLimit: outcome == .limitReached)
      switch outcome {
      case .match(let start, let end) where end > start:
        isCertain.insert(pattern)
        return true
      case .noMatch:
        patternMemos[pattern] = Memo(epoch: epoch, list: .empty)
        return false
      case .match, .limitReached, .failed: break
      }
    }
    return !spans(ofPattern: pattern, fold, raw).isEmpty
  }
}
