import Learning
import TestSupport
import Testing

/// Phrases found level by level against phrases found by looking at all.
@Suite struct PhraseIndexTests {
  @Test("finds what counting every phrase finds", arguments: 0..<12, [false, true])
  func agreement(_ seed: Int, _ clauseStarts: Bool) {
    var random = SeededRandom(seed: UInt64(seed))
    let alphabet = Array("甲乙丙丁")
    var texts: [String] = []
    var subjects: [PhraseIndex.Subject] = []
    for _ in 0..<40 {
      let length = Int.random(in: 0...9, using: &random)
      texts.append(
        String(
          (0..<length).map { _ in
            // A comma now and then parts the text.
            Int.random(in: 0..<8, using: &random) == 0
              ? "，" : alphabet[Int.random(in: 0..<4, using: &random)]
          }))
      subjects.append(
        .init(
          cluster: Int32.random(in: 0..<15, using: &random),
          source: Int.random(in: 0..<3, using: &random), isFirst: Bool.random(using: &random)))
    }
    let demand = PhraseIndex.Demand(clusters: 3, sources: 2)
    var tokenizer = MessageTokenizer()
    for text in texts { tokenizer.append(text) }
    let index = PhraseIndex(
      tokenizer.stream, script: .unspaced, messages: Array(texts.indices), subjects: subjects,
      demand: demand, clauseStarts: clauseStarts)
    var wanted = Self.counted(texts, subjects, clauseStarts)
    // Levels end where a part is not frequent, so a phrase needs frequent parts: that is the law
    // of Apriori, and holds for each side by itself.
    wanted = wanted.filter { $0.value.isFrequent(demand) }
    // Where nine in ten begin a clause, that says nothing new.
    let all = wanted
    wanted = all.filter { text, tally in
      guard text.hasPrefix("^"), let whole = all[String(text.dropFirst())] else { return true }
      return Double(tally.clusters) < 0.9 * Double(whole.clusters)
    }
    var found: [String: Tally] = [:]
    for (number, phrase) in index.phrases.enumerated() {
      var tally = Tally()
      tally.counts = phrase.counts
      found[index.text(of: number)] = tally
    }
    #expect(Set(found.keys) == Set(wanted.keys))
    for (text, tally) in wanted {
      #expect(found[text]?.counts.first == tally.first.count, "\(text)")
      #expect(found[text]?.counts.second == tally.second.count, "\(text)")
    }
    for (message, text) in texts.enumerated() {
      let own = Set(index.phrases(ofMessage: message).map { index.text(of: Int($0)) })
      #expect(own == Self.phrases(text, clauseStarts).filter { wanted[$0] != nil })
    }
  }

  /// What was counted of a phrase.
  private struct Tally {
    var first: Set<Int32> = []
    var second: Set<Int32> = []
    var firstSources: Set<Int> = []
    var secondSources: Set<Int> = []
    var counts = (first: 0, second: 0)

    var clusters: Int { first.count + second.count }

    func isFrequent(_ demand: PhraseIndex.Demand) -> Bool {
      first.count >= demand.clusters && firstSources.count >= demand.sources
        || second.count >= demand.clusters && secondSources.count >= demand.sources
    }
  }

  private static func counted(
    _ texts: [String], _ subjects: [PhraseIndex.Subject], _ clauseStarts: Bool
  ) -> [String: Tally] {
    var tallies: [String: Tally] = [:]
    for (text, subject) in zip(texts, subjects) {
      for phrase in phrases(text, clauseStarts) {
        if subject.isFirst == true {
          tallies[phrase, default: Tally()].first.insert(subject.cluster)
          tallies[phrase, default: Tally()].firstSources.insert(subject.source)
        } else {
          tallies[phrase, default: Tally()].second.insert(subject.cluster)
          tallies[phrase, default: Tally()].secondSources.insert(subject.source)
        }
      }
    }
    return tallies
  }

  /// Every run of one to five characters without a comma in it, and again with `^` before it where it
  /// begins a clause.
  private static func phrases(_ text: String, _ clauseStarts: Bool) -> Set<String> {
    let characters = Array(text)
    var found: Set<String> = []
    for start in characters.indices {
      for end in start..<min(start + 5, characters.count) {
        let run = characters[start...end]
        guard !run.contains("，") else { continue }
        found.insert(String(run))
        if clauseStarts, start == 0 || characters[start - 1] == "，" {
          found.insert("^" + String(run))
        }
      }
    }
    return found
  }
}
