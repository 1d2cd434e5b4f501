/// Two phrases with a slot between, in one sentence, that say more together than either alone.
struct SlotPairs {
  private let index: PhraseIndex
  private let totals: PhraseTotals
  private let options: MiningOptions

  /// Phrases that pairs are made of: the commonest in fraud among those that lean to it.
  private static let mostUnits = 2500
  /// Units taken in one sentence: a bound on the pairs of a message.
  private static let mostInSentence = 40
  /// Candidates looked at, for each finding that is wanted.
  private static let candidatesForOne = 30
  /// How much more than each part a pair must say, in decibans.
  private static let leastGain = 4.0

  init(_ index: PhraseIndex, totals: PhraseTotals, options: MiningOptions) {
    self.index = index
    self.totals = totals
    self.options = options
  }

  /// A unit at its place.
  private struct Standing {
    var unit: UInt32
    var first: Int
    var last: Int
  }

  /// The findings, best first.
  func found(messages: [Int], view: CorpusView) -> [MiningReport.Finding] {
    let units = units()
    guard !units.isEmpty else { return [] }
    let order = messages.sorted { (view.clusters[$0], $0) < (view.clusters[$1], $1) }
    var rows = rank(count(order, units, view))
    rows.removeLast(max(0, rows.count - options.top * Self.candidatesForOne))
    return findings(rows, hits: hits(of: rows, order, units, view), view)
  }

  /// Pairs by clusters: first roughly for all, then exactly for those that can be frequent, so that
  /// memory does not grow with pairs that come once.
  private func count(_ order: [Int], _ units: [Bool], _ view: CorpusView) -> PhraseTable {
    var sketch = PairSketch()
    for message in order where view.sides[message] == true {
      forEachPair(in: message, units) { key, _ in sketch.note(key, view.clusters[message]) }
    }
    var table = PhraseTable()
    for message in order where view.sides[message] == true {
      forEachPair(in: message, units) { key, _ in
        guard sketch.count(of: key) >= options.minimumClusters else { return }
        table.note(
          table.index(of: key), cluster: view.clusters[message], source: 0, isFirst: true)
      }
    }
    for message in order where view.sides[message] == false {
      forEachPair(in: message, units) { key, _ in
        guard let place = table.find(key) else { return }
        table.note(place, cluster: view.clusters[message], source: 0, isFirst: false)
      }
    }
    return table
  }

  /// Phrases of two to four characters or one or two words that fraud has at least twice as often.
  private func units() -> [Bool] {
    var chosen: [(phrase: Int, count: Int)] = []
    for (number, phrase) in index.phrases.enumerated() {
      let isWord = index.stream.tokens[phrase.place] >= TokenStream.firstWord
      guard isWord ? phrase.length <= 2 : (2...4).contains(phrase.length),
        phrase.counts.first >= options.minimumClusters,
        totals.score(phrase.counts.first, phrase.counts.second) >= 3
      else { continue }
      chosen.append((number, phrase.counts.first))
    }
    guard !chosen.isEmpty else { return [] }
    chosen.sort { ($1.count, $0.phrase) < ($0.count, $1.phrase) }
    var units = [Bool](repeating: false, count: index.phrases.count)
    for entry in chosen.prefix(Self.mostUnits) { units[entry.phrase] = true }
    return units
  }

  /// Calls `each` with the pairs of a message: in one sentence, in order, not touching, at most
  /// `gap` tokens between.
  private func forEachPair(
    in message: Int, _ units: [Bool], _ each: (UInt64, ClosedRange<Int>) -> Void
  ) {
    var sentence: [Standing] = []
    for place in index.stream.range(ofMessage: message) {
      if index.stream.flags[place].contains(.startsSentence) { sentence.removeAll() }
      for (level, starting) in index.starting.enumerated() {
        let unit = starting[place]
        guard unit != PhraseIndex.none, units[Int(unit)] else { continue }
        let last = place + level
        for earlier in sentence
        where place > earlier.last + 1 && place - earlier.last - 1 <= options.gap {
          each(UInt64(earlier.unit) << 32 | UInt64(unit), earlier.first...last)
        }
        if sentence.count < Self.mostInSentence {
          sentence.append(Standing(unit: unit, first: place, last: last))
        }
      }
    }
  }

  private struct Row {
    var key: UInt64
    var counts: (fraud: Int, ham: Int)
    var statistic: Double
    var worth: Double
    var score: Double
    var attraction: Double
  }

  private func rank(_ table: PhraseTable) -> [Row] {
    var rows: [Row] = []
    for entry in table.entries {
      let (fraud, ham) = (Int(entry.counts.first), Int(entry.counts.second))
      guard fraud >= options.minimumClusters else { continue }
      let parts = Self.units(of: entry.key).map { index.phrases[$0].counts }
      let score = totals.score(fraud, ham)
      let best = parts.map { totals.score($0.first, $0.second) }.max() ?? 0
      let attraction = totals.attraction(fraud, parts[0].first, parts[1].first)
      let statistic = totals.statistic(fraud, ham)
      let excess = totals.assuredScore(fraud, ham) - options.leastScore
      guard excess > 0, statistic >= PhraseTotals.significant, score >= best + Self.leastGain,
        attraction > 0
      else { continue }
      rows.append(
        Row(
          key: entry.key, counts: (fraud, ham), statistic: statistic,
          worth: Double(fraud) * excess, score: score, attraction: attraction))
    }
    rows.sort { ($1.worth, $0.key) < ($0.worth, $1.key) }
    return rows
  }

  /// The two phrases of a pair.
  private static func units(of key: UInt64) -> [Int] { [Int(key >> 32), Int(key & 0xFFFF_FFFF)] }

  private typealias Hit = (message: Int, tokens: ClosedRange<Int>)

  /// By row, the frauds that have the pair.
  private func hits(
    of rows: [Row], _ order: [Int], _ units: [Bool], _ view: CorpusView
  ) -> [[Hit]] {
    var positions: [UInt64: Int] = [:]
    for (position, row) in rows.enumerated() { positions[row.key] = position }
    var hits = [[Hit]](repeating: [], count: rows.count)
    for message in order where view.sides[message] == true {
      forEachPair(in: message, units) { key, tokens in
        guard let position = positions[key], hits[position].last?.message != message else {
          return
        }
        hits[position].append((message, tokens))
      }
    }
    return hits
  }

  private func findings(
    _ rows: [Row], hits: [[Hit]], _ view: CorpusView
  ) -> [MiningReport.Finding] {
    var shown: [(parts: [String], clusters: Set<Int32>)] = []
    var findings: [MiningReport.Finding] = []
    for (row, hits) in zip(rows, hits) where findings.count < options.top {
      let parts = Self.units(of: row.key).map { index.text(of: $0) }
      let clusters = Set(hits.map { view.clusters[$0.message] })
      let isSaid = shown.contains { other in
        Self.areNear(parts[0], other.parts[0]) && Self.areNear(parts[1], other.parts[1])
          || clusters.count { other.clusters.contains($0) } * 10 >= clusters.count * 7
      }
      guard !isSaid else { continue }
      shown.append((parts, clusters))
      findings.append(
        MiningReport.Finding(
          parts: parts, fraudClusters: row.counts.fraud, hamClusters: row.counts.ham,
          sources: view.sources(of: hits.map(\.message)), statistic: row.statistic,
          worth: row.worth, score: row.score, attraction: row.attraction,
          examples: view.examples(of: hits, count: options.examples)))
    }
    return findings
  }

  /// Whether one is part of the other, or they share their first or last half.
  private static func areNear(_ a: String, _ b: String) -> Bool {
    let (a, b) = (Array(a.unicodeScalars), Array(b.unicodeScalars))
    let (short, long) = a.count <= b.count ? (a, b) : (b, a)
    guard !short.isEmpty else { return true }
    let half = max(1, (short.count + 1) / 2)
    let pieces = [Array(short.prefix(half)), Array(short.suffix(half))]
    return pieces.contains { piece in
      (0...long.count - piece.count).contains { long[$0..<$0 + piece.count].elementsEqual(piece) }
    }
  }
}

/// A rough count of pairs by cluster in a fixed room: never too few, sometimes too many.
private struct PairSketch {
  private static let size = 1 << 24
  private var counts = [UInt8](repeating: 0, count: size)
  private var last = [Int32](repeating: -1, count: size)

  mutating func note(_ key: UInt64, _ cluster: Int32) {
    let place = Self.place(of: key)
    guard last[place] != cluster else { return }
    last[place] = cluster
    if counts[place] < .max { counts[place] += 1 }
  }

  func count(of key: UInt64) -> Int { Int(counts[Self.place(of: key)]) }

  private static func place(of key: UInt64) -> Int {
    var random = SplitMix(seed: key)
    return Int(random.next() & UInt64(size - 1))
  }
}
