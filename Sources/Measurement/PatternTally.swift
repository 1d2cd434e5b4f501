import Corpora
import ScreeningEngine

/// Adds up blame, message by message in the order of the corpus.
struct PatternTally {
  private let ruleSet: RuleSet
  private var cells: [Key: Cell] = [:]
  /// Held messages that would pass without a pattern, whatever rules of it fall.
  private var totals: [PatternID: LabelClusterTally] = [:]

  /// Texts kept of one pattern in one rule; what is beyond is counted with the pattern only.
  private static let maximumAlternatives = 200
  private static let maximumExamples = 3
  /// Alternatives reported.
  private static let shownAlternatives = 12

  private struct Key: Hashable {
    var rule: RuleID
    var pattern: PatternID
  }

  private struct Cell {
    var hits = LabelClusterTally()
    var needed = LabelCounts()
    var lost = LabelClusterTally()
    var alternatives: [String: Alternative] = [:]
  }

  private struct Alternative {
    var hits = LabelCounts()
    var lost = LabelCounts()
    var examples: [PatternFigures.Example] = []
    var exampleClusters: [Int32] = []
    /// In which order texts were met first.
    var rank: Int
  }

  init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  mutating func add(
    _ blame: MessageBlame, message: Int, label: LabelledMessage.Label, cluster: Int32
  ) {
    for use in blame.uses {
      if use.isDecisive {
        totals[use.pattern, default: LabelClusterTally()].add(label, cluster: cluster)
      }
      for rule in use.usedBy {
        var cell = cells.removeValue(forKey: Key(rule: rule, pattern: use.pattern)) ?? Cell()
        cell.hits.add(label, cluster: cluster)
        if use.neededBy.contains(rule) { cell.needed[label] += 1 }
        // A message is lost through the rules that fall, not through others that look at the same.
        let counts = use.isDecisive && use.neededBy.contains(rule)
        if counts { cell.lost.add(label, cluster: cluster) }
        var seen: [String] = []
        for match in use.matches where !seen.contains(match.folded) {
          seen.append(match.folded)
          Self.add(
            match, message: message, label: label, cluster: cluster, isLost: counts, to: &cell)
        }
        cells[Key(rule: rule, pattern: use.pattern)] = cell
      }
    }
  }

  private static func add(
    _ match: BlamedMatch, message: Int, label: LabelledMessage.Label, cluster: Int32,
    isLost: Bool, to cell: inout Cell
  ) {
    guard
      cell.alternatives[match.folded] != nil || cell.alternatives.count < maximumAlternatives
    else { return }
    var alternative =
      cell.alternatives.removeValue(forKey: match.folded)
      ?? Alternative(rank: cell.alternatives.count)
    alternative.hits[label] += 1
    if isLost { alternative.lost[label] += 1 }
    let example = PatternFigures.Example(message: message, label: label, match: match)
    if !alternative.exampleClusters.contains(cluster) {
      if alternative.examples.count < maximumExamples {
        alternative.examples.append(example)
        alternative.exampleClusters.append(cluster)
      } else if label == .ham,
        let place = alternative.examples.lastIndex(where: { $0.label != .ham })
      {
        // False alarms are what an author looks for.
        alternative.examples[place] = example
        alternative.exampleClusters[place] = cluster
      }
    }
    cell.alternatives[match.folded] = alternative
  }

  /// By rule and pattern, in pack order.
  var figures: [PatternFigures] {
    let sorted = cells.sorted {
      ($0.key.rule.index, $0.key.pattern.index) < ($1.key.rule.index, $1.key.pattern.index)
    }
    return sorted.map { key, cell in
      let name = ruleSet.patterns[key.pattern.index]
      let alternatives = cell.alternatives.sorted {
        ($1.value.lost.ham, $1.value.hits.ham, $1.value.hits.total, $0.value.rank)
          < ($0.value.lost.ham, $0.value.hits.ham, $0.value.hits.total, $1.value.rank)
      }
      return PatternFigures(
        rule: key.rule, ruleID: ruleSet.rules[key.rule.index].id, pattern: key.pattern,
        place: name.place, source: name.source, hits: cell.hits.messages,
        clusters: cell.hits.clusters, needed: cell.needed, lost: cell.lost.messages,
        alternatives: alternatives.prefix(Self.shownAlternatives).map { text, alternative in
          PatternFigures.Alternative(
            text: text, hits: alternative.hits, lost: alternative.lost,
            examples: alternative.examples.filter { $0.label == .ham }
              + alternative.examples.filter { $0.label != .ham })
        })
    }
  }
}

extension PatternTally {
  /// The patterns without which ordinary messages would pass: those that would free most clusters
  /// of them first, then those that cost the fewest frauds.
  var blames: [PatternBlame] {
    let byPattern = Dictionary(grouping: figures.filter { $0.lost.total > 0 }, by: \.pattern)
    let guilty = totals.filter { $0.value.messages.ham > 0 }.sorted {
      let (a, b) = ($0.value, $1.value)
      return (b.clusters.ham, b.messages.ham, a.messages.fraud, $0.key.index)
        < (a.clusters.ham, a.messages.ham, b.messages.fraud, $1.key.index)
    }
    return guilty.map { pattern, tally in
      let parts = byPattern[pattern] ?? []
      let worst = parts.max { $0.lost.ham < $1.lost.ham }
      let name = ruleSet.patterns[pattern.index]
      return PatternBlame(
        source: name.source, place: name.place, rules: parts.map(\.ruleID), lost: tally.messages,
        lostClusters: tally.clusters, alternatives: worst?.alternatives ?? [])
    }
  }
}
