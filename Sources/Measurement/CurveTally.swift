import Corpora
import ScreeningEngine

/// Collects scores by family in one pass: one curve for each origin, then for each family of the pack
/// that the corpus has frauds of.
struct CurveTally {
  private let familyNames: [String]
  /// How the texts of the data sets came about, each once.
  private let origins: [Corpus.Origin?]
  /// Ordinary messages and advertising, of which most score nothing: the scores above 0.
  private var hams = 0
  private var ham: [[Double]]
  private var spam: [[Double]]
  /// By origin, the same of frauds; for a family those of it.
  private var frauds: [[Int]]
  private var fraud: [[[Double]]]

  /// Index 0 is for the highest score of any family, 1 + n for family n.
  init(_ run: AssessmentRun) {
    familyNames = run.familyNames
    let corpus = run.corpus
    origins = Set(corpus.sources.map { corpus.origins[$0] }).sorted {
      ($0?.rawValue ?? "") < ($1?.rawValue ?? "")
    }
    let count = 1 + familyNames.count
    ham = Array(repeating: [], count: count)
    spam = ham
    frauds = Array(repeating: Array(repeating: 0, count: count), count: origins.count)
    fraud = Array(repeating: ham, count: origins.count)
    var numbers: [String: Int] = [:]
    for (index, name) in familyNames.enumerated() { numbers[name] = 1 + index }
    for (index, label) in run.labels.enumerated() {
      switch label {
      case nil: break
      case .ham:
        hams += 1
        Self.add(run.outcomes[index], to: &ham)
      case .spam: Self.add(run.outcomes[index], to: &spam)
      case .fraud:
        let message = corpus.messages[index]
        let origin = origins.firstIndex(of: corpus.origins[message.source]) ?? 0
        addFraud(run.outcomes[index], Set(message.families.compactMap { numbers[$0] }), origin)
      }
    }
  }

  private static func add(_ outcome: MessageOutcome, to scores: inout [[Double]]) {
    guard outcome.highestScore > 0, !outcome.isAllowed else { return }
    scores[0].append(outcome.highestScore)
    for entry in outcome.familyScores where entry.score > 0 {
      scores[1 + entry.family.index].append(entry.score)
    }
  }

  private mutating func addFraud(
    _ outcome: MessageOutcome, _ families: Set<Int>, _ origin: Int
  ) {
    for index in families.union([0]) {
      frauds[origin][index] += 1
      let score = index == 0 ? outcome.highestScore : outcome.score(of: FamilyID(index - 1))
      if score > 0 { fraud[origin][index].append(score) }
    }
  }

  var curves: [OperatingCurve] {
    var curves: [OperatingCurve] = []
    for index in ham.indices {
      for (number, origin) in origins.enumerated() {
        guard frauds[number][index] > 0, hams > 0 else { continue }
        curves.append(
          OperatingCurve(
            family: index == 0 ? nil : familyNames[index - 1], origin: origin,
            frauds: frauds[number][index], hams: hams,
            fraud: fraud[number][index], spam: spam[index], ham: ham[index]))
      }
    }
    return curves
  }
}
