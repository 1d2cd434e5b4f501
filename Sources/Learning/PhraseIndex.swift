/// The phrases of many messages that are frequent enough, and which message has which.
///
/// Found level by level as in Apriori (Agrawal and Srikant, "Fast Algorithms for Mining Association
/// Rules", VLDB 1994): a phrase of n tokens can be frequent only if both its phrases of n - 1 are,
/// and a pair of their numbers names it exactly, without hashing text. So the tables hold only
/// candidates made of frequent parts, and memory is linear in the tokens.
package struct PhraseIndex: Sendable {
  /// A frequent phrase.
  package struct Phrase: Sendable {
    package var length: Int
    /// Where its first tokens stand, in the stream.
    var place: Int
    /// Clusters that have it: of the first side, and of the second.
    package var counts: (first: Int, second: Int)
    package var sources: (first: Int, second: Int)
    /// The phrases of one token less at its start and its end; nil for one token.
    var parts: (start: UInt32, end: UInt32)?
    /// Whether only the places are meant where a clause begins with it.
    var startsClause = false
  }

  /// What makes a phrase frequent: on one side or the other, so many clusters in so many sources.
  package struct Demand: Sendable {
    package var clusters: Int
    package var sources: Int

    package init(clusters: Int, sources: Int) {
      self.clusters = clusters
      self.sources = sources
    }

    func isMet(_ count: Int, _ sources: Int) -> Bool {
      count >= clusters && sources >= self.sources
    }
  }

  /// What is known of a message beside its tokens.
  package struct Subject: Sendable {
    package var cluster: Int32
    package var source: Int
    /// The side it is on, or nil for none: its phrases are listed and not counted.
    package var isFirst: Bool?

    package init(cluster: Int32, source: Int, isFirst: Bool?) {
      self.cluster = cluster
      self.source = source
      self.isFirst = isFirst
    }
  }

  package private(set) var phrases: [Phrase] = []
  /// For each length from 1, the phrase that starts at each token; `none` for none.
  private(set) var starting: [[UInt32]] = []
  /// The same of phrases that begin a clause; empty where those are not asked for.
  private(set) var beginning: [[UInt32]] = []
  let stream: TokenStream

  static let none = UInt32.max

  /// Finds the phrases of `script` among `messages` (indices into the stream). Tokens that are
  /// evidence of rules are left out where `skipsCovered` says so; `clauseStarts` asks for phrases that
  /// begin a clause beside the same phrases anywhere.
  package init(
    _ stream: TokenStream, script: TokenScript, messages: [Int], subjects: [Subject],
    demand: Demand, skipsCovered: Bool = false, clauseStarts: Bool = false
  ) {
    self.stream = stream
    // Cluster by cluster, as the table wants it.
    let order = messages.sorted { (subjects[$0].cluster, $0) < (subjects[$1].cluster, $1) }
    var below = [UInt32](repeating: Self.none, count: stream.tokens.count)
    for message in messages {
      for place in stream.range(ofMessage: message)
      where stream.isUsable(place, script, skipsCovered: skipsCovered) {
        below[place] = stream.tokens[place]
      }
    }
    for length in 1...script.longestPhrase {
      let found = level(length, below, order, subjects, demand)
      starting.append(found)
      below = found
    }
    guard clauseStarts else { return }
    for level in starting { beginning.append(clauses(level, order, subjects, demand)) }
  }

  /// The phrases of `length` that start at each token, given those of one token less (or the
  /// tokens themselves).
  private mutating func level(
    _ length: Int, _ below: [UInt32], _ order: [Int], _ subjects: [Subject], _ demand: Demand
  ) -> [UInt32] {
    var table = PhraseTable()
    for message in order {
      guard let isFirst = subjects[message].isFirst else { continue }
      for place in stream.range(ofMessage: message) {
        guard let key = key(length, below, place, end: stream.starts[message + 1]) else { continue }
        table.note(
          table.index(of: key), cluster: subjects[message].cluster,
          source: subjects[message].source, isFirst: isFirst)
      }
    }
    let base = phrases.count
    var numbers = [UInt32](repeating: Self.none, count: table.entries.count)
    for (index, entry) in table.entries.enumerated() {
      let (counts, sources) = (entry.counts, entry.sourceCounts)
      guard
        demand.isMet(Int(counts.first), sources.first)
          || demand.isMet(Int(counts.second), sources.second)
      else { continue }
      numbers[index] = UInt32(phrases.count)
      phrases.append(
        Phrase(
          length: length, place: -1, counts: (Int(counts.first), Int(counts.second)),
          sources: sources,
          parts: length == 1
            ? nil : (UInt32(entry.key >> 32), UInt32(truncatingIfNeeded: entry.key))))
    }
    var found = [UInt32](repeating: Self.none, count: below.count)
    for message in order {
      for place in stream.range(ofMessage: message) {
        guard let key = key(length, below, place, end: stream.starts[message + 1]),
          let index = table.find(key), numbers[index] != Self.none
        else { continue }
        found[place] = numbers[index]
        if phrases[Int(numbers[index])].place < 0 { phrases[Int(numbers[index])].place = place }
      }
    }
    precondition(phrases[base...].allSatisfy { $0.place >= 0 }, "a counted phrase stands somewhere")
    return found
  }

  /// The share of a phrase's clusters that begin a clause with it, from which on that says nothing new.
  private static let sameShare = 0.9

  /// The phrases of a level where they begin a clause: frequent enough there, and often elsewhere.
  private mutating func clauses(
    _ level: [UInt32], _ order: [Int], _ subjects: [Subject], _ demand: Demand
  ) -> [UInt32] {
    var table = PhraseTable()
    for message in order {
      guard let isFirst = subjects[message].isFirst else { continue }
      for place in stream.range(ofMessage: message)
      where level[place] != Self.none && stream.flags[place].contains(.startsClause) {
        table.note(
          table.index(of: UInt64(level[place])), cluster: subjects[message].cluster,
          source: subjects[message].source, isFirst: isFirst)
      }
    }
    var numbers = [UInt32](repeating: Self.none, count: table.entries.count)
    for (index, entry) in table.entries.enumerated() {
      let (counts, sources) = (entry.counts, entry.sourceCounts)
      let whole = phrases[Int(entry.key)]
      let all = Double(whole.counts.first + whole.counts.second)
      guard
        demand.isMet(Int(counts.first), sources.first)
          || demand.isMet(Int(counts.second), sources.second),
        Double(counts.first + counts.second) < Self.sameShare * all
      else { continue }
      numbers[index] = UInt32(phrases.count)
      var phrase = whole
      phrase.counts = (Int(counts.first), Int(counts.second))
      phrase.sources = sources
      phrase.parts = nil
      phrase.startsClause = true
      phrases.append(phrase)
    }
    var found = [UInt32](repeating: Self.none, count: level.count)
    for message in order {
      for place in stream.range(ofMessage: message)
      where level[place] != Self.none && stream.flags[place].contains(.startsClause) {
        guard let index = table.find(UInt64(level[place])) else { continue }
        found[place] = numbers[index]
      }
    }
    return found
  }

  /// The key of the phrase of `length` tokens at `place`; nil where there is none.
  private func key(_ length: Int, _ below: [UInt32], _ place: Int, end: Int) -> UInt64? {
    guard below[place] != Self.none else { return nil }
    if length == 1 { return UInt64(below[place]) }
    guard place + 1 < end, below[place + 1] != Self.none,
      stream.flags[place + 1].contains(.joinsPrevious)
    else { return nil }
    return UInt64(below[place]) << 32 | UInt64(below[place + 1])
  }

  /// A phrase as a list writes it.
  package func text(of phrase: Int) -> String {
    (phrases[phrase].startsClause ? "^" : "")
      + stream.phrase(from: phrases[phrase].place, count: phrases[phrase].length)
  }

  /// The phrases of a message, each once, in order of their numbers.
  package func phrases(ofMessage message: Int) -> [UInt32] {
    var found: [UInt32] = []
    for level in starting + beginning {
      for place in stream.range(ofMessage: message) where level[place] != Self.none {
        found.append(level[place])
      }
    }
    found.sort()
    var kept = 0
    for index in found.indices where index == 0 || found[index] != found[kept - 1] {
      found[kept] = found[index]
      kept += 1
    }
    found.removeLast(found.count - kept)
    return found
  }
}

extension TokenStream {
  /// Whether the token is one of `script` that phrases may have.
  func isUsable(_ place: Int, _ script: TokenScript, skipsCovered: Bool) -> Bool {
    let token = tokens[place]
    guard token != PersonNames.hidden, !(skipsCovered && flags[place].contains(.isCovered)) else {
      return false
    }
    return (token >= Self.firstWord) == (script == .spaced)
  }
}
