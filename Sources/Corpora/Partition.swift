/// Disjoint sets of messages with path halving and union by size (Tarjan and van Leeuwen 1984).
struct Partition {
  private var parents: [Int32]
  private var sizes: [Int32]

  init(count: Int) {
    parents = (0..<Int32(count)).map { $0 }
    sizes = Array(repeating: 1, count: count)
  }

  mutating func areJoined(_ a: Int, _ b: Int) -> Bool { root(of: a) == root(of: b) }

  mutating func join(_ a: Int, _ b: Int) {
    var (upper, lower) = (root(of: a), root(of: b))
    guard upper != lower else { return }
    if sizes[upper] < sizes[lower] { swap(&upper, &lower) }
    parents[lower] = Int32(upper)
    sizes[upper] += sizes[lower]
  }

  private mutating func root(of member: Int) -> Int {
    var member = member
    while parents[member] != member {
      parents[member] = parents[Int(parents[member])]
      member = Int(parents[member])
    }
    return member
  }

  /// The number of each member's set, counted from 0 in the order of the sets' first members.
  var numbers: [Int32] {
    var copy = self
    var numberOfRoot: [Int: Int32] = [:]
    return parents.indices.map { member in
      let root = copy.root(of: member)
      if let known = numberOfRoot[root] { return known }
      let number = Int32(numberOfRoot.count)
      numberOfRoot[root] = number
      return number
    }
  }
}
