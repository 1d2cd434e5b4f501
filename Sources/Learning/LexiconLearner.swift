package import Corpora
import ScreeningEngine

/// Learns scored lexicons: for all families together, or for each, and for each script the phrases
/// whose presence says most beside what the pack's rules already say.
///
/// Logistic regression over the presence of phrases (Genkin, Lewis and Madigan, "Large-Scale
/// Bayesian Logistic Regression for Text Categorization", Technometrics 49, 2007): `EntryFitter`
/// says how. Texts are cut once; every fit, also those that only choose or measure, uses the same
/// columns and starts from the fit to all examples.
package struct LexiconLearner: Sendable {
  private let corpus: Corpus
  private let screened: ScreenedCorpus
  private let clusters: [Int32]
  private let shares: [Double]
  private let options: LearningOptions
  /// What is left out together, and what an entry must be seen in several of.
  private let parts: Folds

  package init(
    _ corpus: Corpus, screened: ScreenedCorpus, clusters: [Int32],
    options: LearningOptions = LearningOptions()
  ) {
    self.corpus = corpus
    self.screened = screened
    self.clusters = clusters
    self.options = options
    shares = ClusterWeights.of(corpus, clusters: clusters)
    parts = Folds(options.leaveOut, corpus: corpus, clusters: clusters)
  }

  /// Learns what can be learned; for the rest says why not.
  package func run() -> LearningReport {
    let stream = MessageTokenizer.stream(of: corpus.messages.map(\.text), jobs: options.jobs)
    let subjects = corpus.messages.indices.map { message in
      PhraseIndex.Subject(
        cluster: clusters[message], source: parts.parts[message],
        isFirst: isExample(message) ? corpus.messages[message].label == .fraud : nil)
    }
    var report = LearningReport()
    var together: [HeldOutScores] = []
    for script in options.scripts {
      let messages = corpus.messages.indices.filter {
        isExample($0) && stream.script(ofMessage: $0) == script
      }
      let index = PhraseIndex(
        stream, script: script, messages: messages, subjects: subjects,
        demand: .init(clusters: options.minimumClusters, sources: options.minimumSources),
        clauseStarts: options.clauseStarts)
      let columns = PhraseColumns(
        index, messages: messages, leastCharacters: options.leastCharacters)
      for scope in scopes {
        let problem = problem(scope, columns, messages)
        if let shortage = shortage(problem) {
          report.outcomes.append(
            LexiconOutcome(scope: scope, script: script, result: .nothing(shortage)))
          continue
        }
        let (outcome, heldOut) = learn(scope, script, problem)
        report.outcomes.append(outcome)
        if scope == .all { together.append(heldOut) }
      }
    }
    if together.count > 1 {
      var scores = HeldOutScores()
      scores.examples = together.flatMap(\.examples)
      report.together = LexiconFigures(scores, names: parts.names, options: options)
    }
    return report
  }

  /// What lexicons are learned for.
  private var scopes: [LexiconScope] {
    var scopes: [LexiconScope] = options.scope == .family ? [] : [.all]
    guard options.scope != .all else { return scopes }
    for (number, family) in screened.rules.families.enumerated()
    where options.families.isEmpty || options.families.contains(family.name) {
      scopes.append(.family(number, family.name))
    }
    return scopes
  }

  /// By part: whether figures are of it.
  private var isMeasured: [Bool] {
    parts.names.map { name in
      options.measured.isEmpty
        || options.measured.contains { NamePattern.matches($0, name) }
    }
  }

  /// By part: what its messages count.
  private var sourceWeights: [Double] {
    parts.names.map { name in
      options.sourceWeights.last { NamePattern.matches($0.pattern, name) }?.weight ?? 1
    }
  }

  private func isExample(_ message: Int) -> Bool {
    let subject = corpus.messages[message]
    return subject.isLabelled && (subject.label == .ham || subject.isTarget)
  }

  private func problem(
    _ scope: LexiconScope, _ columns: PhraseColumns, _ messages: [Int]
  ) -> LearningProblem {
    let scoring = FamilyScoring(screened.rules)
    let families = screened.rules.families.indices
    return LearningProblem(
      columns, messages: messages,
      isFraud: messages.map { corpus.messages[$0].label == .fraud },
      isMember: messages.map { isMember($0, scope) },
      ruleScores: messages.map { message in
        let hits = screened.hits(of: message)
        guard !hits.isEmpty else { return 0 }
        switch scope {
        case .family(let number, _): return scoring.score(of: hits, family: number)
        case .all: return families.map { scoring.score(of: hits, family: $0) }.max() ?? 0
        }
      },
      shares: messages.map { shares[$0] }, sources: messages.map { parts.parts[$0] },
      clusters: messages.map { clusters[$0] }, balance: options.balance,
      sourceWeights: sourceWeights)
  }

  private func isMember(_ message: Int, _ scope: LexiconScope) -> Bool {
    let subject = corpus.messages[message]
    guard subject.label != .ham else { return true }
    switch scope {
    case .family(_, let name): return subject.families.contains(name)
    case .all:
      return options.families.isEmpty || !options.families.isDisjoint(with: subject.families)
    }
  }

  /// Why nothing can be learned; nil where something may be.
  private func shortage(_ problem: LearningProblem) -> LexiconOutcome.Shortage? {
    var fraud = 0.0
    var ham = 0.0
    var sources: Set<Int> = []
    for row in problem.isMember.indices where problem.isMember[row] {
      if problem.isFraud[row] {
        fraud += problem.shares[row]
        sources.insert(problem.sources[row])
      } else {
        ham += problem.shares[row]
      }
    }
    let least = Double(options.minimumClusters * 2)
    if fraud == 0 { return .noFrauds }
    if sources.count < options.minimumSources { return .fewSources }
    if fraud < least { return .fewClusters }
    return ham < least ? .fewHam : nil
  }

  private func learn(
    _ scope: LexiconScope, _ script: TokenScript, _ problem: LearningProblem
  ) -> (LexiconOutcome, HeldOutScores) {
    let fitter = EntryFitter(problem: problem, options: options)
    let isMeasured = isMeasured
    let everything = fitter.everything
    let task = fitter.task(everything)
    var whole: [LogisticFit] = []
    for strength in fitter.strengths {
      whole.append(fitter.fit(task, strength: strength, from: whole.last))
    }
    let validation = LexiconValidation(fitter: fitter, isMeasured: isMeasured)
    let best = validation.bestStrength(everything, whole: whole)
    let strength = fitter.strengths[best]
    let entries = fitter.entries(task, strength: strength, whole[best])
    guard !entries.isEmpty else {
      let none = [Double](repeating: 0, count: problem.messages.count)
      return (
        LexiconOutcome(scope: scope, script: script, result: .nothing(.noEntries)),
        HeldOutScores(problem, sums: none) { isMeasured[$0] }
      )
    }
    let heldOut = validation.heldOut(everything, strength: strength, whole: whole[best])
    let fitted = HeldOutScores(problem, sums: problem.sums(of: entries)) { isMeasured[$0] }
    let support = everything.support
    let lexicon = LearnedLexicon(
      scope: scope, script: script, strength: strength,
      entries: entries.map { entry in
        LearnedLexicon.Entry(
          text: problem.columns.text(of: entry.column), score: entry.score,
          fraudClusters: Int(support.fraud[entry.column].rounded()),
          hamClusters: Int(support.ham[entry.column].rounded()))
      }.sorted { ($1.score, $0.text) < ($0.score, $1.text) },
      fraud: support.fraudTotal, ham: support.hamTotal,
      heldOut: LexiconFigures(heldOut, names: parts.names, options: options),
      fitted: LexiconFigures(fitted, names: parts.names, options: options))
    return (
      LexiconOutcome(scope: scope, script: script, result: .learned(lexicon)), heldOut
    )
  }
}
