/// What the patterns do on one text of a message: its fold, or its reading.
struct TextExamination {
  /// What the rules come to on the text.
  var judged = Judgement()
  /// The patterns that match and were asked for, in pattern order.
  var patterns: [Found] = []

  /// The part of a verdict by which the stronger of two is found, and its rules.
  struct Judgement {
    var level = Verdict.Level.pass
    var score = 0.0
    var rules: [Verdict.FiredRule] = []

    init() {}

    init(_ verdict: borrowing Verdict) {
      level = verdict.level
      score = verdict.score
      rules = verdict.rules
    }
  }

  struct Found {
    var pattern: PatternID
    /// Where it matches; empty where that was not asked.
    var places: [MessageExamination.Place]
    /// What the rules come to without it; nil where that was not asked.
    var without: Judgement?
  }

  /// The rules that hold on the message without `pattern`, of which this is the fold and `opened`
  /// the reading, if it has one: those of the stronger verdict, as in `SecondReading`.
  func rules(without pattern: PatternID, _ opened: TextExamination?) -> [Verdict.FiredRule] {
    let first = judgement(without: pattern)
    guard let second = opened?.judgement(without: pattern) else { return first.rules }
    return second.isStronger(than: first) ? second.rules : first.rules
  }

  /// A pattern that the text does not match leaves it as it is.
  private func judgement(without pattern: PatternID) -> Judgement {
    patterns.first { $0.pattern == pattern }?.without ?? judged
  }
}

extension TextExamination.Judgement {
  func isStronger(than other: Self) -> Bool {
    level > other.level || level == other.level && score > other.score
  }
}

/// What is asked of the patterns that match a text.
struct PatternWish {
  /// Whether the message is judged without each of them.
  var triesWithout: Bool
  /// Whether it is asked where they match, and at how many places at most.
  var showsPlaces: Bool
  var maximumPlaces: Int
}

extension Evaluation {
  /// What the patterns that `isWanted` do on a text whose candidates are known.
  mutating func examinePatterns(
    _ reach: inout PatternReach, _ verdict: inout Verdict, _ wish: PatternWish,
    _ isWanted: (PatternID) -> Bool, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> TextExamination {
    if wish.triesWithout {
      verdict.reset()
      judge(&verdict, fold, raw)
    }
    return examineJudged(&reach, &verdict, wish, isWanted, fold, raw)
  }

  /// The same of a text that was judged, as `verdict` says where the patterns are tried; it is scratch
  /// afterwards.
  mutating func examineJudged(
    _ reach: inout PatternReach, _ verdict: inout Verdict, _ wish: PatternWish,
    _ isWanted: (PatternID) -> Bool, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> TextExamination {
    var examined = TextExamination()
    if wish.triesWithout { examined.judged = TextExamination.Judgement(verdict) }
    var known: PlaceMap?
    var keepsSpans = true
    for pattern in matching(reach, isWanted, fold, raw) {
      var found = TextExamination.Found(pattern: pattern, places: [])
      if wish.showsPlaces {
        let map = known ?? PlaceMap(raw, reading: readingMap)
        known = map
        found.places = places(ofPattern: pattern.index, map, wish.maximumPlaces, fold, raw)
      }
      if wish.triesWithout {
        if keepsSpans, pool.count > Self.keptSpans {
          confirmCandidates(fold, raw)
          keepsSpans = false
        }
        judge(
          without: pattern.index, &reach, of: examined.judged.rules, keepsSpans: keepsSpans,
          &verdict, fold, raw)
        found.without = TextExamination.Judgement(verdict)
      }
      examined.patterns.append(found)
    }
    return examined
  }

  /// The candidates that are wanted and match, in pattern order.
  private mutating func matching(
    _ reach: borrowing PatternReach, _ isWanted: (PatternID) -> Bool, _ fold: Span<UInt8>,
    _ raw: Span<UInt8>
  ) -> [PatternID] {
    var wanted: [PatternID] = []
    if wantsWeighed(reach, isWanted) { openWeighed(in: fold) }
    for index in candidates.indices where reach.isInteresting(candidates[index]) {
      let pattern = PatternID(Int(candidates[index]))
      if isWanted(pattern) { wanted.append(pattern) }
    }
    wanted.sort { $0.rawValue < $1.rawValue }
    wanted.removeAll { spans(ofPattern: $0.index, fold, raw).isEmpty }
    return wanted
  }

  /// Whether a scored word is wanted that is no candidate otherwise. Only then are those opened: a
  /// message has dozens.
  private func wantsWeighed(
    _ reach: borrowing PatternReach, _ isWanted: (PatternID) -> Bool
  ) -> Bool {
    for index in weighedPhrases.indices where reach.isInteresting(phrase: weighedPhrases[index]) {
      let pattern = rules.program.weights.patterns[Int(weighedPhrases[index])]
      if !isCandidate.contains(Int(pattern)), isWanted(PatternID(Int(pattern))) { return true }
    }
    return false
  }

  private mutating func places(
    ofPattern pattern: Int, _ map: PlaceMap, _ maximum: Int, _ fold: Span<UInt8>,
    _ raw: Span<UInt8>
  ) -> [MessageExamination.Place] {
    let list = spans(ofPattern: pattern, fold, raw)
    var places: [MessageExamination.Place] = []
    for index in list.range.prefix(maximum) {
      let folded = pool[index].range
      places.append(
        MessageExamination.Place(folded: folded, original: map.originalRange(ofFolded: folded)))
    }
    return places
  }
}
