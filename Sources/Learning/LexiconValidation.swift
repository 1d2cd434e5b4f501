import Measurement

/// Chooses the strength of the penalty, and learns anew without each part.
struct LexiconValidation: Sendable {
  let fitter: EntryFitter
  /// By part: whether figures are of it.
  let isMeasured: [Bool]

  private var problem: LearningProblem { fitter.problem }
  private var jobs: Int { fitter.options.jobs }

  /// The strength (by its number) with the best recall on groups of parts left out, at the rates of
  /// false alarms that are measured; fits start from those of all examples, `whole`.
  ///
  /// Parts and not clusters are left out: what tells the writers of one source apart from others
  /// would otherwise look as good as what tells fraud apart. With one part only, clusters are.
  /// Recall and not the loss: where a source is new the loss mostly says how sure one should be, and
  /// asks for a penalty that leaves little of what tells siblings apart.
  func bestStrength(_ everything: EntryFitter.Sample, whole: [LogisticFit]) -> Int {
    let groups = groups
    let sums = ParallelFits.outputs(count: groups.count, jobs: jobs) { number in
      self.sums(groups[number], everything, whole: whole)
    }
    let worths = whole.indices.map { step in
      var curve = WeightedCurve()
      for (group, sums) in zip(groups, sums) {
        for (row, sum) in zip(group.rows, sums[step]) {
          curve.add(score: sum, weight: problem.weights[row], isFraud: problem.isFraud[row])
        }
      }
      return fitter.options.rates.reduce(0) { total, rate in
        total + (curve.threshold(forFalsePositives: rate).map { curve.recall(at: $0).share } ?? 0)
      }
    }
    return worths.indices.max { worths[$0] < worths[$1] } ?? 0
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

  /// By strength, the sums of the examples of a group, in decibans, by words learned without it.
  private func sums(
    _ group: LeftOutParts.Group, _ everything: EntryFitter.Sample, whole: [LogisticFit]
  ) -> [[Double]] {
    let task = fitter.task(fitter.sample(everything, without: group.rows))
    return whole.indices.map { step in
      let fit = fitter.fit(task, strength: fitter.strengths[step], from: whole[step])
      var sums = [Double](repeating: 0, count: problem.messages.count)
      for (column, weight) in fit.weights.enumerated() where weight != 0 {
        problem.columns.matrix.add(column, times: weight * Logistic.decibans, to: &sums)
      }
      return group.rows.map { sums[$0] }
    }
  }

  /// Learns without each part and sums the words of its examples.
  func heldOut(
    _ everything: EntryFitter.Sample, strength: Double, whole: LogisticFit
  ) -> HeldOutScores {
    let groups = LeftOutParts(problem) { isMeasured[$0] }.groups
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
    return HeldOutScores(problem, sums: heldOut) { isMeasured[$0] }
  }
}
