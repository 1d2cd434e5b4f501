/// Collects messages with one kind of mistake, a cluster at a time.
struct MistakeTally {
  private var groups: [Int32: Group] = [:]
  private var blames: [Int: [Assessment.Blame]] = [:]

  private struct Group {
    var message: Int
    var score: Double
    var count: Int
  }

  mutating func add(_ message: Int, _ score: Double, cluster: Int32) {
    groups[cluster, default: Group(message: message, score: score, count: 0)].count += 1
  }

  mutating func add(blames: [Assessment.Blame], of message: Int) { self.blames[message] = blames }

  /// The first message of each cluster, highest scores first: of misses those that nearly were
  /// none, of false positives the worst; else in the order of the corpus.
  func mistakes(_ outcomes: [MessageOutcome]) -> [Assessment.Mistake] {
    groups.values.sorted { ($1.score, $0.message) < ($0.score, $1.message) }.map { group in
      Assessment.Mistake(
        message: group.message, outcome: outcomes[group.message], count: group.count,
        blame: blames[group.message] ?? [])
    }
  }
}
