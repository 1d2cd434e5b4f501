package import Corpora
import ScreeningEngine

/// Learns scored lexicons: for each family and script the phrases whose presence says most beside
/// what the pack's rules already say.
///
/// Lasso-penalised logistic regression over the presence of phrases (Genkin, Lewis and Madigan,
/// "Large-Scale Bayesian Logistic Regression for Text Categorization", Technometrics 49, 2007),
/// with a little ridge so that phrases that come together share their weight. The strength of the
/// penalty is the one on the regularisation path with the least loss on clusters left out, among
/// those with no more entries than asked for.
package struct LexiconLearner: Sendable {
  private let corpus: Corpus
  private let screened: ScreenedCorpus
  private let clusters: [Int32]
  private let weights: [Double]
  private let options: LearningOptions

  package init(
    _ corpus: Corpus, screened: ScreenedCorpus, clusters: [Int32],
    options: LearningOptions = LearningOptions()
  ) {
    self.corpus = corpus
    self.screened = screened
    self.clusters = clusters
    self.options = options
    weights = ClusterWeights.of(corpus, clusters: clusters)
  }

  /// Learns what can be learned; for the rest says why not.
  package func run() -> [LexiconOutcome] {
    var tokenizer = MessageTokenizer()
    for message in corpus.messages { tokenizer.append(message.text) }
    let stream = tokenizer.stream
    let subjects = subjects
    var outcomes: [LexiconOutcome] = []
    for script in options.scripts {
      let messages = corpus.messages.indices.filter {
        isExample($0) && stream.script(ofMessage: $0) == script
      }.sorted { (clusters[$0], $0) < (clusters[$1], $1) }
      let index = PhraseIndex(
        stream, script: script, messages: messages, subjects: subjects,
        demand: .init(clusters: options.minimumClusters, sources: options.minimumSources))
      let group = ScriptGroup(
        script: script, index: index, columns: PhraseColumns(index, messages: messages),
        messages: messages, sources: messages.map { subjects[$0].source })
      for family in screened.rules.families.indices {
        let name = screened.rules.families[family].name
        guard options.families.isEmpty || options.families.contains(name) else { continue }
        outcomes.append(learn(family, name, group))
      }
    }
    return outcomes
  }

  /// What the lexicons of all families in one script are learned from.
  private struct ScriptGroup {
    var script: TokenScript
    var index: PhraseIndex
    var columns: PhraseColumns
    /// Cluster by cluster.
    var messages: [Int]
    var sources: [Int]
  }

  private func isExample(_ message: Int) -> Bool {
    let subject = corpus.messages[message]
    return subject.isLabelled && (subject.label == .ham || subject.isTarget)
  }

  private var subjects: [PhraseIndex.Subject] {
    var numbers: [String: Int] = [:]
    for (number, source) in corpus.sources.enumerated() { numbers[source] = number }
    return corpus.messages.enumerated().map { position, message in
      PhraseIndex.Subject(
        cluster: clusters[position], source: numbers[message.source] ?? 0,
        isFirst: isExample(position) ? message.label == .fraud : nil)
    }
  }

  private func learn(_ family: Int, _ name: String, _ group: ScriptGroup) -> LexiconOutcome {
    let isFraud = group.messages.map { corpus.messages[$0].label == .fraud }
    let isMember = group.messages.map {
      corpus.messages[$0].label == .ham || corpus.messages[$0].families.contains(name)
    }
    if let shortage = shortage(group, isFraud: isFraud, isMember: isMember) {
      return LexiconOutcome(family: name, script: group.script, result: .nothing(shortage))
    }
    let scoring = FamilyScoring(screened.rules)
    let problem = LearningProblem(
      group.index, columns: group.columns, messages: group.messages, isFraud: isFraud,
      isMember: isMember,
      ruleScores: group.messages.map {
        scoring.score(of: screened.hits(of: $0), family: family)
      },
      weights: group.messages.map { weights[$0] },
      clusters: group.messages.map { clusters[$0] }, sources: group.sources, options: options)
    let lexicon = fit(problem, name, group.script)
    return LexiconOutcome(
      family: name, script: group.script,
      result: lexicon.map { .learned($0) } ?? .nothing(.noEntries))
  }

  /// Why nothing can be learned; nil where something may be.
  private func shortage(
    _ group: ScriptGroup, isFraud: [Bool], isMember: [Bool]
  ) -> LexiconOutcome.Shortage? {
    var fraudClusters: Set<Int32> = []
    var fraudSources: Set<Int> = []
    var hamClusters = 0
    for example in group.messages.indices where isMember[example] {
      if isFraud[example] {
        fraudClusters.insert(clusters[group.messages[example]])
        fraudSources.insert(group.sources[example])
      } else {
        hamClusters += 1
      }
    }
    if fraudClusters.isEmpty { return .noFrauds }
    if fraudSources.count < options.minimumSources { return .fewSources }
    if fraudClusters.count < options.minimumClusters * 2 { return .fewClusters }
    if hamClusters < options.minimumClusters * 2 { return .fewHam }
    return nil
  }

  private func fit(
    _ problem: LearningProblem, _ family: String, _ script: TokenScript
  ) -> LearnedLexicon? {
    let choice = StrengthChoice(problem, options: options)
    guard let chosen = choice.choose() else { return nil }
    let entries = chosen.entries
    guard !entries.isEmpty else { return nil }
    let measure = LexiconMeasure(
      problem, options: options, names: corpus.sources,
      parts: parts(of: problem), family: family, rules: screened.rules)
    var lexicon = LearnedLexicon(
      family: family, script: script, strength: chosen.strength,
      report: measure.report(strength: chosen.strength, fitted: entries))
    lexicon.entries = entries.map { entry in
      let support = PhraseSupport(
        problem.matrix.rows(of: entry.feature), isFraud: problem.isFraud,
        clusters: problem.clusters, sources: problem.sources, isUsed: problem.isMember)
      return LearnedLexicon.Entry(
        text: problem.index.text(of: problem.phrases[entry.feature]), score: entry.score,
        fraudClusters: support.fraudClusters, hamClusters: support.hamClusters)
    }.sorted { ($1.score, $0.text) < ($0.score, $1.text) }
    return lexicon
  }

  private func parts(of problem: LearningProblem) -> Folds {
    let folds = Folds(options.leaveOut, corpus: corpus, clusters: clusters)
    return folds.picking(problem.messages)
  }
}

extension Folds {
  /// The parts of some messages, in their order.
  func picking(_ messages: [Int]) -> Folds {
    Folds(parts: messages.map { parts[$0] }, names: names)
  }

  private init(parts: [Int], names: [String]) {
    self.parts = parts
    self.names = names
  }
}
