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

extension Evaluation {
  /// What the patterns that `isWanted` do on a text whose candidates are known.
  mutating func examinePatterns(
    _ reach: inout PatternReach, _ verdict: inout Verdict, _ triesWithout: Bool,
    showsPlaces: Bool, _ isWanted: (PatternID) -> Bool, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> TextExamination {
    var examined = TextExamination()
    openWeighed(in: fold)
    if triesWithout {
      verdict.reset()
      judge(&verdict, fold, raw)
      examined.judged = TextExamination.Judgement(verdict)
      confirmCandidates(fold, raw)
    }
    let wanted = candidates.sorted().map { PatternID(Int($0)) }.filter(isWanted)
    var known: PlaceMap?
    for pattern in wanted {
      guard !spans(ofPattern: pattern.index, fold, raw).isEmpty else { continue }
      var found = TextExamination.Found(pattern: pattern, places: [])
      if showsPlaces {
        let map = known ?? PlaceMap(raw, reading: readingMap)
        known = map
        found.places = places(ofPattern: pattern.index, map, fold, raw)
      }
      if triesWithout {
        judge(without: pattern.index, &reach, of: examined.judged.rules, &verdict, fold, raw)
        found.without = TextExamination.Judgement(verdict)
      }
      examined.patterns.append(found)
    }
    return examined
  }

  private mutating func places(
    ofPattern pattern: Int, _ map: PlaceMap, _ fold: Span<UInt8>, _ raw: Span<UInt8>
  ) -> [MessageExamination.Place] {
    let list = spans(ofPattern: pattern, fold, raw)
    var places: [MessageExamination.Place] = []
    for index in list.range {
      let folded = pool[index].range
      places.append(
        MessageExamination.Place(folded: folded, original: map.originalRange(ofFolded: folded)))
    }
    return places
  }
}
