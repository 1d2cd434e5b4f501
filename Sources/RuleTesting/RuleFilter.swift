/// Chooses rules by id: each pattern is a part of the id, or with `*` or `?` a glob of the whole.
package struct RuleFilter: Sendable {
  private let patterns: [[Character]]

  /// Every rule.
  package static let all = RuleFilter([])

  /// Rules that one of `patterns` names; all of them where there is none.
  package init(_ patterns: [String]) { self.patterns = patterns.map(Array.init) }

  /// Whether a rule is chosen. O(id x patterns).
  package func matches(_ id: String) -> Bool {
    guard !patterns.isEmpty else { return true }
    let id = Array(id)
    return patterns.contains { RuleFilter.matches($0, id) }
  }

  /// The patterns that none of `ids` matches.
  package func unmatched(among ids: [String]) -> [String] {
    let ids = ids.map(Array.init)
    return patterns.filter { pattern in !ids.contains { RuleFilter.matches(pattern, $0) } }
      .map { String($0) }
  }

  private static func matches(_ pattern: [Character], _ id: [Character]) -> Bool {
    guard pattern.contains(where: { $0 == "*" || $0 == "?" }) else {
      return pattern.isEmpty || id.indices.contains { id[$0...].starts(with: pattern) }
    }
    return matchesGlob(pattern, id)
  }

  /// The usual walk with one place to come back to: O(pattern x id) at worst, never exponential.
  private static func matchesGlob(_ pattern: [Character], _ id: [Character]) -> Bool {
    var (place, position) = (0, 0)
    var lastStar: (place: Int, position: Int)?
    while position < id.count {
      if place < pattern.count, pattern[place] == "*" {
        lastStar = (place, position)
        place += 1
      } else if place < pattern.count, pattern[place] == "?" || pattern[place] == id[position] {
        place += 1
        position += 1
      } else if let star = lastStar {
        lastStar = (star.place, star.position + 1)
        place = star.place + 1
        position = star.position + 1
      } else {
        return false
      }
    }
    return pattern[place...].allSatisfy { $0 == "*" }
  }
}
