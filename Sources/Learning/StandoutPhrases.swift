/// The phrases that stand out, each said once: of nested and overlapping ones the best.
struct StandoutPhrases {
  private let index: PhraseIndex
  private let totals: PhraseTotals
  private let options: MiningOptions

  /// Candidates looked at, for each finding that is wanted.
  private static let candidatesForOne = 30
  /// A phrase says nothing new if so much of its clusters is shown already by one it overlaps.
  private static let shownShare = 0.6

  init(_ index: PhraseIndex, totals: PhraseTotals, options: MiningOptions) {
    self.index = index
    self.totals = totals
    self.options = options
  }

  private struct Candidate {
    var phrase: Int
    var statistic: Double
    var score: Double
    var worth: Double
    var hits: [(message: Int, tokens: ClosedRange<Int>)] = []
    var clusters: Set<Int32> = []
    var tokens: [UInt32]
  }

  /// The findings, best first.
  func found(messages: [Int], view: CorpusView) -> [MiningReport.Finding] {
    var candidates = candidates()
    collectHits(&candidates, messages: messages, view: view)
    var kept: [Candidate] = []
    for candidate in candidates where kept.count < options.top {
      if !kept.contains(where: { isSaid(candidate, by: $0) }) { kept.append(candidate) }
    }
    return kept.map { candidate in
      let phrase = index.phrases[candidate.phrase]
      return MiningReport.Finding(
        parts: [index.text(of: candidate.phrase)], fraudClusters: phrase.counts.first,
        hamClusters: phrase.counts.second,
        sources: view.sources(of: candidate.hits.map(\.message)),
        statistic: candidate.statistic, worth: candidate.worth, score: candidate.score,
        examples: view.examples(of: candidate.hits, count: options.examples))
    }
  }

  /// The phrases of most worth, those left out that a longer one almost always is
  /// meant with.
  private func candidates() -> [Candidate] {
    var longer = [Bool](repeating: false, count: index.phrases.count)
    for phrase in index.phrases {
      guard let parts = phrase.parts else { continue }
      for part in [parts.start, parts.end] {
        let whole = index.phrases[Int(part)].counts
        if phrase.counts.first * 5 >= whole.first * 4, phrase.counts.second <= whole.second {
          longer[Int(part)] = true
        }
      }
    }
    var candidates: [Candidate] = []
    for (number, phrase) in index.phrases.enumerated() where !longer[number] {
      let (fraud, ham) = phrase.counts
      guard fraud >= options.minimumClusters, isContent(phrase) else { continue }
      let statistic = totals.statistic(fraud, ham)
      let excess = totals.assuredScore(fraud, ham) - options.leastScore
      guard excess > 0, statistic >= PhraseTotals.significant else { continue }
      candidates.append(
        Candidate(
          phrase: number, statistic: statistic, score: totals.score(fraud, ham),
          worth: Double(fraud) * excess,
          tokens: Array(
            index.stream.tokens[phrase.place..<phrase.place + phrase.length])))
    }
    candidates.sort { ($1.worth, $0.phrase) < ($0.worth, $1.phrase) }
    return Array(candidates.prefix(options.top * Self.candidatesForOne))
  }

  /// A single character says too little to write a rule of.
  private func isContent(_ phrase: PhraseIndex.Phrase) -> Bool {
    phrase.length > 1 || index.stream.tokens[phrase.place] >= TokenStream.firstWord
  }

  private func collectHits(
    _ candidates: inout [Candidate], messages: [Int], view: CorpusView
  ) {
    var positions: [UInt32: Int] = [:]
    for (position, candidate) in candidates.enumerated() {
      positions[UInt32(candidate.phrase)] = position
    }
    for message in messages where view.sides[message] == true {
      for (level, starting) in index.starting.enumerated() {
        for place in index.stream.range(ofMessage: message) {
          guard starting[place] != PhraseIndex.none, let position = positions[starting[place]],
            candidates[position].hits.last?.message != message
          else { continue }
          candidates[position].hits.append((message, place...place + level))
          candidates[position].clusters.insert(view.clusters[message])
        }
      }
    }
  }

  /// Whether a phrase shown already says what this one would: they share tokens in a row, and most
  /// of its clusters.
  private func isSaid(_ candidate: Candidate, by shown: Candidate) -> Bool {
    guard overlap(candidate.tokens, shown.tokens) else { return false }
    let shared = candidate.clusters.count { shown.clusters.contains($0) }
    return Double(shared) >= Self.shownShare * Double(candidate.clusters.count)
  }

  /// Whether the phrases share as many tokens in a row as half the shorter one has.
  private func overlap(_ a: [UInt32], _ b: [UInt32]) -> Bool {
    let needed = max(1, (min(a.count, b.count) + 1) / 2)
    guard a.count >= needed, b.count >= needed else { return false }
    for start in 0...a.count - needed {
      let run = a[start..<start + needed]
      for other in 0...b.count - needed where b[other..<other + needed].elementsEqual(run) {
        return true
      }
    }
    return false
  }
}
