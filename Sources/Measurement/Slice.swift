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
  private var tallies: [Slice.Key: FiguresTally] = [:]
  private var asItself: [Slice.Key: Rate] = [:]

  /// With the names of the pack's families, by their number.
  init(familyNames: [String]) { self.familyNames = familyNames }

  mutating func add(
    _ message: LabelledMessage, _ outcome: MessageOutcome, cluster: Int32,
    origin: Corpus.Origin?
  ) {
    var names: [(Slice.Dimension, String)] = [(.all, "all"), (.source, message.source)]
    names.append((.language, message.language ?? "unknown"))
    if let writer = message.writer { names.append((.writer, writer)) }
    for (dimension, name) in names {
      let key = Slice.Key(dimension: dimension, name: name, origin: origin)
      tallies[key, default: FiguresTally()].add(
        message.label, cluster: cluster, isHeld: outcome.isHeld,
        isBlocked: outcome.level == .block)
    }
    addToFamilies(message, outcome, cluster: cluster, origin: origin)
  }

  /// A fraud counts in each of its families, whatever family it was held as; other messages count
  /// in every family, as held only where they were held as it. Only those are kept here: the rest
  /// are the same for every family.
  private mutating func addToFamilies(
    _ message: LabelledMessage, _ outcome: MessageOutcome, cluster: Int32,
    origin: Corpus.Origin?
  ) {
    let heldAs = outcome.isHeld ? outcome.family.map { familyNames[$0.index] } : nil
    guard message.label == .fraud else {
      guard let heldAs else { return }
      let key = Slice.Key(dimension: .family, name: heldAs, origin: origin)
      tallies[key, default: FiguresTally()].add(
        message.label, cluster: cluster, isHeld: true, isBlocked: outcome.level == .block)
      return
    }
    for family in message.families {
      let key = Slice.Key(dimension: .family, name: family, origin: origin)
      tallies[key, default: FiguresTally()].add(
        .fraud, cluster: cluster, isHeld: outcome.isHeld, isBlocked: outcome.level == .block)
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
    return tallies.sorted { rank($0.key) < rank($1.key) }.map { key, tally in
      let all = tallies[Slice.Key(dimension: .all, name: "all", origin: key.origin)]
      return Slice(
        dimension: key.dimension, name: key.name, origin: key.origin,
        figures: key.dimension == .family ? tally.figures(amongAll: all) : tally.figures,
        asItself: asItself[key])
    }
  }
}
