/// What rules and words give each example, with words that were learned without its part.
struct HeldOutScores: Sendable {
  /// One example.
  struct Example: Sendable {
    var isFraud: Bool
    /// Its share of its cluster.
    var weight: Double
    var part: Int
    /// The score of the rules, and the sum of the words, in decibans.
    var rules: Double
    var words: Double
  }

  var examples: [Example] = []

  /// The examples of a problem that count, with the sums given.
  init(_ problem: LearningProblem, sums: [Double]) {
    examples = problem.messages.indices.lazy.filter { problem.isMember[$0] }.map { row in
      Example(
        isFraud: problem.isFraud[row], weight: problem.shares[row], part: problem.sources[row],
        rules: problem.ruleScores[row], words: sums[row])
    }
  }

  init() {}
}

/// Chooses the strength of the penalty, and learns anew without each part.
struct LexiconValidation: Sendable {
  let fitter: EntryFitter

  private var problem: LearningProblem { fitter.problem }
  private var jobs: Int { fitter.options.jobs }

  /// The strength (by its number) with the least loss on groups of parts left out; fits start from
  /// those of all examples, `whole`.
  ///
  /// Parts and not clusters are left out: what tells the writers of one source apart from others
  /// would otherwise look as good as what tells fraud apart. With one part only, clusters are.
  func bestStrength(_ everything: EntryFitter.Sample, whole: [LogisticFit]) -> Int {
    let groups = groups
    let losses = ParallelFits.outputs(count: groups.count, jobs: jobs) { number in
      self.losses(groups[number], everything, whole: whole)
    }
    let totals = whole.indices.map { step in losses.reduce(0) { $0 + $1[step] } }
    return totals.indices.min { totals[$0] < totals[$1] } ?? 0
  }

  private var groups: [LeftOutParts.Group] {
    let gathered = LeftOutParts.gathered(problem, into: fitter.options.folds)
    guard gathered.count < 2 else { return gathered }
    var byCluster = [LeftOutParts.Group](
      repeating: .init(rows: [], parts: []), count: fitter.options.folds)
    for row in problem.isMember.indices where problem.isMember[row] {
      var random = SplitMix(seed: UInt64(UInt32(bitPattern: problem.clusters[row])) &+ 77)
      byCluster[Int(random.next() % UInt64(byCluster.count))].rows.append(row)
    }
    return byCluster
  }

  private func losses(
    _ group: LeftOutParts.Group, _ everything: EntryFitter.Sample, whole: [LogisticFit]
  ) -> [Double] {
    let task = fitter.task(fitter.sample(everything, without: group.rows))
    var isOfGroup = [Bool](repeating: false, count: problem.messages.count)
    for row in group.rows { isOfGroup[row] = true }
    var rest = problem.regression(isUsed: isOfGroup)
    // What the group is judged by must not depend on its own share of frauds.
    rest.offsets = task.regression.offsets
    return whole.indices.map { step in
      let fit = fitter.fit(task, strength: EntryFitter.strengths[step], from: whole[step])
      return rest.loss(margins: rest.margins(weights: fit.weights, intercept: 0))
    }
  }

  /// Learns without each part and sums the words of its examples.
  func heldOut(
    _ everything: EntryFitter.Sample, strength: Double, whole: LogisticFit
  ) -> HeldOutScores {
    let groups = LeftOutParts(problem).groups
    let sums = ParallelFits.outputs(count: groups.count, jobs: jobs) { number in
      let group = groups[number]
      let task = fitter.task(fitter.sample(everything, without: group.rows))
      let fit = fitter.fit(task, strength: strength, from: whole)
      let sums = problem.sums(of: fitter.entries(task, strength: strength, fit))
      return group.rows.map { sums[$0] }
    }
    var heldOut = [Double](repeating: 0, count: problem.messages.count)
    for (group, sums) in zip(groups, sums) {
      for (row, sum) in zip(group.rows, sums) { heldOut[row] = sum }
    }
    return HeldOutScores(problem, sums: heldOut)
  }
}
