import PCRE2
import TextFolding

/// Confirming patterns: from "its literal is there" to its spans.
extension Evaluation {
  /// The spans of a pattern in this message, in order and without overlap, at most
  /// `maximumSpans`. Looked for once a message.
  mutating func spans(
    ofPattern pattern: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> SpanList {
    if patternMemos[pattern].epoch == epoch { return patternMemos[pattern].list }
    guard hasChain(ofPattern: pattern, fold, raw) else {
      patternMemos[pattern] = Memo(epoch: epoch, list: .empty)
      return .empty
    }
    if let profile { return recordedSpans(ofPattern: pattern, profile, fold, raw) }
    return findSpans(ofPattern: pattern, fold, raw)
  }

  /// Looks for a pattern and remembers its spans. Inlined, so that the way there without a profile
  /// is the same code as if there were none.
  @inline(__always)
  mutating func findSpans(
    ofPattern pattern: Int, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> SpanList {
    let start = pool.count
    switch rules.program.patterns[pattern] {
    case .phrase(let phrase): addSpans(of: phrase, starts(of: pattern), fold)
    case .loose(let loose): addSpans(of: loose, fold)
    case .regex(let regex, .fold): addSpans(of: regex, pattern, starts(of: pattern), in: fold)
    case .regex(let regex, .raw), .regex(let regex, .rawBytes):
      addSpans(of: regex, pattern, 0...Int.max, in: raw)
      moveToFold(from: start, raw)
    case .entity(let query): addSpans(of: query, fold, raw)
    }
    let list = SpanList(start: start, count: pool.count - start)
    patternMemos[pattern] = Memo(epoch: epoch, list: list)
    return list
  }

  /// Where in the fold a match of a pattern may start, told by its literals: none before those that it
  /// may have, and each before one of them ends. With the shipped pack three calls of PCRE2 in four find
  /// nothing, and each call after a match is there to see that no other follows.
  func starts(of pattern: Int) -> ClosedRange<Int> {
    guard pattern < rules.program.literalEnds.count, isCandidate.contains(pattern) else {
      return 0...Int.max
    }
    let end = Int(rules.program.literalEnds[pattern])
    guard end > 0 else { return 0...Int.max }
    let literals = literalWindows[pattern]
    return max(0, Int(literals.first) - end + 1)...Int(literals.last)
  }

  private mutating func addSpans(
    of phrase: PhraseProgram, _ starts: ClosedRange<Int>, _ fold: Span<UInt8>
  ) {
    let phrases = rules.program.phraseBytes
    let bytes = phrases.span.extracting(phrase.bytes.range)
    var from = starts.lowerBound
    for _ in 0..<maximumSpans {
      guard from <= starts.upperBound,
        let span = PhraseMatcher.firstMatch(
          of: bytes, takesRest: phrase.takesRest, startsClause: phrase.startsClause, in: fold,
          from: from)
      else { return }
      pool.append(span)
      from = Int(span.end)
    }
  }

  private mutating func addSpans(of loose: LooseProgram, _ fold: Span<UInt8>) {
    var from = 0
    for _ in 0..<maximumSpans {
      guard let found = LooseMatcher.firstMatch(of: loose, in: fold, from: from) else { return }
      pool.append(found.span)
      if found.isSplit { splitWords += 1 }
      if found.isSubstituted { substitutedWords += 1 }
      from = Int(found.span.end)
    }
  }

  private mutating func addSpans(
    of regex: Pattern, _ pattern: Int, _ starts: ClosedRange<Int>, in text: Span<UInt8>
  ) {
    var from = starts.lowerBound
    for _ in 0..<maximumSpans {
      guard from <= starts.upperBound else { return }
      guard !clock.isSpent else {
        limits.append(Verdict.LimitEvent(pattern: PatternID(pattern), limit: .time))
        return
      }
      let outcome = matcher.firstMatch(
        of: regex, in: text, from: from, startingBy: starts.upperBound)
      clock.countCall(budget: options.timeBudget, afterLimit: outcome == .limitReached)
      switch outcome {
      case .match(let start, let end):
        // The compiler refuses patterns that match the empty string; look-arounds can still make
        // an empty match, which says nothing and must not stop the walk.
        if end > start { pool.append(FoldSpan(start, end)) }
        from = max(end, start + 1)
        if end == start {
          while from < text.count, text[from] & 0xC0 == 0x80 { from += 1 }
        }
        if from > text.count { return }
      case .noMatch: return
      case .limitReached, .failed:
        limits.append(Verdict.LimitEvent(pattern: PatternID(pattern), limit: .match))
        return
      }
    }
  }

  /// Turns spans in the original, added from `start` on, into spans in the fold.
  private mutating func moveToFold(from start: Int, _ raw: Span<UInt8>) {
    guard pool.count > start else { return }
    buildRawMap(raw)
    for index in start..<pool.count {
      let folded = foldedRange(ofOriginal: pool[index].range)
      pool[index] = FoldSpan(folded.lowerBound, folded.upperBound)
    }
  }

  /// Where original bytes are in the text that is evaluated: the fold or a reading of it.
  func foldedRange(ofOriginal range: Range<Int>) -> Range<Int> {
    let folded = rawMap.foldedRange(ofOriginal: range)
    return readingMap?.foldedRange(ofOriginal: folded) ?? folded
  }

  /// Makes the map from the original to the fold, once a message.
  mutating func buildRawMap(_ raw: Span<UInt8>) {
    guard !hasRawMap else { return }
    hasRawMap = true
    rawFold.removeAll()
    _ = Folder.fold(raw, into: &rawFold, map: &rawMap)
  }
}
