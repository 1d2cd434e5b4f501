import Diagnostics
import EntityFinding
import RuleCheck
import ScreeningEngine

/// A piece of evidence: something that a message has or has not.
enum Leaf: Hashable {
  /// A phrase or regular expression.
  case pattern(PatternID)
  case entity(EntityQuery)
  case disguise(DisguiseQuery)
}

/// The leaves of which each, alone in a message, makes something true.
///
/// Either a few, or all but a few: what needs no evidence at all is true with any of them.
enum LeafSet {
  case only(Set<Leaf>)
  case allBut(Set<Leaf>)

  static let none = LeafSet.only([])
  static let all = LeafSet.allBut([])

  /// Whether it is true without any evidence.
  var holdsWithNone: Bool {
    switch self {
    case .only: false
    case .allBut: true
    }
  }

  func contains(_ leaf: Leaf) -> Bool {
    switch self {
    case .only(let leaves): leaves.contains(leaf)
    case .allBut(let leaves): !leaves.contains(leaf)
    }
  }

  var complement: LeafSet {
    switch self {
    case .only(let leaves): .allBut(leaves)
    case .allBut(let leaves): .only(leaves)
    }
  }

  func union(_ other: LeafSet) -> LeafSet {
    switch (self, other) {
    case (.only(let a), .only(let b)): .only(a.union(b))
    case (.allBut(let a), .allBut(let b)): .allBut(a.intersection(b))
    case (.only(let a), .allBut(let b)), (.allBut(let b), .only(let a)): .allBut(b.subtracting(a))
    }
  }

  func intersection(_ other: LeafSet) -> LeafSet {
    complement.union(other.complement).complement
  }

  /// The leaves that `count` of the sets have, each by itself.
  static func atLeast(_ count: Int, of sets: [LeafSet]) -> LeafSet {
    let named = sets.reduce(into: Set<Leaf>()) { named, set in
      switch set {
      case .only(let leaves), .allBut(let leaves): named.formUnion(leaves)
      }
    }
    let isEnough = { (leaf: Leaf) in sets.count { $0.contains(leaf) } >= count }
    let withNone = sets.count { $0.holdsWithNone } >= count
    return withNone ? .allBut(named.filter { !isEnough($0) }) : .only(named.filter(isEnough))
  }
}
