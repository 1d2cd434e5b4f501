package import Corpora
package import Reporting
import ScreeningEngine

/// A part of a corpus and what the rules did with it.
package struct Slice: Sendable, Equatable {
  /// What the corpus is divided by.
  package enum Dimension: String, Sendable, CaseIterable {
    case all, family, source, language, writer
  }

  package var dimension: Dimension
  /// The family, data set, ..; "all" for the whole.
  package var name: String
  /// How its texts came about; nil where the mapping does not say. Real and machine-written texts
  /// are never put together.
  package var origin: Corpus.Origin?
  package var figures: Figures
  /// Of a family: frauds of it that were held as it, and not as another.
  package var asItself: Rate?

  /// What a tally is kept under.
  struct Key: Hashable {
    var dimension: Dimension
    var name: String
    var origin: Corpus.Origin?
  }
}

/// Divides a corpus and adds up each part.
struct SliceTally {
  private let familyNames: [String]
  private let origins: [String: Corpus.Origin]
  /// By number, in the order they were met in.
  private var keys: [Slice.Key] = []
  private var tallies: [FiguresTally] = []
  private var asItself: [Slice.Key: Rate] = [:]
  private var numbers: [Slice.Key: Int] = [:]
  /// The number used last in each dimension: most messages follow one of the same part.
  private var last: [Slice.Dimension: Int] = [:]

  /// With the names of the pack's families, by their number, and the origins of data sets.
  init(familyNames: [String], origins: [String: Corpus.Origin]) {
    self.familyNames = familyNames
    self.origins = origins
  }

  mutating func add(_ message: LabelledMessage, _ outcome: MessageOutcome, cluster: Int32) {
    let origin = origins[message.source]
    add(message, outcome, cluster, Slice.Key(dimension: .all, name: "all", origin: origin))
    add(
      message, outcome, cluster,
      Slice.Key(dimension: .source, name: message.source, origin: origin))
    add(
      message, outcome, cluster,
      Slice.Key(dimension: .language, name: message.language ?? "unknown", origin: origin))
    if let writer = message.writer {
      add(message, outcome, cluster, Slice.Key(dimension: .writer, name: writer, origin: origin))
    }
    addToFamilies(message, outcome, cluster, origin)
  }

  private mutating func add(
    _ message: LabelledMessage, _ outcome: MessageOutcome, _ cluster: Int32, _ key: Slice.Key
  ) {
    tallies[number(of: key)].add(
      message.label, cluster: cluster, isHeld: outcome.isHeld, isBlocked: outcome.level == .block)
  }

  private mutating func number(of key: Slice.Key) -> Int {
    if let number = last[key.dimension], keys[number] == key { return number }
    let number = numbers[key] ?? keys.count
    if number == keys.count {
      numbers[key] = number
      keys.append(key)
      tallies.append(FiguresTally())
    }
    last[key.dimension] = number
    return number
  }

  /// A fraud counts in each of its families, whatever family it was held as; other messages count
  /// in every family, as held only where they were held as it. Only those are kept here: the rest
  /// are the same for every family.
  private mutating func addToFamilies(
    _ message: LabelledMessage, _ outcome: MessageOutcome, _ cluster: Int32,
    _ origin: Corpus.Origin?
  ) {
    let heldAs = outcome.isHeld ? outcome.family.map { familyNames[$0.index] } : nil
    guard message.label == .fraud else {
      guard let heldAs else { return }
      return add(
        message, outcome, cluster, Slice.Key(dimension: .family, name: heldAs, origin: origin))
    }
    for family in message.families {
      let key = Slice.Key(dimension: .family, name: family, origin: origin)
      add(message, outcome, cluster, key)
      asItself[key, default: Rate(0, of: 0)].total += 1
      if heldAs.map(message.families.contains) == true {
        asItself[key, default: Rate(0, of: 0)].hits += 1
      }
    }
  }

  /// By dimension, then by name, then by origin.
  var slices: [Slice] {
    let order = Slice.Dimension.allCases
    func rank(_ key: Slice.Key) -> (Int, String, String) {
      (order.firstIndex(of: key.dimension) ?? 0, key.name, key.origin?.rawValue ?? "")
    }
    return zip(keys, tallies).sorted { rank($0.0) < rank($1.0) }.map { key, tally in
      let all = numbers[Slice.Key(dimension: .all, name: "all", origin: key.origin)]
        .map { tallies[$0] }
      return Slice(
        dimension: key.dimension, name: key.name, origin: key.origin,
        figures: key.dimension == .family ? tally.figures(amongAll: all) : tally.figures,
        asItself: asItself[key])
    }
  }
}
