import Corpora
import Reporting
import ScreeningEngine

/// One assessment being added up: each part of it serially, in the order of the corpus; several parts
/// at once.
struct AssessmentRun: Sendable {
  let ruleSet: RuleSet
  let corpus: Corpus
  let outcomes: [MessageOutcome]
  let blames: [BlamingScreener.Blamed]
  let clusters: [Int32]
  /// What each message is; nil for those that do not count.
  let labels: [LabelledMessage.Label?]
  let familyNames: [String]

  init(
    _ ruleSet: RuleSet, _ corpus: Corpus, _ result: BlamingScreener.Result, _ clusters: [Int32]
  ) {
    precondition(
      corpus.messages.count == result.outcomes.count && result.outcomes.count == clusters.count,
      "every message has an outcome and a cluster")
    self.ruleSet = ruleSet
    self.corpus = corpus
    outcomes = result.outcomes
    blames = result.blames
    self.clusters = clusters
    labels = corpus.messages.indices.map { index in
      corpus.messages[index].isCounted ? corpus.messages[index].label : nil
    }
    familyNames = ruleSet.families.map(\.name)
  }

  /// A part that is added up by itself. The slowest come first.
  private enum Task: Int, CaseIterable {
    case slices, rules, patterns, curves, mistakes, totals
  }

  private enum Part: Sendable {
    case slices([Slice])
    case rules(RuleTally)
    case patterns([PatternFigures], [PatternBlame], FalsePositiveBlames)
    case curves([OperatingCurve])
    case mistakes(misses: MistakeTally, falsePositives: MistakeTally)
    case totals(Totals)
  }

  private typealias FalsePositiveBlames = [(message: Int, blames: [Assessment.Blame])]

  /// What all messages come to.
  private struct Totals: Sendable {
    var labels = LabelClusterTally()
    var weak = Rate(0, of: 0)
    var histogram: ScoreHistogram
    var met: Set<String> = []
    var threads = ThreadFigures()
    var clusterCount = 0
    var allowed = 0
    var limited = 0
  }

  private final class Worker: ChunkWorker {
    private let run: AssessmentRun

    init(_ run: AssessmentRun) { self.run = run }

    func process(_ range: Range<Int>) -> [Part] {
      range.compactMap { Task(rawValue: $0) }.map { task in
        switch task {
        case .slices: .slices(run.slices)
        case .rules: .rules(run.rules)
        case .patterns: run.patterns
        case .curves: .curves(CurveTally(run).curves)
        case .mistakes: run.mistakes
        case .totals: .totals(run.totals)
        }
      }
    }
  }

  /// Everything, added up by `jobs` workers.
  func assessment(jobs: Int) -> Assessment {
    let parts = ChunkedWork.outputs(count: Task.allCases.count, chunk: 1, jobs: jobs) {
      Worker(self)
    }.flatMap { $0 }
    var made = Assessment(
      packName: ruleSet.name, packVersion: ruleSet.version, packHash: ruleSet.hash,
      prior: ruleSet.prior, families: ruleSet.families, messages: corpus.messages.count)
    var tally: RuleTally?
    var misses = MistakeTally()
    var falsePositives = MistakeTally()
    var blames: FalsePositiveBlames = []
    var totals = Totals(histogram: ScoreHistogram(prior: ruleSet.prior))
    for part in parts {
      switch part {
      case .slices(let slices): made.slices = slices
      case .rules(let rules): tally = rules
      case .patterns(let figures, let worst, let found):
        (made.patterns, made.blames, blames) = (figures, worst, found)
      case .curves(let curves): made.curves = curves
      case .mistakes(let missed, let held): (misses, falsePositives) = (missed, held)
      case .totals(let all): totals = all
      }
    }
    for (message, found) in blames { falsePositives.add(blames: found, of: message) }
    made.labels = totals.labels.messages
    made.weak = totals.weak
    made.clusterCount = totals.clusterCount
    made.allowed = totals.allowed
    made.limited = totals.limited
    made.unknownFamilies = totals.met.subtracting(familyNames).sorted()
    made.threads = totals.threads
    made.rules =
      tally?.figures(totals: totals.labels.messages, clusters: totals.labels.clusters) ?? []
    made.scoreBins = totals.histogram.scoreBins
    made.confidenceBins = totals.histogram.confidenceBins
    made.misses = misses.mistakes(outcomes)
    made.falsePositives = falsePositives.mistakes(outcomes)
    return made
  }
}

extension AssessmentRun {
  private var slices: [Slice] {
    var tally = SliceTally(familyNames: familyNames, origins: corpus.origins)
    for (index, label) in labels.enumerated() {
      guard let label else { continue }
      tally.add(corpus.messages[index], label, outcomes[index], cluster: clusters[index])
    }
    return tally.slices
  }

  private var rules: RuleTally {
    var tally = RuleTally(ruleSet)
    for (index, label) in labels.enumerated() {
      guard let label, !outcomes[index].rules.isEmpty else { continue }
      tally.add(label, outcomes[index], cluster: clusters[index])
    }
    return tally
  }

  private var patterns: Part {
    var tally = PatternTally(ruleSet, corpus)
    var found: FalsePositiveBlames = []
    for blamed in blames {
      let index = blamed.message
      let message = corpus.messages[index]
      tally.add(blamed.blame, message: index, label: message.label, cluster: clusters[index])
      if message.label == .ham, outcomes[index].isHeld {
        found.append((index, named(blamed.blame, in: message.text)))
      }
    }
    let figures = tally.figures
    return .patterns(figures, tally.blames(figures), found)
  }

  /// The patterns a false positive is due to.
  private func named(_ blame: MessageBlame, in text: String) -> [Assessment.Blame] {
    let decisive = blame.uses.filter(\.isDecisive)
    let shown = decisive.isEmpty ? blame.uses : decisive
    return shown.compactMap { use in
      guard let place = use.places.first else { return nil }
      let name = ruleSet.patterns[use.pattern.index]
      let rules = use.neededBy.isEmpty ? use.usedBy : use.neededBy
      return Assessment.Blame(
        pattern: use.pattern, place: name.place, source: name.source,
        rules: rules.map { ruleSet.rules[$0.index].id }, isDecisive: !decisive.isEmpty,
        match: BlamedMatch(place, in: text))
    }
  }

  private var mistakes: Part {
    var misses = MistakeTally()
    var falsePositives = MistakeTally()
    for (index, label) in labels.enumerated() {
      switch label {
      case .fraud where !outcomes[index].isHeld:
        misses.add(index, outcomes[index].highestScore, cluster: clusters[index])
      case .ham where outcomes[index].isHeld:
        falsePositives.add(index, outcomes[index].score, cluster: clusters[index])
      case nil, .fraud, .spam, .ham: break
      }
    }
    return .mistakes(misses: misses, falsePositives: falsePositives)
  }

  private var totals: Totals {
    var totals = Totals(histogram: ScoreHistogram(prior: ruleSet.prior))
    for (index, label) in labels.enumerated() {
      if outcomes[index].isAllowed { totals.allowed += 1 }
      if outcomes[index].reachedLimit { totals.limited += 1 }
      guard let label else {
        if corpus.messages[index].isLabelled {
          totals.weak.total += 1
          if outcomes[index].isHeld { totals.weak.hits += 1 }
        }
        continue
      }
      totals.labels.add(label, cluster: clusters[index])
      if label == .fraud {
        for family in corpus.messages[index].families where !totals.met.contains(family) {
          totals.met.insert(family)
        }
      }
      totals.histogram.add(outcomes[index], label)
    }
    totals.threads = ThreadFigures(corpus, outcomes)
    // Clusters are numbered from 0 in the order of their first messages.
    totals.clusterCount = clusters.max().map { Int($0) + 1 } ?? 0
    return totals
  }
}
