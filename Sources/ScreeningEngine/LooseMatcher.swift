import TextFolding

/// Finds loose phrases: variants may stand for characters, separators between them.
///
/// Between two characters at most three separators; if only one gap of the whole match is filled,
/// it holds no sentence end and no line feed. Both ends keep the edge rule.
struct LooseMatcher {
  /// Steps one start position may take. Alternatives of a character share no prefix in practice,
  /// so a match takes about as many steps as it has characters; this bounds hostile variants.
  private static let maximumSteps = 4096
  private static let maximumSeparators = 3

  /// A match and how it was disguised.
  struct Found {
    var span: FoldSpan
    /// Whether separators stand between its characters where the phrase has none, or fewer.
    var isSplit: Bool
    /// Whether a variant stands for one of its characters.
    var isSubstituted: Bool
    /// Of a reading: the gaps with more separators than the phrase has there.
    var splits = 0
  }

  private var steps = 0
  private var best: Found?
  /// Whether a match must be one that a reading may make: see `firstReading`.
  private var isReading = false

  /// The first, and there the longest, match that starts at or after `from`.
  static func firstMatch(
    of program: LooseProgram, in text: Span<UInt8>, from: Int
  ) -> Found? {
    var start = from
    while start < text.count {
      // A byte inside a character is the first of none, so stepping by bytes is safe.
      guard program.firstBytes.contains(text[start]) else {
        start += 1
        continue
      }
      var matcher = LooseMatcher()
      matcher.follow(
        program, position: 0, at: start, start: start, gaps: Gaps(), in: text)
      if let best = matcher.best { return best }
      start += text.scalar(at: start).length
    }
    return nil
  }

  /// The match of a word of the rules that starts at `start`, for the reading of a message in which
  /// words are put together again.
  ///
  /// Every phrase and literal is tried so, not only those that authors call loose, so it is
  /// stricter: punctuation that separates words may stand in the way only where it does so more than
  /// once, spaces between letters only where they part them all, and digits stay apart.
  static func reading(
    of program: LooseProgram, at start: Int, in text: Span<UInt8>
  ) -> Found? {
    guard start < text.count, program.firstBytes.contains(text[start]),
      !(text.hasSpacedWord(at: start) && text.hasSpacedWord(before: start))
    else { return nil }
    var matcher = LooseMatcher()
    matcher.isReading = true
    matcher.follow(program, position: 0, at: start, start: start, gaps: Gaps(), in: text)
    return matcher.best
  }

  /// The gaps that a partial match has filled.
  fileprivate struct Gaps {
    var filled = 0
    var isSplit = false
    var hasSentenceEnd = false
    var isSubstituted = false
    /// Characters so far.
    var scalars = 0
    /// Gaps with more separators than the phrase has there, or others.
    var splits = 0
    var hasPause = false
    /// Whether spaces stand between letters of a spaced script that the phrase has together.
    var joinsWords = false
    var joinsDigits = false
    /// Whether letters stand together that the phrase has apart: dont, for don't.
    var runsTogether = false
    /// Whether a separator stands where or as nobody writes it who does not want to hide the word.
    var isRespelled = false

    /// Whether a match may end so.
    var isAllowed: Bool { filled != 1 || !hasSentenceEnd }

    /// Whether a match of a reading may end so.
    var isReadable: Bool {
      (isRespelled || isSubstituted) && !joinsDigits && !runsTogether
        && (splits > 1 || !hasSentenceEnd && !hasPause)
        && (!joinsWords || filled == scalars - 1)
    }
  }

  private mutating func follow(
    _ program: LooseProgram, position: Int, at offset: Int, start: Int, gaps: Gaps,
    in text: Span<UInt8>
  ) {
    if position == program.arcs.count - 1 {
      accept(program, end: offset, start: start, gaps: gaps, in: text)
      return
    }
    for index in program.arcs[position].indices {
      let arc = program.arcs[position][index]
      guard
        case (let end, var filled)? = match(
          arc.scalars, at: offset, gaps: gaps, start: start,
          own: position < program.separators.count ? program.separators[position] : 0, in: text)
      else { continue }
      // The first arc of a position is the character itself.
      if index > 0 { filled.isSubstituted = true }
      follow(program, position: arc.next, at: end, start: start, gaps: filled, in: text)
    }
  }

  /// Matches the scalars of one form, with separators before each but the match's first. Before
  /// the form's first the phrase has so many of its `own`.
  private mutating func match(
    _ scalars: [UInt32], at offset: Int, gaps: Gaps, start: Int, own: Int, in text: Span<UInt8>
  ) -> (end: Int, gaps: Gaps)? {
    var offset = offset
    var gaps = gaps
    var own = own
    for wanted in scalars {
      steps += 1
      guard steps <= LooseMatcher.maximumSteps else { return nil }
      if offset != start {
        guard let next = skip(to: wanted, from: offset, gaps: &gaps, own: own, in: text) else {
          return nil
        }
        offset = next
      }
      own = 0
      guard offset < text.count else { return nil }
      let found = text.scalar(at: offset)
      guard found.value == wanted else { return nil }
      offset += found.length
      gaps.scalars += 1
    }
    return (offset, gaps)
  }

  /// Passes over at most three separators until `wanted` stands at the offset returned.
  private func skip(
    to wanted: UInt32, from offset: Int, gaps: inout Gaps, own: Int, in text: Span<UInt8>
  ) -> Int? {
    let first = offset
    var offset = offset
    var passed = 0
    var hasSentenceEnd = false
    var hasPause = false
    var hasSpace = false
    var isOdd = false
    while offset < text.count {
      let found = text.scalar(at: offset)
      if found.value == wanted {
        if passed > 0 {
          gaps.filled += 1
          if passed > own { gaps.isSplit = true }
          if hasSentenceEnd { gaps.hasSentenceEnd = true }
          if passed > own || isOdd { gaps.isRespelled = true }
          if isReading, passed > own {
            gaps.splits += 1
            if hasPause { gaps.hasPause = true }
            gaps.note(hasSpace: hasSpace && own == 0, after: text.scalar(before: first), wanted)
          }
        }
        if passed == 0, own > 0 { gaps.noteTogether(after: text.scalar(before: first), wanted) }
        return offset
      }
      guard passed < LooseMatcher.maximumSeparators,
        ScalarClass.of(found.value).contains(.separator)
      else { return nil }
      if TextMeasure.endsSentence(found.value, followedBy: offset + found.length, in: text) {
        hasSentenceEnd = true
      }
      if isReading {
        switch SeparatorKind(of: found.value) {
        case .space: hasSpace = true
        case .pause: hasPause = true
        // Words with a hyphen for a space are as people write them.
        case .sign: isOdd = isOdd || found.value != 0x2D
        case .picture: isOdd = true
        }
      }
      passed += 1
      offset += found.length
    }
    return nil
  }

  private mutating func accept(
    _ program: LooseProgram, end: Int, start: Int, gaps: Gaps, in text: Span<UInt8>
  ) {
    guard isReading ? gaps.isReadable : gaps.isAllowed, end > start else { return }
    let startTouches = text.hasSpacedWord(before: start) && text.hasSpacedWord(at: start)
    guard !startTouches else { return }
    guard program.takesRest || text.hasEdges(start, end) else { return }
    guard !program.startsClause || text.beginsClause(at: start) else { return }
    let takesRest = program.takesRest && !isReading
    let found = FoldSpan(start, takesRest ? text.endOfWord(from: end) : end)
    if let best, best.span.end >= found.end { return }
    best = Found(
      span: found, isSplit: gaps.isSplit, isSubstituted: gaps.isSubstituted,
      splits: gaps.splits)
  }
}

extension LooseMatcher.Gaps {
  /// Takes down that nothing stands between two characters where the phrase has a separator.
  fileprivate mutating func noteTogether(after before: UInt32?, _ next: UInt32) {
    guard let before, ScalarClass.of(before).contains(.spacedWord),
      ScalarClass.of(next).contains(.spacedWord)
    else { return }
    runsTogether = true
  }

  /// Takes down what a split gap between two characters says against reading over it.
  fileprivate mutating func note(hasSpace: Bool, after before: UInt32?, _ next: UInt32) {
    guard let before else { return }
    let isSpaced =
      ScalarClass.of(before).contains(.spacedWord) && ScalarClass.of(next).contains(.spacedWord)
    if isSpaced, hasSpace { joinsWords = true }
    if (0x30...0x39).contains(before), (0x30...0x39).contains(next) { joinsDigits = true }
  }
}
