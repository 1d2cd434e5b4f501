/// The parts of a corpus that are left out to measure a lexicon, as groups: each part with frauds by
/// itself, those without gathered in a few, so that the number of fits is bounded.
struct LeftOutParts: Sendable {
  /// A group, left out as a whole.
  struct Group: Sendable {
    /// Examples.
    var rows: [Int]
    /// Parts.
    var parts: Set<Int>
  }

  let groups: [Group]

  /// Parts with frauds that are left out one by one; the smaller rest is gathered.
  private static let mostAlone = 30
  /// Groups of the rest.
  private static let gathered = 4

  init(_ problem: LearningProblem) {
    var rows: [Int: [Int]] = [:]
    var frauds: [Int: Double] = [:]
    for row in problem.isMember.indices where problem.isMember[row] {
      rows[problem.sources[row], default: []].append(row)
      if problem.isFraud[row] { frauds[problem.sources[row], default: 0] += problem.shares[row] }
    }
    let alone = Array(
      frauds.keys.sorted { (frauds[$1] ?? 0, $0) < (frauds[$0] ?? 0, $1) }.prefix(Self.mostAlone))
    let rest = rows.keys.filter { !alone.contains($0) }
    groups =
      alone.map { Group(rows: rows[$0] ?? [], parts: [$0]) }
      + Self.gathered(rest, rows, into: Self.gathered)
  }

  /// The parts gathered in `count` groups of about one size, for what need not be measured part by
  /// part.
  static func gathered(_ problem: LearningProblem, into count: Int) -> [Group] {
    var rows: [Int: [Int]] = [:]
    for row in problem.isMember.indices where problem.isMember[row] {
      rows[problem.sources[row], default: []].append(row)
    }
    return gathered(Array(rows.keys), rows, into: count)
  }

  /// Largest first, each to the smallest group.
  private static func gathered(
    _ parts: [Int], _ rows: [Int: [Int]], into count: Int
  ) -> [Group] {
    var groups = [Group](repeating: Group(rows: [], parts: []), count: count)
    let ordered = parts.sorted { (rows[$1]?.count ?? 0, $0) < (rows[$0]?.count ?? 0, $1) }
    for part in ordered {
      let least = groups.indices.min { groups[$0].rows.count < groups[$1].rows.count } ?? 0
      groups[least].rows += rows[part] ?? []
      groups[least].parts.insert(part)
    }
    return groups.filter { !$0.rows.isEmpty }
  }
}
