import Corpora
import Reporting
import ScreeningEngine

/// One assessment being added up: serial, in the order of the corpus.
struct AssessmentRun {
  private let ruleSet: RuleSet
  private let corpus: Corpus
  private let outcomes: [MessageOutcome]
  private let clusters: [Int32]
  private let familyNames: [String]
  /// The data sets, and how the texts of each came about.
  private let sources: [String: Corpus.Origin?]
  /// The messages that count, by label.
  private var counted: (fraud: [Int], spam: [Int], ham: [Int]) = ([], [], [])

  private var labels = LabelClusterTally()
  private var weak = Rate(0, of: 0)
  private var slices: SliceTally
  private var rules: RuleTally
  private var patterns: PatternTally
  private var histogram: ScoreHistogram
  private var misses: MistakeTally
  private var falsePositives: MistakeTally

  init(_ ruleSet: RuleSet, _ corpus: Corpus, _ outcomes: [MessageOutcome], _ clusters: [Int32]) {
    precondition(
      corpus.messages.count == outcomes.count && outcomes.count == clusters.count,
      "every message has an outcome and a cluster")
    self.ruleSet = ruleSet
    self.corpus = corpus
    self.outcomes = outcomes
    self.clusters = clusters
    familyNames = ruleSet.families.map(\.name)
    sources = Dictionary(
      corpus.sources.map { ($0, corpus.origins[$0]) }, uniquingKeysWith: { a, _ in a })
    slices = SliceTally(familyNames: familyNames)
    rules = RuleTally(ruleSet)
    patterns = PatternTally(ruleSet)
    histogram = ScoreHistogram(prior: ruleSet.prior)
    misses = MistakeTally()
    falsePositives = MistakeTally()
  }

  /// Whether a message counts: frauds that are no target do not, nor what has no label.
  private func counts(_ message: LabelledMessage) -> Bool {
    message.isLabelled && (message.label != .fraud || message.isTarget)
  }

  mutating func addMessages() {
    for (index, message) in corpus.messages.enumerated() {
      let (outcome, cluster) = (outcomes[index], clusters[index])
      guard counts(message) else {
        if message.isLabelled {
          weak.total += 1
          if outcome.isHeld { weak.hits += 1 }
        }
        continue
      }
      labels.add(message.label, cluster: cluster)
      switch message.label {
      case .fraud: counted.fraud.append(index)
      case .spam: counted.spam.append(index)
      case .ham: counted.ham.append(index)
      }
      slices.add(message, outcome, cluster: cluster, origin: corpus.origins[message.source])
      rules.add(message.label, outcome, cluster: cluster)
      var one = LabelCounts()
      one[message.label] = 1
      histogram.add(outcome, one)
      if message.label == .fraud, !outcome.isHeld {
        misses.add(index, outcome.highestScore, cluster: cluster)
      }
      if message.label == .ham, outcome.isHeld {
        falsePositives.add(index, outcome.score, cluster: cluster)
      }
    }
  }

  mutating func addPatterns(_ chosen: [Int], _ blames: [MessageBlame]) {
    for (index, blame) in zip(chosen, blames) {
      let message = corpus.messages[index]
      guard counts(message) else { continue }
      patterns.add(blame, message: index, label: message.label, cluster: clusters[index])
      if message.label == .ham, outcomes[index].isHeld {
        falsePositives.add(blames: named(blame), of: index)
      }
    }
  }

  /// The patterns a false positive is due to.
  private func named(_ blame: MessageBlame) -> [Assessment.Blame] {
    let decisive = blame.uses.filter(\.isDecisive)
    let shown = decisive.isEmpty ? blame.uses : decisive
    return shown.compactMap { use in
      guard let match = use.matches.first else { return nil }
      let name = ruleSet.patterns[use.pattern.index]
      let rules = use.neededBy.isEmpty ? use.usedBy : use.neededBy
      return Assessment.Blame(
        pattern: use.pattern, place: name.place, source: name.source,
        rules: rules.map { ruleSet.rules[$0.index].id }, isDecisive: !decisive.isEmpty,
        match: match)
    }
  }

  var assessment: Assessment {
    let known = Set(familyNames)
    let met = Set(counted.fraud.lazy.flatMap { corpus.messages[$0].families })
    return Assessment(
      packName: ruleSet.name, packVersion: ruleSet.version, packHash: ruleSet.hash,
      prior: ruleSet.prior, families: ruleSet.families, messages: corpus.messages.count,
      labels: labels.messages, weak: weak, clusterCount: Set(clusters).count,
      allowed: outcomes.count { $0.isAllowed }, limited: outcomes.count { $0.reachedLimit },
      unknownFamilies: met.subtracting(known).sorted(), slices: slices.slices,
      threads: ThreadFigures(corpus, outcomes),
      rules: rules.figures(totals: labels.messages, clusters: labels.clusters),
      patterns: patterns.figures, blames: patterns.blames, curves: curves,
      scoreBins: histogram.scoreBins,
      confidenceBins: histogram.confidenceBins, misses: misses.mistakes(outcomes),
      falsePositives: falsePositives.mistakes(outcomes))
  }

  /// One curve for each origin, then for each family of the pack that the corpus has frauds of.
  private var curves: [OperatingCurve] {
    let origins = Set(sources.values).sorted { ($0?.rawValue ?? "") < ($1?.rawValue ?? "") }
    var curves: [OperatingCurve] = []
    for family in [nil] + ruleSet.families.indices.map({ FamilyID($0) }) {
      let ham = scores(of: counted.ham, family)
      let spam = scores(of: counted.spam, family)
      let frauds = counted.fraud.filter { index in
        family.map { corpus.messages[index].families.contains(familyNames[$0.index]) } ?? true
      }
      for origin in origins {
        let fraud = frauds.filter { sources[corpus.messages[$0].source] == origin }
        guard !fraud.isEmpty, !ham.isEmpty else { continue }
        curves.append(
          OperatingCurve(
            family: family.map { familyNames[$0.index] }, origin: origin,
            fraud: scores(of: fraud, family), spam: spam, ham: ham))
      }
    }
    return curves
  }

  private func scores(of messages: [Int], _ family: FamilyID?) -> [Double] {
    messages.map { index in
      family.map { outcomes[index].score(of: $0) } ?? outcomes[index].highestScore
    }
  }
}
