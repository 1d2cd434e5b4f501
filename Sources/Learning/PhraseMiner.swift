package import Corpora
import ScreeningEngine

/// Finds what stands out in frauds against ordinary messages and no rule covers yet.
///
/// A phrase or pair is judged by a two-by-two table: clusters with and without it, of fraud and of
/// ham. Presence by cluster and not frequency of tokens, since that is what a rule would see; so the
/// table is exact and needs no model of how often a word repeats (for which Monroe, Colaresi and
/// Quinn 2008 propose a Dirichlet prior). The log-likelihood ratio G2 (Dunning, "Accurate Methods
/// for the Statistics of Surprise and Coincidence", Computational Linguistics 19, 1993) must say
/// that the difference is no chance (1 in 1000). Its order alone puts first what is common, such as
/// polite forms; so findings are ordered by the clusters they are in times the decibans they
/// assuredly have above the least score asked for: what a rule of them would bring in.
///
/// Messages that the rules hold are left out, and so are tokens that are evidence of a rule.
package struct PhraseMiner: Sendable {
  private let options: MiningOptions
  private let corpus: Corpus
  private let screened: ScreenedCorpus
  private let clusters: [Int32]

  /// `screened` must keep evidence.
  package init(
    _ corpus: Corpus, screened: ScreenedCorpus, clusters: [Int32],
    options: MiningOptions = MiningOptions()
  ) {
    self.corpus = corpus
    self.screened = screened
    self.clusters = clusters
    self.options = options
  }

  /// Looks in every script asked for.
  package func run() -> MiningReport {
    var report = MiningReport()
    let sides = corpus.messages.indices.map(side)
    report.fraudClusters = count(sides, true)
    report.hamClusters = count(sides, false)
    report.heldFrauds = corpus.messages.indices.count { isWanted($0) && screened.isHeld($0) }
    guard report.fraudClusters > 0, report.hamClusters > 0 else { return report }
    var tokenizer = MessageTokenizer(keepsPlaces: true)
    for (index, message) in corpus.messages.enumerated() {
      tokenizer.append(message.text, covered: sides[index] == nil ? [] : screened.evidence[index])
    }
    let messages = sides.indices.filter { sides[$0] != nil }
    let subjects = subjects(sides)
    for script in options.scripts {
      let index = PhraseIndex(
        tokenizer.stream, script: script, messages: messages, subjects: subjects,
        demand: .init(clusters: options.minimumClusters, sources: 1), skipsCovered: true)
      let totals = PhraseTotals(fraud: report.fraudClusters, ham: report.hamClusters)
      let view = CorpusView(
        corpus: corpus, clusters: clusters, sides: sides, places: tokenizer.places)
      let phrases = StandoutPhrases(index, totals: totals, options: options)
      report.phrases += phrases.found(messages: messages, view: view)
      report.pairs += SlotPairs(index, totals: totals, options: options)
        .found(messages: messages, view: view)
    }
    report.phrases.sort { ($1.worth, $0.text) < ($0.worth, $1.text) }
    report.pairs.sort { ($1.worth, $0.text) < ($0.worth, $1.text) }
    report.phrases = Array(report.phrases.prefix(options.top))
    report.pairs = Array(report.pairs.prefix(options.top))
    return report
  }

  /// A fraud that is looked for.
  private func isWanted(_ message: Int) -> Bool {
    let subject = corpus.messages[message]
    return subject.isTarget
      && (options.families.isEmpty || subject.families.contains { options.families.contains($0) })
  }

  /// Whether a message is fraud (true) or ham (false); nil for one that is left out.
  private func side(_ message: Int) -> Bool? {
    let subject = corpus.messages[message]
    guard subject.isLabelled else { return nil }
    if subject.label == .ham { return false }
    return isWanted(message) && !screened.isHeld(message) ? true : nil
  }

  private func count(_ sides: [Bool?], _ side: Bool) -> Int {
    var seen: Set<Int32> = []
    for (index, own) in sides.enumerated() where own == side { seen.insert(clusters[index]) }
    return seen.count
  }

  private func subjects(_ sides: [Bool?]) -> [PhraseIndex.Subject] {
    var numbers: [String: Int] = [:]
    for (number, source) in corpus.sources.enumerated() { numbers[source] = number }
    return corpus.messages.indices.map { index in
      PhraseIndex.Subject(
        cluster: clusters[index], source: numbers[corpus.messages[index].source] ?? 0,
        isFirst: sides[index])
    }
  }
}

/// What to look for.
package struct MiningOptions: Sendable {
  package var scripts = TokenScript.allCases
  /// Families whose frauds are looked at; empty for all frauds.
  package var families: Set<String> = []
  /// Findings of each kind.
  package var top = 40
  /// Clusters of fraud a finding must be in.
  package var minimumClusters = 5
  /// The least log odds ratio, in decibans, that a finding must assuredly have.
  package var leastScore = 20.0
  /// Tokens at most between the two parts of a slot pair.
  package var gap = 12
  package var examples = 2

  package init() {}
}

/// What was found.
package struct MiningReport: Sendable {
  package var phrases: [Finding] = []
  package var pairs: [Finding] = []
  /// Clusters of frauds that the rules do not hold, and of ordinary messages.
  package var fraudClusters = 0
  package var hamClusters = 0
  /// Frauds left out because the rules hold them.
  package var heldFrauds = 0

  package init() {}

  /// A phrase, or two of them with a slot between.
  package struct Finding: Sendable {
    /// One part, or two.
    package var parts: [String]
    package var fraudClusters: Int
    package var hamClusters: Int
    /// Clusters of fraud by data set, most first.
    package var sources: [(name: String, clusters: Int)]
    /// G2.
    package var statistic: Double
    /// Clusters of fraud times assured decibans above the least score: what findings are ordered by.
    package var worth: Double
    /// The log odds ratio in decibans: what a rule of it alone could score.
    package var score: Double
    /// Of a pair: how much likelier together than by chance among frauds, in decibans.
    package var attraction: Double?
    package var examples: [Example]

    /// Its parts in one line.
    package var text: String { parts.joined(separator: " .. ") }
  }

  /// A message that has it: the text around.
  package struct Example: Sendable, Equatable {
    package var id: String
    package var source: String
    package var text: String
  }
}
