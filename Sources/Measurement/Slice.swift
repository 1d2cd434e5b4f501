package import Corpora
package import Reporting
import ScreeningEngine

/// A part of a corpus and what the rules did with it.
package struct Slice: Sendable, Equatable {
  /// What the corpus is divided by.
  package enum Dimension: String, Sendable, CaseIterable {
    case all, family, source, language, writer

    /// In the order they are reported in, from 0.
    var place: Int {
      switch self {
      case .all: 0
      case .family: 1
      case .source: 2
      case .language: 3
      case .writer: 4
      }
    }
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
  private var last: [Int?] = Array(repeating: nil, count: Slice.Dimension.allCases.count)

  /// With the names of the pack's families, by their number, and the origins of data sets.
  init(familyNames: [String], origins: [String: Corpus.Origin]) {
    self.familyNames = familyNames
    self.origins = origins
  }

  mutating func add(
    _ message: LabelledMessage, _ label: LabelledMessage.Label, _ outcome: MessageOutcome,
    cluster: Int32
  ) {
    let origin = origins[message.source]
    let counted = Counted(
      label: label, cluster: cluster, isHeld: outcome.isHeld, isBlocked: outcome.level == .block)
    add(counted, number(of: .all, "all", origin))
    add(counted, number(of: .source, message.source, origin))
    add(counted, number(of: .language, message.language ?? "unknown", origin))
    if let writer = message.writer { add(counted, number(of: .writer, writer, origin)) }
    let heldAs = outcome.isHeld ? outcome.family.map { familyNames[$0.index] } : nil
    addToFamilies(counted, message.families, heldAs: heldAs, origin)
  }

  /// What is counted of a message.
  private struct Counted {
    var label: LabelledMessage.Label
    var cluster: Int32
    var isHeld: Bool
    var isBlocked: Bool
  }

  private mutating func add(_ message: Counted, _ number: Int) {
    tallies[number].add(
      message.label, cluster: message.cluster, isHeld: message.isHeld,
      isBlocked: message.isBlocked)
  }

  private mutating func number(
    of dimension: Slice.Dimension, _ name: String, _ origin: Corpus.Origin?
  ) -> Int {
    let place = dimension.place
    if let number = last[place], keys[number].name == name, keys[number].origin == origin {
      return number
    }
    let key = Slice.Key(dimension: dimension, name: name, origin: origin)
    let number = numbers[key] ?? keys.count
    if number == keys.count {
      numbers[key] = number
      keys.append(key)
      tallies.append(FiguresTally())
    }
    last[place] = number
    return number
  }

  /// A fraud counts in each of its families, whatever family it was held as; other messages count
  /// in every family, as held only where they were held as it. Only those are kept here: the rest
  /// are the same for every family.
  private mutating func addToFamilies(
    _ message: Counted, _ families: [String], heldAs: String?, _ origin: Corpus.Origin?
  ) {
    guard message.label == .fraud else {
      if let heldAs { add(message, number(of: .family, heldAs, origin)) }
      return
    }
    for family in families {
      let number = number(of: .family, family, origin)
      add(message, number)
      asItself[keys[number], default: Rate(0, of: 0)].total += 1
      if heldAs.map(families.contains) == true {
        asItself[keys[number], default: Rate(0, of: 0)].hits += 1
      }
    }
  }

  /// By dimension, then by name, then by origin.
  var slices: [Slice] {
    func rank(_ key: Slice.Key) -> (Int, String, String) {
      (key.dimension.place, key.name, key.origin?.rawValue ?? "")
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
