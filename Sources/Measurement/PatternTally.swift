import Corpora
import ScreeningEngine

/// Adds up blame, message by message in the order of the corpus.
struct PatternTally {
  private let ruleSet: RuleSet
  private let corpus: Corpus
  private var numbers: [Key: Int] = [:]
  private var cells: [(key: Key, cell: Cell)] = []
  /// Held messages that would pass without a pattern, whatever rules of it fall.
  private var totals: [PatternID: LabelClusterTally] = [:]

  /// Texts kept of one pattern in one rule; what is beyond is counted with the pattern only.
  fileprivate static let maximumAlternatives = 200
  fileprivate static let maximumExamples = 3
  /// Alternatives reported.
  private static let shownAlternatives = 12

  private struct Key: Hashable {
    var rule: RuleID
    var pattern: PatternID
  }

  fileprivate struct Cell {
    var hits = LabelClusterTally()
    var needed = LabelCounts()
    var lost = LabelClusterTally()
    var numbers: [String: Int] = [:]
    /// In the order in which texts were met first.
    var alternatives: [Alternative] = []
  }

  fileprivate struct Alternative {
    var text: String
    var hits = LabelCounts()
    var lost = LabelCounts()
    var examples: [Example] = []
  }

  fileprivate struct Example {
    var message: Int32
    var cluster: Int32
    var label: LabelledMessage.Label
    var place: BlamedPlace
  }

  init(_ ruleSet: RuleSet, _ corpus: Corpus) {
    self.ruleSet = ruleSet
    self.corpus = corpus
  }

  mutating func add(
    _ blame: MessageBlame, message: Int, label: LabelledMessage.Label, cluster: Int32
  ) {
    for use in blame.uses {
      if use.isDecisive {
        totals[use.pattern, default: LabelClusterTally()].add(label, cluster: cluster)
      }
      for rule in use.usedBy {
        let number = number(of: Key(rule: rule, pattern: use.pattern))
        // A message is lost through the rules that fall, not through others that look at the same.
        let isNeeded = use.neededBy.contains(rule)
        let isLost = use.isDecisive && isNeeded
        cells[number].cell.hits.add(label, cluster: cluster)
        if isNeeded { cells[number].cell.needed[label] += 1 }
        if isLost { cells[number].cell.lost.add(label, cluster: cluster) }
        for (index, place) in use.places.enumerated()
        where !use.places[..<index].contains(where: { $0.folded == place.folded }) {
          let example = Example(
            message: Int32(message), cluster: cluster, label: label, place: place)
          cells[number].cell.add(example, isLost: isLost)
        }
      }
    }
  }

  private mutating func number(of key: Key) -> Int {
    if let known = numbers[key] { return known }
    numbers[key] = cells.count
    cells.append((key, Cell()))
    return cells.count - 1
  }

  /// By rule and pattern, in pack order.
  var figures: [PatternFigures] {
    let sorted = cells.sorted {
      ($0.key.rule.index, $0.key.pattern.index) < ($1.key.rule.index, $1.key.pattern.index)
    }
    return sorted.map { key, cell in
      let name = ruleSet.patterns[key.pattern.index]
      return PatternFigures(
        rule: key.rule, ruleID: ruleSet.rules[key.rule.index].id, pattern: key.pattern,
        place: name.place, source: name.source, hits: cell.hits.messages,
        clusters: cell.hits.clusters, needed: cell.needed, lost: cell.lost.messages,
        alternatives: alternatives(of: cell))
    }
  }

  /// Those to report of a cell, most false alarms first; where equal, in the order they were met in.
  private func alternatives(of cell: Cell) -> [PatternFigures.Alternative] {
    let ranked = cell.alternatives.enumerated().sorted { a, b in
      let (first, second) = (a.element, b.element)
      return (second.lost.ham, second.hits.ham, second.hits.total, a.offset)
        < (first.lost.ham, first.hits.ham, first.hits.total, b.offset)
    }
    return ranked.prefix(Self.shownAlternatives).map { _, alternative in
      PatternFigures.Alternative(
        text: alternative.text, hits: alternative.hits, lost: alternative.lost,
        examples: (alternative.examples.filter { $0.label == .ham }
          + alternative.examples.filter { $0.label != .ham }).map(shown))
    }
  }

  private func shown(_ example: Example) -> PatternFigures.Example {
    let message = Int(example.message)
    return PatternFigures.Example(
      message: message, label: example.label,
      match: BlamedMatch(example.place, in: corpus.messages[message].text))
  }
}

extension PatternTally.Cell {
  /// Counts the text that a pattern matched at a place.
  fileprivate mutating func add(_ example: PatternTally.Example, isLost: Bool) {
    guard let number = number(of: example.place.folded) else { return }
    alternatives[number].hits[example.label] += 1
    if isLost { alternatives[number].lost[example.label] += 1 }
    let examples = alternatives[number].examples
    guard !examples.contains(where: { $0.cluster == example.cluster }) else { return }
    if examples.count < PatternTally.maximumExamples {
      alternatives[number].examples.append(example)
    } else if example.label == .ham,
      let place = examples.lastIndex(where: { $0.label != .ham })
    {
      // False alarms are what an author looks for.
      alternatives[number].examples[place] = example
    }
  }

  /// The number of a text; nil for one beyond those that are kept.
  private mutating func number(of text: String) -> Int? {
    if let known = numbers[text] { return known }
    guard alternatives.count < PatternTally.maximumAlternatives else { return nil }
    numbers[text] = alternatives.count
    alternatives.append(PatternTally.Alternative(text: text))
    return alternatives.count - 1
  }
}

extension PatternTally {
  /// The patterns without which ordinary messages would pass: those that would free most clusters
  /// of them first, then those that cost the fewest frauds. `figures` are those of this tally.
  func blames(_ figures: [PatternFigures]) -> [PatternBlame] {
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
