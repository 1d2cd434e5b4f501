import Corpora
package import Reporting

/// How many messages of one label were held, counted by messages and by clusters.
package struct LabelFigures: Sendable, Equatable {
  package var messages = 0
  /// Held for review or blocked.
  package var held = 0
  package var blocked = 0
  package var clusters = 0
  /// Sums over clusters of the share of each that was held, and blocked.
  package var clustersHeld = 0.0
  package var clustersBlocked = 0.0

  package init() {}

  /// Held for review or blocked, of all.
  package var review: Rate { Rate(held, of: messages) }
  /// Blocked, of all.
  package var block: Rate { Rate(blocked, of: messages) }
  package var clusterReview: ClusterRate { ClusterRate(clustersHeld, of: clusters) }
  package var clusterBlock: ClusterRate { ClusterRate(clustersBlocked, of: clusters) }
}

/// What rules did with one part of a corpus.
package struct Figures: Sendable, Equatable {
  /// Frauds that should be held: `review` is the recall.
  package var fraud = LabelFigures()
  /// Reported apart: neither a target nor a clean negative.
  package var spam = LabelFigures()
  /// Ordinary messages: `review` is the false-positive rate.
  package var ham = LabelFigures()

  package init() {}

  /// Frauds among the frauds and ordinary messages held, as this corpus mixes them.
  package var precision: Rate { Rate(fraud.held, of: fraud.held + ham.held) }
  /// The same of those blocked.
  package var blockPrecision: Rate { Rate(fraud.blocked, of: fraud.blocked + ham.blocked) }

  /// The precision where frauds have these odds among all messages, in decibans: the corpus's own
  /// mix says nothing about that of real traffic.
  package func precision(atPrior prior: Double) -> Double {
    precision(atPrior: prior, falsePositives: ham.review.share)
  }

  /// Where that precision lies while the share of ordinary messages held is in its 95 % interval:
  /// no false alarm among fifty messages is no proof that there is none among a million.
  package func precisionInterval(atPrior prior: Double) -> ClosedRange<Double> {
    let wrong = ham.review.interval
    let low = precision(atPrior: prior, falsePositives: wrong.upperBound)
    return low...max(low, precision(atPrior: prior, falsePositives: wrong.lowerBound))
  }

  private func precision(atPrior prior: Double, falsePositives wrong: Double) -> Double {
    let found = fraud.review.share * Decibans.odds(prior)
    return found + wrong == 0 ? 0 : found / (found + wrong)
  }
}

/// Adds up figures message by message.
struct FiguresTally {
  private var fraud = LabelTally()
  private var spam = LabelTally()
  private var ham = LabelTally()

  mutating func add(
    _ label: LabelledMessage.Label, cluster: Int32, isHeld: Bool, isBlocked: Bool
  ) {
    switch label {
    case .fraud: fraud.add(cluster, isHeld: isHeld, isBlocked: isBlocked)
    case .spam: spam.add(cluster, isHeld: isHeld, isBlocked: isBlocked)
    case .ham: ham.add(cluster, isHeld: isHeld, isBlocked: isBlocked)
    }
  }

  var figures: Figures {
    var figures = Figures()
    figures.fraud = fraud.figures
    figures.spam = spam.figures
    figures.ham = ham.figures
    return figures
  }

  /// The figures where only held messages of spam and ham were added, and `all` has every one.
  func figures(amongAll all: FiguresTally?) -> Figures {
    guard let all else { return figures }
    var figures = Figures()
    figures.fraud = fraud.figures
    figures.spam = spam.figures(among: all.spam)
    figures.ham = ham.figures(among: all.ham)
    return figures
  }
}

/// The counts of one label, by cluster.
private struct LabelTally {
  private struct Counts {
    var messages: Int32 = 0
    var held: Int32 = 0
    var blocked: Int32 = 0
  }

  private var clusters: [Int32: Counts] = [:]
  private var messages = 0

  mutating func add(_ cluster: Int32, isHeld: Bool, isBlocked: Bool) {
    messages += 1
    var counts = clusters[cluster] ?? Counts()
    counts.messages += 1
    counts.held += isHeld ? 1 : 0
    counts.blocked += isBlocked ? 1 : 0
    clusters[cluster] = counts
  }

  var figures: LabelFigures { figures(among: self) }

  /// What was held here, of all messages and clusters of `whole`.
  func figures(among whole: LabelTally) -> LabelFigures {
    var figures = LabelFigures()
    figures.clusters = whole.clusters.count
    figures.messages = whole.messages
    // In the order of the clusters: the sum of doubles must not depend on a dictionary's order.
    for (cluster, counts) in clusters.filter({ $0.value.held > 0 }).sorted(by: { $0.key < $1.key })
    {
      let size = Double(whole.clusters[cluster]?.messages ?? counts.messages)
      figures.held += Int(counts.held)
      figures.blocked += Int(counts.blocked)
      figures.clustersHeld += Double(counts.held) / size
      figures.clustersBlocked += Double(counts.blocked) / size
    }
    return figures
  }
}
